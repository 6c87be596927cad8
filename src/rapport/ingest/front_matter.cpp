#include "rapport/ingest/front_matter.h"

#include <toml++/toml.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <sstream>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

std::string scalar(const YAML::Node& node) {
  if (node.IsScalar()) return node.Scalar();
  if (node.IsSequence() && node.size() > 0) return scalar(node[0]);
  if (node.IsMap() && node["name"] && node["name"].IsScalar()) return node["name"].Scalar();
  return {};
}

std::string scalar(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* list = node.as_array()) return list->empty() ? "" : scalar(*list->get(0));
  if (const auto* table = node.as_table()) return (*table)["name"].value_or(std::string{});
  std::ostringstream out;
  if (const auto* date = node.as_date()) out << date->get();
  if (const auto* time = node.as_date_time()) out << time->get();
  if (const auto* number = node.as_integer()) out << number->get();
  if (const auto* truth = node.as_boolean()) out << (truth->get() ? "true" : "false");
  return out.str();
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

constexpr std::size_t max_front_matter_bytes = std::size_t{64} << 10;

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

std::optional<Fields> parse_yaml(std::string_view text) {
  try {
    const YAML::Node root = YAML::Load(std::string(text));
    if (!root.IsMap()) return {};
    Fields out;
    for (const auto& entry : root) {
      if (entry.first.IsScalar()) out.add(entry.first.Scalar(), scalar(entry.second));
    }
    return out;
  } catch (const YAML::Exception&) {
    return {};
  }
}

std::optional<Fields> parse_toml_fields(std::string_view text) {
  try {
    Fields out;
    for (const auto& [key, node] : toml::parse(text)) out.add(std::string(key.str()), scalar(node));
    return out;
  } catch (const toml::parse_error&) {
    return {};
  }
}

std::optional<FrontMatter> split_front_matter(std::string_view page) {
  while (page.starts_with('\n') || page.starts_with('\r')) page.remove_prefix(1);
  const auto head = page.substr(0, max_front_matter_bytes);
  const std::size_t line_end = std::min(page.find('\n'), page.size());
  const auto fence = ascii::trim(page.substr(0, line_end));
  if (fence == "---" || fence == "+++") {
    const auto split = split_at_fence(head.substr(std::min(line_end + 1, head.size())), fence);
    if (!split) return {};
    const auto body = page.substr(static_cast<std::size_t>(split->second.data() - page.data()));
    return joined(fence == "---" ? parse_yaml(split->first) : parse_toml_fields(split->first), body);
  }
  if (!page.starts_with('{')) return {};
  const std::size_t size = json_object_size(head);
  const auto body = page.substr(size);
  const auto text = ascii::trim(body);
  if (size == 0 || text.empty() || text.front() == '{' || text.front() == '[') return {};
  return joined(parse_yaml(head.substr(0, size)), body);
}

}  // namespace rapport
