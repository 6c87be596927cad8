#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace rapport {

/// Above this size no tree is built.
inline constexpr std::size_t max_html_bytes = std::size_t{16} << 20;

/// Whether an HTML5 parser would need more than linear time or much memory for it: its cost grows with the depth of
/// open elements at every tag, with formatting elements left open (they are reopened in every paragraph) and with the
/// square of the attributes of one tag. A scan of the tags, linear, without a tree.
bool is_costly_html(std::string_view html);

/// The text between the tags, entities left as they are; a line end stands where a line began or ended, two where a
/// paragraph did, and nowhere else; script, style and comments are gone. Linear in the size.
std::string flatten_html(std::string_view html);

}  // namespace rapport
