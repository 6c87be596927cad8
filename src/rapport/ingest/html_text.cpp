#include "rapport/ingest/html_text.h"

#include <vector>

#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/html_writer.h"
#include "rapport/ingest/simple_html.h"
#include "rapport/ingest/wordpress_markup.h"

namespace rapport {

namespace {

using Newlines = TextBuilder::Newlines;

HtmlElement element(const HtmlTree& tree, std::size_t node) {
  const auto value = [&](const char* name) {
    const char* found = tree.attribute(node, name);
    return found == nullptr ? std::string_view{} : std::string_view(found);
  };
  HtmlElement out{tree.nodes()[node].tag, value("class"), value("href"), value("style"), value("type"), false};
  out.is_hidden = tree.attribute(node, "hidden") != nullptr;
  return out;
}

RichText write(const HtmlTree& tree, std::size_t root, Newlines newlines, const HtmlSkip& skip) {
  const auto& nodes = tree.nodes();
  HtmlWriter writer(newlines);
  std::vector<std::size_t> open;
  for (std::size_t i = root; i < nodes[root].end;) {
    for (; !open.empty() && nodes[open.back()].end <= i; open.pop_back()) writer.close();
    if (nodes[i].tag.empty()) {
      writer.text(nodes[i++].text);
      continue;
    }
    const HtmlElement here = element(tree, i);
    if ((i != root && is_invisible(here)) || (skip && skip(i))) {
      writer.skip(here.tag);
      i = nodes[i].end;
    } else {
      writer.open(here);
      open.push_back(i++);
    }
  }
  for (; !open.empty(); open.pop_back()) writer.close();
  return writer.finish();
}

Newlines newline_rule(std::string_view html, const HtmlOptions& options) {
  if (!options.newlines_are_paragraphs) return Newlines::blank;
  return has_paragraph_tag(html) ? Newlines::paragraphs : Newlines::lines_and_paragraphs;
}

}  // namespace

RichText html_to_text(const HtmlTree& tree, std::size_t root, const HtmlSkip& skip) {
  return write(tree, root, tree.is_flat() ? Newlines::lines_and_paragraphs : Newlines::blank, skip);
}

RichText html_to_text(std::string_view html, const HtmlOptions& options) {
  std::string without_shortcodes;
  if (options.shortcodes && html.find('[') != html.npos) html = without_shortcodes = expand_shortcodes(html);
  const auto newlines = newline_rule(html, options);
  if (html.find_first_of("<&") == html.npos) {
    TextBuilder builder;
    builder.text(html.substr(0, max_html_bytes), newlines);
    return builder.finish();
  }
  if (auto simple = simple_html_to_text(html, newlines)) return std::move(*simple);
  const HtmlTree tree(html);
  return write(tree, 0, tree.is_flat() ? Newlines::lines_and_paragraphs : newlines, {});
}

}  // namespace rapport
