#include "rapport/lexicon/lexicon.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "rapport/lexicon/packed_lexicon.h"
#include "rapport/lexicon/phrase.h"
#include "rapport/lexicon/regex_check.h"
#include "rapport/lexicon/toml_document.h"
#include "rapport/lexicon/word_classes.h"
#include "rapport/model/fnv1a.h"
#include "rapport/model/word_hash.h"

namespace rapport {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> axis_names{"sales_pressure", "relationship_building", "stance"};
constexpr std::array<std::string_view, 12> category_keys{"name", "axis", "facet",  "about",   "source",   "weight",
                                                         "yes",  "no",   "family", "phrases", "patterns", "cased"};
constexpr std::array<std::string_view, 9> family_keys{"about",    "strength", "opens", "requires", "phrases",
                                                      "patterns", "cased",    "yes",   "no"};
constexpr std::array<std::string_view, 3> cue_keys{"phrases", "patterns", "cased"};

/// Reads one category file into the lexicon.
class CategoryReader {
 public:
  CategoryReader(const LexiconFile& file, Lexicon& out, std::vector<Diagnostic>& found)
      : file_(file), out_(out), found_(found) {}

  void read(const TomlNode& root) {
    find_unknown_keys(root, category_keys, file_.path, file_.text, found_);
    category_.id = fs::path(file_.path).stem().string();
    category_.file = file_.path;
    category_.name = text(root, "name", true);
    category_.about = text(root, "about", true);
    read_axis(root);
    const bool stance = category_.axis == Axis::stance;
    category_.source = text(root, "source", !stance);
    category_.facet = text(root, "facet", !stance);
    category_.weight = number(root, "weight", 5);
    read_family(root, false);
    if (const auto* families = root.find("family"))
      for (const auto& family : families->items) read_family(family, true);
    if (cues_ == 0) complain(root, "no cue in it; write phrases = [\"…\"] or patterns = ['…']");
    out_.categories.push_back(std::move(category_));
  }

 private:
  void complain(const TomlNode& node, std::string message, std::size_t offset = 0) {
    found_.push_back(point_at(node, file_.path, file_.text, std::move(message), offset));
  }

  std::string text(const TomlNode& table, std::string_view key, bool required) {
    const TomlNode* node = table.find(key);
    if (node != nullptr && node->kind == TomlNode::Kind::string) return node->text;
    if (node != nullptr)
      complain(*node, std::string(key) + " is a text; write " + std::string(key) + " = \"…\"");
    else if (required)
      complain(table, "no '" + std::string(key) + "'; write " + std::string(key) + " = \"…\"");
    return {};
  }

  /// A factor of weights; 1 where the file has none.
  float number(const TomlNode& table, std::string_view key, int most) {
    const TomlNode* node = table.find(key);
    if (node == nullptr) return 1;
    const bool in_range = node->number >= 0.05 && node->number <= most;  // false for NaN
    if (node->kind != TomlNode::Kind::number || !in_range)
      complain(*node, std::string(key) + " is a number from 0.05 to " + std::to_string(most) + "; write " +
                          std::string(key) + " = 1.0");
    return static_cast<float>(node->number);
  }

  std::vector<const TomlNode*> texts(const TomlNode& table, std::string_view key) {
    std::vector<const TomlNode*> out;
    const TomlNode* node = table.find(key);
    if (node == nullptr) return out;
    if (node->kind != TomlNode::Kind::array)
      complain(*node, std::string(key) + " is a list; write " + std::string(key) + " = [\"…\", \"…\"]");
    for (const auto& item : node->items) {
      if (item.kind == TomlNode::Kind::string && !item.text.empty())
        out.push_back(&item);
      else
        complain(item, "an entry of " + std::string(key) + " is a text that is not empty");
    }
    return out;
  }

  void read_axis(const TomlNode& root) {
    const std::string axis = text(root, "axis", true);
    const auto it = std::find(axis_names.begin(), axis_names.end(), axis);
    if (it != axis_names.end())
      category_.axis = static_cast<Axis>(it - axis_names.begin());
    else if (!axis.empty())
      complain(*root.find("axis"),
               "unknown axis '" + axis + "'; write \"sales_pressure\", \"relationship_building\" or \"stance\"");
  }

  bool commercial(const TomlNode& table, std::string_view key) {
    const std::string gate = text(table, key, false);
    if (!gate.empty() && gate != "commercial")
      complain(*table.find(key), "unknown gate '" + gate + "'; write " + std::string(key) + " = \"commercial\"");
    return gate == "commercial";
  }

  void read_family(const TomlNode& family, bool own_table) {
    if (own_table) find_unknown_keys(family, family_keys, file_.path, file_.text, found_);
    Cue model;
    model.category = static_cast<std::uint16_t>(out_.categories.size());
    model.weight = category_.weight * (own_table ? number(family, "strength", 2) : 1.0F);
    model.opens_commercial = commercial(family, "opens");
    model.requires_commercial = commercial(family, "requires");
    for (const auto* yes : texts(family, "yes")) category_.yes.push_back(yes->text);
    for (const auto* no : texts(family, "no")) category_.no.push_back(no->text);
    for (std::size_t kind = 0; kind < cue_keys.size(); ++kind)
      for (const auto* entry : texts(family, cue_keys[kind])) {
        model.kind = static_cast<CueKind>(kind);
        add_cue(model, *entry);
      }
  }

  void add_cue(const Cue& model, const TomlNode& entry) {
    check(model.kind, entry);
    Cue cue = model;
    cue.id = category_.id + "." + std::to_string(++cues_);
    cue.source = entry.text;
    cue.sentence_start = cue.kind != CueKind::cased && entry.text.starts_with('^');
    out_.cues.push_back(std::move(cue));
  }

  void check(CueKind kind, const TomlNode& entry) {
    if (kind == CueKind::phrase) {
      Phrase phrase = parse_phrase(entry.text, out_.spelling);
      if (!phrase.error.empty()) complain(entry, std::move(phrase.error), phrase.error_offset);
      return;
    }
    if (const auto boundary = entry.text.find("\\b"); boundary != std::string::npos)
      return complain(entry, "leave out \\b: a match counts only where both its ends are word boundaries", boundary);
    const bool pattern = kind == CueKind::pattern;
    const std::size_t head = pattern && entry.text.starts_with('^') ? 1 : 0;
    std::size_t offset = 0;
    std::string error = regex_error(std::string_view(entry.text).substr(head), offset);
    if (!error.empty()) complain(entry, std::move(error), offset);
  }

  const LexiconFile& file_;
  Lexicon& out_;
  std::vector<Diagnostic>& found_;
  Category category_;
  std::size_t cues_ = 0;
};

void read_function_words(const TomlNode& root, const LexiconFile& file, Lexicon& out, std::vector<Diagnostic>& found) {
  constexpr std::size_t most_classes = 256;
  for (const auto& [name, words] : root.entries) {
    const auto number = static_cast<std::uint8_t>(out.function_word_classes.size());
    if (!is_list_of_texts(words) || out.function_word_classes.size() == most_classes) {
      found.push_back(
          point_at(words, file.path, file.text,
                   "write a class of function words as a list, at most 256 classes: " + name + " = [\"…\", \"…\"]"));
      continue;
    }
    for (const auto& word : words.items)
      if (!out.is_function_word(word.text)) out.function_words[word_hash(word.text)] = number;
    out.function_word_classes.push_back(name);
  }
}

/// Over all names and contents: tells two lexicons apart, not more. A byte that UTF-8 never holds ends each text.
std::string version_of(const std::vector<LexiconFile>& files) {
  std::uint64_t hash = fnv1a_basis;
  for (const auto& file : files) {
    hash = fnv1a("\xff", fnv1a(fs::path(file.path).filename().string(), hash));
    hash = fnv1a("\xff", fnv1a(file.text, hash));
  }
  return hex_digits(hash);
}

}  // namespace

int Lexicon::find_category(std::string_view id) const {
  const auto it = std::find_if(categories.begin(), categories.end(), [id](const Category& c) { return c.id == id; });
  return it == categories.end() ? -1 : static_cast<int>(it - categories.begin());
}

int Lexicon::function_word_class(std::string_view word) const {
  const std::uint8_t* const found = function_words.find(word_hash(word));
  return found == nullptr ? -1 : *found;
}

Lexicon builtin_lexicon() {
  Lexicon out;
  PackReader parts(builtin_pack());
  parts(out);
  out.packed_cues = parts.rest();
  return out;
}

Lexicon load_lexicon(const std::vector<LexiconFile>& files) {
  Lexicon out;
  std::vector<Diagnostic> found;
  std::vector<std::pair<const LexiconFile*, TomlNode>> parsed;
  for (const auto& file : files) {
    if (holds_contrast_cases(file)) continue;
    try {
      TomlNode root = parse_toml(file.text, file.path);
      const std::string stem = fs::path(file.path).stem().string();
      if (stem == "calibration") continue;
      if (stem == "spelling")
        read_spelling(root, file.path, file.text, out.spelling, found);
      else if (stem == "function_words")
        read_function_words(root, file, out, found);
      else if (stem == "word_classes")
        read_word_classes(root, file.path, file.text, out.spelling, found);
      else
        parsed.emplace_back(&file, std::move(root));
    } catch (const InputError& e) {
      found.insert(found.end(), e.diagnostics().begin(), e.diagnostics().end());
    }
  }
  for (const auto& [file, root] : parsed) CategoryReader(*file, out, found).read(root);
  for (std::size_t i = 0; i < out.categories.size(); ++i)
    if (out.find_category(out.categories[i].id) != static_cast<int>(i))
      found.push_back(point_at(parsed[i].second, parsed[i].first->path, parsed[i].first->text,
                               "a second category '" + out.categories[i].id + "'; give the file another name"));
  if (!found.empty()) throw InputError(std::move(found));
  out.language = "en";
  out.version = version_of(files);
  return out;
}

}  // namespace rapport
