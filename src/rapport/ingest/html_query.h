#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/ingest/html_tree.h"

namespace rapport {

// Questions that readers of saved pages ask about a tree. A node is its index in HtmlTree::nodes().

inline constexpr std::size_t no_node = std::numeric_limits<std::size_t>::max();

using HtmlPredicate = std::function<bool(std::size_t node)>;

/// The first element below `root` (itself included) for which `wanted` holds, in document order; subtrees for which
/// `skip` holds are not entered. no_node if there is none.
std::size_t find_element(const HtmlTree& tree, std::size_t root, const HtmlPredicate& wanted,
                         const HtmlPredicate& skip = {});

/// Value of an attribute, empty if there is none.
std::string_view attribute(const HtmlTree& tree, std::size_t node, const char* name);

bool has_any_class(const HtmlTree& tree, std::size_t node, std::initializer_list<std::string_view> classes);

/// Whether the element is marked itemprop="…" with one of these names, or its itemtype ends with one of them.
bool has_property(const HtmlTree& tree, std::size_t node, std::initializer_list<std::string_view> names);
bool has_item_type(const HtmlTree& tree, std::size_t node, std::initializer_list<std::string_view> types);

/// The visible text of a subtree on one line.
std::string one_line(const HtmlTree& tree, std::size_t node);

/// The date that an element gives: by its datetime, title or content attribute, or as its text, or at its end.
std::optional<std::int64_t> element_date(const HtmlTree& tree, std::size_t node);

/// The content of <meta> with this name or property.
std::string_view meta_content(const HtmlTree& tree, std::string_view name);

}  // namespace rapport
