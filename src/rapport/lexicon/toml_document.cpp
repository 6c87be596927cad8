#include "rapport/lexicon/toml_document.h"

#include <toml++/toml.h>
#include <algorithm>

#include "rapport/lexicon/nearest.h"
#include "rapport/model/code_points.h"

namespace rapport {

namespace {

std::string line_of(std::string_view text, std::uint64_t line) {
  std::size_t at = 0;
  for (std::uint64_t i = 1; i < line && at != std::string_view::npos; ++i) {
    at = text.find('\n', at);
    if (at != std::string_view::npos) ++at;
  }
  if (at == std::string_view::npos) return {};
  return std::string(text.substr(at, text.find('\n', at) - at));
}

/// toml++ counts the columns of a line in code points, diagnostics in bytes.
std::uint64_t byte_column(std::string_view line, std::uint32_t column) {
  return column == 0 ? 0 : CodePoints(line).to_byte(column - 1) + 1;
}

/// Whether a string stands in its line letter by letter, so that an offset in it leads to a column.
bool stands_as_it_is(const TomlNode& node, std::string_view line, std::uint64_t column) {
  if (column == 0 || column > line.size()) return false;
  return line[column - 1] == '\'' || node.text.find_first_of("\\\"\n") == std::string::npos;
}

TomlNode convert(const toml::node& node);

void convert_table(const toml::table& table, TomlNode& out) {
  for (const auto& [key, value] : table) out.entries.push_back({std::string(key.str()), convert(value)});
  std::stable_sort(out.entries.begin(), out.entries.end(), [](const auto& a, const auto& b) {
    return std::pair(a.value.line, a.value.column) < std::pair(b.value.line, b.value.column);
  });
}

TomlNode convert(const toml::node& node) {
  TomlNode out;
  out.line = static_cast<std::uint32_t>(node.source().begin.line);
  out.column = static_cast<std::uint32_t>(node.source().begin.column);
  if (const auto* s = node.as_string()) {
    out.kind = TomlNode::Kind::string;
    out.text = s->get();
  } else if (const auto* array = node.as_array()) {
    out.kind = TomlNode::Kind::array;
    for (const auto& item : *array) out.items.push_back(convert(item));
  } else if (const auto* table = node.as_table()) {
    convert_table(*table, out);
  } else if (node.is_boolean()) {
    out.kind = TomlNode::Kind::boolean;
    out.number = node.value_or(false) ? 1 : 0;
  } else {
    out.kind = TomlNode::Kind::number;
    out.number = node.value_or(0.0);
  }
  return out;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view key) const {
  for (const auto& [name, value] : entries)
    if (name == key) return &value;
  return nullptr;
}

TomlNode parse_toml(std::string_view text, const std::string& path) {
  try {
    TomlNode out;
    convert_table(toml::parse(text, path), out);
    return out;
  } catch (const toml::parse_error& e) {
    Diagnostic d;
    d.severity = Diagnostic::Severity::error;
    d.file = path;
    d.line = e.source().begin.line;
    d.excerpt = line_of(text, d.line);
    d.column = byte_column(d.excerpt, e.source().begin.column);
    d.message = "not valid TOML: " + std::string(e.description());
    throw InputError(std::move(d));
  }
}

Diagnostic point_at(const TomlNode& node, const std::string& path, std::string_view file_text, std::string message,
                    std::size_t offset) {
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = path;
  d.line = node.line;
  d.message = std::move(message);
  d.excerpt = line_of(file_text, d.line);
  d.column = byte_column(d.excerpt, node.column);
  if (node.kind == TomlNode::Kind::string && stands_as_it_is(node, d.excerpt, d.column)) d.column += 1 + offset;
  return d;
}

void find_unknown_keys(const TomlNode& table, std::span<const std::string_view> known, const std::string& path,
                       std::string_view file_text, std::vector<Diagnostic>& found) {
  for (const auto& [key, value] : table.entries)
    if (std::find(known.begin(), known.end(), key) == known.end())
      found.push_back(point_at(value, path, file_text,
                               "unknown key '" + key + "'" + did_you_mean(key, {known.begin(), known.end()})));
}

bool is_list_of_texts(const TomlNode& node) {
  return node.kind == TomlNode::Kind::array && std::all_of(node.items.begin(), node.items.end(), [](const auto& item) {
           return item.kind == TomlNode::Kind::string && !item.text.empty();
         });
}

}  // namespace rapport
