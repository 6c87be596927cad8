#include "rapport/lexicon/import.h"

#include <algorithm>
#include <cctype>

#include "rapport/lexicon/import_entry.h"
#include "rapport/lexicon/phrase.h"

namespace rapport {

namespace {

std::string toml_string(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out.append("\\u00").append({hex[byte >> 4U], hex[byte & 15U]});
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void write_list(std::string_view key, const std::vector<std::string>& entries, std::string& out) {
  if (entries.empty()) return;
  out += std::string(key) + " = [\n";
  for (const auto& entry : entries) out += "  " + toml_string(entry) + ",\n";
  out += "]\n";
}

std::string file_stem(std::string_view category) {
  std::string out;
  for (const char c : category)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80)
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!out.empty() && out.back() != '_')
      out += '_';
  while (!out.empty() && out.back() == '_') out.pop_back();
  return out.empty() ? "category" : out;
}

/// With one blank wherever blanks or line breaks stand.
std::string in_one_line(std::string_view entry) {
  std::string out;
  for (const char c : entry) {
    if (std::isspace(static_cast<unsigned char>(c)) == 0)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool has_letter(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
  });
}

}  // namespace

std::string ImportedEntries::add(const std::string& category, std::string_view written) {
  Lists& lists = categories_[file_stem(category)];
  if (lists.name.empty()) lists.name = category;
  const std::string entry = in_one_line(written);
  if (!has_letter(entry)) {
    std::string pattern;
    for (const char c : entry) pattern += std::string("\\") + c;
    lists.patterns.push_back(std::move(pattern));
  } else {
    Phrase phrase = parse_phrase(entry, Spelling());
    if (!phrase.error.empty()) return std::move(phrase.error);
    lists.phrases.push_back(entry);
  }
  ++size_;
  return {};
}

std::vector<LexiconFile> ImportedEntries::files(const std::string& source, Axis axis) const {
  std::vector<LexiconFile> out;
  for (const auto& [stem, lists] : categories_) {
    if (lists.phrases.empty() && lists.patterns.empty()) continue;
    std::string text = "name   = " + toml_string(lists.name) + "\naxis   = ";
    text += axis == Axis::sales_pressure ? "\"sales_pressure\"" : "\"relationship_building\"";
    text += "\nfacet  = \"imported\"\nabout  = " + toml_string("Imported from " + source) +
            "\nsource = " + toml_string(source) + "\nweight = 1.0\n\n";
    text += "# Write examples here: `rapport lexicon test` runs them.\nyes = []\nno  = []\n\n";
    write_list("phrases", lists.phrases, text);
    write_list("patterns", lists.patterns, text);
    out.push_back({stem + ".toml", std::move(text)});
  }
  return out;
}

ImportedLexicon import_dictionary(std::string_view text, const std::string& path, Axis axis) {
  ImportedLexicon out;
  ImportedEntries entries;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '%')
    import_liwc(text, path, entries, out.unread);
  else
    import_quanteda(text, path, entries, out.unread);
  out.entries = entries.size();
  out.files = entries.files(path, axis);
  return out;
}

}  // namespace rapport
