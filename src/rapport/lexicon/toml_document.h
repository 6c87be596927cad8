#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/model/diagnostic.h"

namespace rapport {

/// A value of a TOML file with the place where it stands, so that whoever rejects it can point at it.
struct TomlNode {
  enum class Kind : std::uint8_t { string, number, boolean, array, table };
  Kind kind = Kind::table;
  std::string text;             ///< of a string
  double number = 0;            ///< of a number; 0 or 1 of a boolean
  std::vector<TomlNode> items;  ///< of an array
  struct Entry;
  std::vector<Entry> entries;  ///< of a table, in the order of the file
  std::uint32_t line = 0;      ///< 1-based
  std::uint32_t column = 0;    ///< 1-based, in code points; of a string's opening quote

  [[nodiscard]] const TomlNode* find(std::string_view key) const;
};

struct TomlNode::Entry {
  std::string key;
  TomlNode value;
};

/// Parses TOML 1.0. A syntax error throws InputError with file, line, column and the line itself.
TomlNode parse_toml(std::string_view text, const std::string& path);

/// A diagnostic that points at `node` in the file `path`; at the `offset`-th byte of a string without escapes.
Diagnostic point_at(const TomlNode& node, const std::string& path, std::string_view file_text, std::string message,
                    std::size_t offset = 0);

/// Appends a diagnostic for each key of `table` that is none of `known`, with the nearest of them.
void find_unknown_keys(const TomlNode& table, std::span<const std::string_view> known, const std::string& path,
                       std::string_view file_text, std::vector<Diagnostic>& found);

/// Whether a value is a list of texts, none of them empty.
[[nodiscard]] bool is_list_of_texts(const TomlNode& node);

}  // namespace rapport
