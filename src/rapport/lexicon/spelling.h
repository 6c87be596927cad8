#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/model/diagnostic.h"

namespace rapport {

struct TomlNode;

/// What the words of a phrase stand for: spellings that count as the same word and words for numbers (the file
/// spelling.toml), all in match form, and word classes (word_classes.toml).
class Spelling {
 public:
  /// Adds the variants of `canonical`; a variant may have several words ("do not").
  void add(const std::string& canonical, const std::vector<std::string>& variants);

  /// The variants of a canonical word, without itself; null if it has none.
  [[nodiscard]] const std::vector<std::string>* variants(std::string_view canonical) const;

  /// The canonical word of a one-word variant; `word` itself if it is none.
  [[nodiscard]] std::string_view canonical(std::string_view word) const;

  /// Words that count as a number where a phrase asks for one: "three".
  [[nodiscard]] const std::vector<std::string>& numbers() const { return numbers_; }
  void add_number(std::string_view word);

  /// The phrases that `{name}` stands for, as written; null if there is no such class. None of them names a class.
  [[nodiscard]] const std::vector<std::string>* word_class(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> word_class_names() const;
  void add_word_class(const std::string& name, std::vector<std::string> phrases);

  /// For PackWriter and PackReader.
  template <class Pack>
  void pack(Pack& parts) {
    std::vector<std::pair<std::string, std::vector<std::string>>> same(same_.begin(), same_.end());
    std::vector<std::pair<std::string, std::string>> canonical(canonical_.begin(), canonical_.end());
    std::vector<std::pair<std::string, std::vector<std::string>>> classes(classes_.begin(), classes_.end());
    parts(same, canonical, numbers_, classes);
    same_ = {same.begin(), same.end()};
    canonical_ = {canonical.begin(), canonical.end()};
    classes_ = {classes.begin(), classes.end()};
  }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> same_;
  std::map<std::string, std::string, std::less<>> canonical_;  // of one-word variants
  std::vector<std::string> numbers_;
  std::map<std::string, std::vector<std::string>, std::less<>> classes_;
};

/// Reads the list `numbers` and the table [same] of a parsed spelling.toml; appends what is wrong to `found`.
void read_spelling(const TomlNode& root, const std::string& path, std::string_view text, Spelling& out,
                   std::vector<Diagnostic>& found);

}  // namespace rapport
