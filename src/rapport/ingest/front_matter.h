#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapport {

/// The scalar values at the top of a YAML, TOML or JSON document, in order. Of a list counts the first value, of a
/// table its "name" or "display_name". Of the tables in a list the same is kept; nothing below that is looked at.
class Fields {
 public:
  /// The value of that name as it was written; empty if there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;
  /// The first of the names that has a value.
  [[nodiscard]] std::string_view first_of(std::initializer_list<std::string_view> names) const;

  /// The tables in the list of that name.
  [[nodiscard]] std::span<const Fields> tables(std::string_view name) const;

  void add(std::string name, std::string value) { values_.emplace_back(std::move(name), std::move(value)); }
  void add_table(std::string_view list, Fields table);
  [[nodiscard]] bool empty() const { return values_.empty(); }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  std::vector<std::pair<std::string, std::vector<Fields>>> lists_;
};

/// Nothing where the text cannot be parsed.
std::optional<Fields> parse_yaml(std::string_view text);  ///< JSON too
std::optional<Fields> parse_toml_fields(std::string_view text);

/// The front matter of a page of a site generator and the body below it.
struct FrontMatter {
  Fields fields;
  std::string_view body;
  bool is_damaged = false;  ///< the fences are there, but what stands between them cannot be parsed
};

/// Takes a page apart: "---" around YAML, "---json" above JSON (Eleventy), "+++" around TOML, a JSON object, or lines
/// "Title: …" up to an empty one (Pelican; names in any case, here in lower case), ".. title: …" (Nikola). Nothing
/// where it begins otherwise.
std::optional<FrontMatter> split_front_matter(std::string_view page);

}  // namespace rapport
