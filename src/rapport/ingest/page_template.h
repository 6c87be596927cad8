#pragma once
#include <string>
#include <string_view>

namespace rapport {

/// Markdown without the template language of its site generator, which no reader of the page sees: Liquid
/// ({% include x %}, {{ site.url }}, with {% highlight c %} a fenced code block and comments gone), Hugo's shortcodes
/// ({{< figure src="a.png" >}}), kramdown's attribute lists ({: .center}), Hexo's <!-- more -->.
std::string strip_templates(std::string_view markdown);

}  // namespace rapport
