#include "rapport/lexicon/spelling.h"

#include "rapport/lexicon/toml_document.h"
#include "rapport/segment/match_form.h"

namespace rapport {

namespace {

std::string match_form(std::string_view text) {
  MatchForm form;
  make_match_form(text, form);
  return form.text;
}

}  // namespace

void Spelling::add(const std::string& canonical, const std::vector<std::string>& variants) {
  const std::string word = match_form(canonical);
  auto& list = same_[word];
  for (const auto& variant : variants) {
    list.push_back(match_form(variant));
    if (list.back().find(' ') == std::string::npos) canonical_.emplace(list.back(), word);
  }
}

void Spelling::add_number(std::string_view word) { numbers_.push_back(match_form(word)); }

std::string_view Spelling::canonical(std::string_view word) const {
  const auto it = canonical_.find(word);
  return it == canonical_.end() ? word : std::string_view(it->second);
}

const std::vector<std::string>* Spelling::variants(std::string_view canonical) const {
  const auto it = same_.find(canonical);
  return it == same_.end() ? nullptr : &it->second;
}

const std::vector<std::string>* Spelling::word_class(std::string_view name) const {
  const auto it = classes_.find(name);
  return it == classes_.end() ? nullptr : &it->second;
}

std::vector<std::string_view> Spelling::word_class_names() const {
  std::vector<std::string_view> out;
  for (const auto& [name, phrases] : classes_) out.emplace_back(name);
  return out;
}

void Spelling::add_word_class(const std::string& name, std::vector<std::string> phrases) {
  classes_[name] = std::move(phrases);
}

void read_spelling(const TomlNode& root, const std::string& path, std::string_view text, Spelling& out,
                   std::vector<Diagnostic>& found) {
  if (const TomlNode* numbers = root.find("numbers"); numbers != nullptr) {
    for (const auto& item : numbers->items) {
      if (item.kind == TomlNode::Kind::string && item.text.find(' ') == std::string::npos)
        out.add_number(item.text);
      else
        found.push_back(point_at(item, path, text, "write a number as one word: numbers = [\"two\", \"three\"]"));
    }
  }
  const TomlNode* same = root.find("same");
  if (same == nullptr || same->kind != TomlNode::Kind::table) {
    found.push_back(point_at(same == nullptr ? root : *same, path, text,
                             "no table [same]; write [same] and below it lines such as you = [\"u\"]"));
    return;
  }
  for (const auto& [canonical, list] : same->entries) {
    std::vector<std::string> variants;
    for (const auto& item : list.items) variants.push_back(item.text);
    if (!is_list_of_texts(list) || variants.empty())
      found.push_back(point_at(list, path, text, "write a list of spellings: " + canonical + " = [\"…\", \"…\"]"));
    out.add(canonical, variants);
  }
}

}  // namespace rapport
