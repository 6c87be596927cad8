#include "rapport/ingest/html_text.h"

#include <algorithm>
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
      if (!skip || !skip(i)) writer.text(nodes[i].text);
      ++i;
      continue;
    }
    HtmlElement here = element(tree, i);
    if (i == root && here.tag == "blockquote") here.tag = "div";  // vBulletin's own element for what somebody wrote
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

/// Text without tags: only its entities are left to decode, which takes memory for no more than a piece at a time.
RichText write_flat(std::string_view flat) {
  constexpr std::size_t piece_size = std::size_t{1} << 20;
  TextBuilder builder;
  while (!flat.empty()) {
    // A piece ends in front of an entity, or where a line does.
    const std::size_t end = flat.size() <= piece_size ? flat.npos : flat.find_first_of("&\n", piece_size);
    const auto piece = flat.substr(0, end);
    if (piece.find('&') == piece.npos) {
      builder.text(piece, Newlines::lines_and_paragraphs);
    } else {
      const HtmlTree tree(piece);
      for (const auto& node : tree.nodes()) {
        if (node.tag.empty()) builder.text(node.text, Newlines::lines_and_paragraphs);
      }
    }
    flat.remove_prefix(std::min(end, flat.size()));
  }
  return builder.finish();
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
  if (html.find('<') == html.npos && html.find('&') == html.npos) {
    TextBuilder builder;
    builder.text(html, newlines);
    return builder.finish();
  }
  if (auto simple = simple_html_to_text(html, newlines)) return std::move(*simple);
  if (is_costly_html(html)) return write_flat(flatten_html(html));
  return write(HtmlTree(html), 0, newlines, {});
}

}  // namespace rapport
