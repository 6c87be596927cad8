#include "rapport/ingest/html_layout.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapport {

namespace {

using enum HtmlLayout;
using Row = std::pair<std::string_view, HtmlLayout>;

// Sorted by name. Elements that are not here are inline.
constexpr auto layouts = std::to_array<Row>({
    {"address", paragraph},
    {"annotation", hidden},
    {"applet", hidden},
    {"article", paragraph},
    {"aside", paragraph},
    {"audio", hidden},
    {"blockquote", paragraph},
    {"body", line},
    {"br", line_break},
    {"canvas", hidden},
    {"caption", line},
    {"center", line},
    {"datalist", hidden},
    {"dd", line},
    {"details", paragraph},
    {"dir", paragraph},
    {"div", line},
    {"dl", paragraph},
    {"dt", line},
    {"embed", hidden},
    {"fieldset", paragraph},
    {"figcaption", line},
    {"figure", paragraph},
    {"footer", paragraph},
    {"form", paragraph},
    {"h1", paragraph},
    {"h2", paragraph},
    {"h3", paragraph},
    {"h4", paragraph},
    {"h5", paragraph},
    {"h6", paragraph},
    {"head", hidden},
    {"header", paragraph},
    {"hr", paragraph},
    {"iframe", hidden},
    {"input", hidden},
    {"legend", line},
    {"li", line},
    {"listing", paragraph},
    {"main", paragraph},
    {"map", hidden},
    {"menu", paragraph},
    {"nav", paragraph},
    {"noembed", hidden},
    {"noframes", hidden},
    {"noscript", hidden},
    {"object", hidden},
    {"ol", paragraph},
    {"optgroup", line},
    {"option", line},
    {"p", paragraph},
    {"pre", paragraph},
    {"rp", hidden},
    {"script", hidden},
    {"section", paragraph},
    {"style", hidden},
    {"summary", line},
    {"svg", hidden},
    {"table", paragraph},
    {"tbody", line},
    {"td", line},
    {"template", hidden},
    {"textarea", paragraph},
    {"tfoot", line},
    {"th", line},
    {"thead", line},
    {"title", hidden},
    {"tr", line},
    {"ul", paragraph},
    {"video", hidden},
    {"xmp", paragraph},
});
static_assert(std::is_sorted(layouts.begin(), layouts.end(),
                             [](const Row& a, const Row& b) { return a.first < b.first; }));

constexpr auto void_elements = std::to_array<std::string_view>(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"});

}  // namespace

HtmlLayout html_layout(std::string_view tag) {
  const auto* row = std::lower_bound(layouts.begin(), layouts.end(), tag,
                                     [](const Row& r, std::string_view name) { return r.first < name; });
  return row != layouts.end() && row->first == tag ? row->second : inline_text;
}

bool is_void_element(std::string_view tag) {
  return std::binary_search(void_elements.begin(), void_elements.end(), tag);
}

}  // namespace rapport
