#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/lexicon/spelling.h"
#include "rapport/model/diagnostic.h"
#include "rapport/model/hash_table.h"

namespace rapport {

enum class Axis : std::uint8_t { sales_pressure, relationship_building, stance };

/// How the text of a cue is to be matched.
enum class CueKind : std::uint8_t {
  phrase,   ///< words, in the language of lexicons/README.md
  pattern,  ///< RE2 on the match form
  cased,    ///< RE2 on the original text
};

/// One entry of a lexicon file. What it matches says cue_expression() (expression.h).
struct Cue {
  std::string id;      ///< "urgency.12"
  std::string source;  ///< as written in the file
  CueKind kind = CueKind::phrase;
  std::uint16_t category = 0;  ///< index in Lexicon::categories
  float weight = 1;            ///< category's weight times the family's strength
  bool opens_commercial = false;
  bool requires_commercial = false;
  bool sentence_start = false;  ///< counts only where a sentence begins
};

struct Category {
  std::string id;  ///< the file's stem: "urgency"
  std::string name;
  Axis axis = Axis::sales_pressure;
  std::string facet;
  std::string about;
  std::string source;
  float weight = 1;
  std::string file;
  std::vector<std::string> yes;  ///< texts in which the category must give points
  std::vector<std::string> no;   ///< texts in which it must not
};

/// A lexicon: immutable once loaded, shared by all threads.
struct Lexicon {
  std::string language;  ///< "en"
  std::string version;   ///< 16 hexadecimal digits: a hash of all files that were read
  std::vector<Category> categories;
  std::vector<Cue> cues;
  Spelling spelling;  ///< spellings that count as the same word in every phrase and pattern

  /// Classes of function words ("pronoun", "article" …) by word_hash of the word: the file function_words.toml.
  HashTable<std::uint8_t> function_words;
  std::vector<std::string> function_word_classes;

  /// For a Matcher: the cues as pack_cues() has written them, if that was done when the program was built. Then `cues`
  /// must stay as they are.
  std::string_view packed_cues;

  /// Whether a word in match form is a function word.
  [[nodiscard]] bool is_function_word(std::string_view word) const { return function_word_class(word) >= 0; }
  /// Index in function_word_classes, or -1.
  [[nodiscard]] int function_word_class(std::string_view word) const;

  /// Index of the category with that id, or -1.
  [[nodiscard]] int find_category(std::string_view id) const;
};

/// A lexicon file in memory.
struct LexiconFile {
  std::string path;  ///< as printed in diagnostics; its parent folder and stem say what it is
  std::string text;
};

/// The English lexicon that is built into the program. It was examined and packed when the program was built, so it is
/// there in a few milliseconds.
Lexicon builtin_lexicon();

/// The files that it was made of.
std::vector<LexiconFile> builtin_lexicon_files();
/// The one of them that holds the constants of the scores: see load_calibration().
LexiconFile builtin_calibration_file();

/// Every .toml file below a lexicon folder, sorted by path; hidden ones, such as an editor leaves, are not looked at.
/// Throws InputError if there is none, or with each that cannot be read.
std::vector<LexiconFile> read_lexicon_folder(const std::string& folder);

/// Whether a file holds cases of RapportCheck (it lies in a folder check/) and no part of the lexicon itself.
[[nodiscard]] bool holds_contrast_cases(const LexiconFile& file);

/// Files with others on top: one of these takes the place of the one of its name, a category that of a category, a file
/// of contrast cases that of such a file; the rest is added.
std::vector<LexiconFile> laid_over(std::vector<LexiconFile> files, std::vector<LexiconFile> on_top);

/// Parses the files of one language into a lexicon (those with contrast cases are left aside). Every phrase is read and
/// every expression compiled; throws InputError with everything that is wrong in any of them.
Lexicon load_lexicon(const std::vector<LexiconFile>& files);

}  // namespace rapport
