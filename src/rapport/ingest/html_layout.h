#pragma once
#include <cstdint>
#include <string_view>

namespace rapport {

/// How a browser lays an element out, as far as its text is concerned.
enum class HtmlLayout : std::uint8_t {
  inline_text,  ///< runs on within its line
  line,         ///< stands on lines of its own: a division, a list item, a table cell
  paragraph,    ///< stands between empty lines: a paragraph, a heading, a list, a quotation
  line_break,   ///< <br>
  hidden,       ///< is not shown as text: scripts, what stands in for an embedded object
};

/// The layout of an element by its name in lower case; unknown elements run on within their line.
HtmlLayout html_layout(std::string_view tag);

/// Elements that hold nothing and have no end tag.
bool is_void_element(std::string_view tag);

}  // namespace rapport
