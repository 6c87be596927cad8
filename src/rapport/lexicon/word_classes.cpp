#include "rapport/lexicon/word_classes.h"

#include "rapport/lexicon/phrase.h"
#include "rapport/lexicon/toml_document.h"

namespace rapport {

namespace {

/// What is wrong with an entry; empty = nothing.
std::string mistake(const std::string& entry, std::size_t& offset) {
  offset = entry.find('{');
  if (offset != std::string::npos) return "a word class names no other; write the words here";
  const Phrase phrase = parse_phrase(entry, Spelling());
  offset = phrase.error_offset;
  return phrase.sentence_start ? "a word class may stand anywhere; leave out '^'" : phrase.error;
}

}  // namespace

void read_word_classes(const TomlNode& root, const std::string& path, std::string_view text, Spelling& out,
                       std::vector<Diagnostic>& found) {
  for (const auto& [name, list] : root.entries) {
    std::vector<std::string> phrases;
    for (const auto& item : list.items) {
      std::size_t offset = 0;
      std::string wrong =
          item.kind == TomlNode::Kind::string ? mistake(item.text, offset) : "an entry of a word class is a phrase";
      if (wrong.empty())
        phrases.push_back(item.text);
      else
        found.push_back(point_at(item, path, text, std::move(wrong), offset));
    }
    if (list.items.empty())
      found.push_back(point_at(list, path, text, "write a list of phrases: " + name + " = [\"…\", \"…\"]"));
    else
      out.add_word_class(name, std::move(phrases));
  }
}

}  // namespace rapport
