#include "rapport/ingest/html_query.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/html_text.h"
#include "rapport/ingest/page_line.h"

namespace rapport {

std::size_t find_element(const HtmlTree& tree, std::size_t root, const HtmlPredicate& wanted,
                         const HtmlPredicate& skip) {
  const auto& nodes = tree.nodes();
  for (std::size_t i = root; i < nodes[root].end;) {
    const bool is_element = !nodes[i].tag.empty();
    if (is_element && skip && skip(i)) {
      i = nodes[i].end;
      continue;
    }
    if (is_element && wanted(i)) return i;
    ++i;
  }
  return no_node;
}

std::string_view attribute(const HtmlTree& tree, std::size_t node, const char* name) {
  const char* value = tree.attribute(node, name);
  return value == nullptr ? std::string_view{} : value;
}

bool has_any_class(const HtmlTree& tree, std::size_t node, std::initializer_list<std::string_view> classes) {
  return std::ranges::any_of(classes, [&](auto word) { return tree.has_class(node, word); });
}

bool has_property(const HtmlTree& tree, std::size_t node, std::initializer_list<std::string_view> names) {
  const auto value = attribute(tree, node, "itemprop");
  return !value.empty() && std::ranges::find(names, value) != names.end();
}

bool has_item_type(const HtmlTree& tree, std::size_t node, std::initializer_list<std::string_view> types) {
  const auto value = attribute(tree, node, "itemtype");
  return !value.empty() && std::ranges::any_of(types, [&](auto type) { return value.ends_with(type); });
}

std::string one_line(const HtmlTree& tree, std::size_t node) {
  std::string text = html_to_text(tree, node).text;
  std::string out;
  for (const char c : text) {
    const char plain = c == '\n' ? ' ' : c;
    if (plain != ' ' || !out.ends_with(' ')) out += plain;
  }
  return out;
}

std::optional<std::int64_t> element_date(const HtmlTree& tree, std::size_t node) {
  for (const char* name : {"datetime", "title", "content"}) {
    const auto given = attribute(tree, node, name);
    if (auto date = parse_date(given)) return date;
    if (auto date = parse_date(given.substr(0, given.find(' ')))) return date;  // with epoch seconds behind it
  }
  const std::string text = one_line(tree, node);
  if (auto date = page_date(text)) return date;
  const auto tail = trailing_date(text);
  return tail ? std::optional(tail->written_at) : std::nullopt;
}

std::string_view meta_content(const HtmlTree& tree, std::string_view name) {
  const std::size_t found = find_element(tree, 0, [&](std::size_t i) {
    return tree.nodes()[i].tag == "meta" &&
           (attribute(tree, i, "property") == name || attribute(tree, i, "name") == name);
  });
  return found == no_node ? std::string_view{} : ascii::trim(attribute(tree, found, "content"));
}

}  // namespace rapport
