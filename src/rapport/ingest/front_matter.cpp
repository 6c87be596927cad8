#include "rapport/ingest/front_matter.h"

#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <sstream>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

constexpr std::array<const char*, 2> table_names = {"name", "display_name"};

/// Of a list, its first element. Not deeper: by an alias, a list may hold itself.
std::string scalar(const YAML::Node& node) {
  const YAML::Node one = node.IsSequence() && node.size() > 0 ? node[0] : node;
  if (one.IsScalar()) return one.Scalar();
  if (!one.IsMap()) return {};
  for (const char* const name : table_names) {
    if (one[name] && one[name].IsScalar()) return one[name].Scalar();
  }
  return {};
}

std::string scalar(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* list = node.as_array()) return list->empty() ? "" : scalar(*list->get(0));
  if (const auto* table = node.as_table()) {
    return (*table)[table_names[0]].value_or((*table)[table_names[1]].value_or(std::string{}));
  }
  std::ostringstream out;
  if (const auto* date = node.as_date()) out << date->get();
  if (const auto* time = node.as_date_time()) out << time->get();
  if (const auto* number = node.as_integer()) out << number->get();
  if (const auto* truth = node.as_boolean()) out << (truth->get() ? "true" : "false");
  return out.str();
}

/// Keeps an alias that stands for much, and is named often, from costing more than a page can hold.
constexpr std::size_t most_values = std::size_t{1} << 18;

Fields fields_of(const YAML::Node& map, bool with_lists, std::size_t& values) {
  Fields out;
  for (const auto& entry : map) {
    if (!entry.first.IsScalar() || ++values > most_values) continue;
    out.add(entry.first.Scalar(), scalar(entry.second));
    if (!with_lists || !entry.second.IsSequence()) continue;
    for (const auto& each : entry.second) {
      if (each.IsMap() && values < most_values) out.add_table(entry.first.Scalar(), fields_of(each, false, values));
    }
  }
  return out;
}

Fields fields_of(const toml::table& table, bool with_lists) {
  Fields out;
  for (const auto& [key, node] : table) {
    out.add(std::string(key.str()), scalar(node));
    const auto* list = with_lists ? node.as_array() : nullptr;
    if (list == nullptr) continue;
    for (const auto& each : *list) {
      if (const auto* one = each.as_table()) out.add_table(key.str(), fields_of(*one, false));
    }
  }
  return out;
}

/// The text up to the line that closes the front matter, and what stands below that line.
std::optional<std::pair<std::string_view, std::string_view>> split_at_fence(std::string_view text,
                                                                            std::string_view fence) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const auto line = ascii::trim(text.substr(at, end - at));
    const std::size_t next = std::min(end + 1, text.size());
    if (line == fence || (fence == "---" && line == "...")) return std::pair(text.substr(0, at), text.substr(next));
    at = next;
  }
  return {};
}

/// Length of the JSON object at the front; 0 if it does not end.
std::size_t json_object_size(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return 0;
}

FrontMatter joined(std::optional<Fields> fields, std::string_view body) {
  if (!fields) return {{}, body, true};
  return {std::move(*fields), body, false};
}

constexpr std::size_t max_front_matter_bytes = std::size_t{512} << 10;

/// The header lines of Pelican and Nikola. Without a title and one field more that only they have it may be anything.
std::optional<FrontMatter> split_header_lines(std::string_view page) {
  constexpr std::size_t longest_name = 20;
  constexpr std::string_view nikola = ".. ";
  FrontMatter out{{}, page, false};
  while (!out.body.empty()) {
    const std::size_t end = std::min(out.body.find('\n'), out.body.size());
    auto line = ascii::trim(out.body.substr(0, end));
    const bool is_frame = line == "<!--" || line == "-->";  // Nikola, in Markdown
    if (line.empty()) break;
    if (line.starts_with(nikola)) line.remove_prefix(nikola.size());
    const auto colon = line.find(':');
    const bool is_field = colon != line.npos && colon > 0 && colon <= longest_name &&
                          std::ranges::all_of(line.substr(0, colon), ascii::is_letter);
    if (!is_field && !is_frame) return {};
    if (is_field) out.fields.add(ascii::lower(line.substr(0, colon)), std::string(ascii::trim(line.substr(colon + 1))));
    out.body.remove_prefix(std::min(end + 1, out.body.size()));
  }
  const bool is_page = !out.fields.value("title").empty() &&
                       !out.fields.first_of({"date", "slug", "category", "tags", "author", "authors"}).empty();
  return is_page ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace

std::string_view Fields::value(std::string_view name) const {
  const auto found = std::ranges::find(values_, name, &std::pair<std::string, std::string>::first);
  return found == values_.end() ? std::string_view{} : found->second;
}

std::string_view Fields::first_of(std::initializer_list<std::string_view> names) const {
  for (const auto name : names) {
    if (const auto found = value(name); !found.empty()) return found;
  }
  return {};
}

std::span<const Fields> Fields::tables(std::string_view name) const {
  const auto found = std::ranges::find(lists_, name, &std::pair<std::string, std::vector<Fields>>::first);
  return found == lists_.end() ? std::span<const Fields>{} : found->second;
}

void Fields::add_table(std::string_view list, Fields table) {
  if (lists_.empty() || lists_.back().first != list) lists_.emplace_back(list, std::vector<Fields>{});
  lists_.back().second.push_back(std::move(table));
}

std::optional<Fields> parse_yaml(std::string_view text) {
  try {
    const YAML::Node root = YAML::Load(std::string(text));
    if (!root.IsMap()) return {};
    std::size_t values = 0;
    return fields_of(root, true, values);
  } catch (const YAML::Exception&) {
    return {};
  }
}

std::optional<Fields> parse_toml_fields(std::string_view text) {
  try {
    return fields_of(toml::parse(text), true);
  } catch (const toml::parse_error&) {
    return {};
  }
}

std::optional<FrontMatter> split_front_matter(std::string_view page) {
  while (page.starts_with('\n') || page.starts_with('\r')) page.remove_prefix(1);
  const auto head = page.substr(0, max_front_matter_bytes);
  const std::size_t line_end = std::min(page.find('\n'), page.size());
  const auto line = ascii::trim(page.substr(0, line_end));
  const auto fence = line == "---json" ? line.substr(0, 3) : line;
  if (fence == "---" || fence == "+++") {
    const auto split = split_at_fence(head.substr(std::min(line_end + 1, head.size())), fence);
    if (!split) return {};
    const auto body = page.substr(static_cast<std::size_t>(split->second.data() - page.data()));
    return joined(fence == "---" ? parse_yaml(split->first) : parse_toml_fields(split->first), body);
  }
  if (!page.starts_with('{')) return split_header_lines(page);
  const std::size_t size = json_object_size(head);
  const auto body = page.substr(size);
  const auto text = ascii::trim(body);
  if (size == 0 || text.empty() || text.front() == '{' || text.front() == '[') return {};
  return joined(parse_yaml(head.substr(0, size)), body);
}

}  // namespace rapport
