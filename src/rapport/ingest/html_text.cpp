#include "rapport/ingest/html_text.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "rapport/ingest/bare_links.h"
#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/html_layout.h"
#include "rapport/ingest/text_builder.h"
#include "rapport/ingest/wordpress_markup.h"

namespace rapport {

namespace {

bool is_hidden(const HtmlTree& tree, std::size_t node) {
  if (html_layout(tree.nodes()[node].tag) == HtmlLayout::hidden) return true;
  if (tree.attribute(node, "hidden") != nullptr) return true;
  const char* style = tree.attribute(node, "style");
  if (style == nullptr) return false;
  std::string compact = style;
  std::erase(compact, ' ');
  return compact.find("display:none") != compact.npos;
}

std::optional<SetAside::Why> set_aside_reason(const HtmlTree& tree, std::size_t node) {
  using enum SetAside::Why;
  const auto tag = tree.nodes()[node].tag;
  if (tag == "blockquote" || tag == "aside") {
    const char* type = tree.attribute(node, "type");
    if (type != nullptr && std::string_view(type) == "cite") return mail_quote;
    if (tag == "blockquote" || tree.has_class(node, "quote")) return block_quote;
  }
  if (tag == "q" || tag == "cite") return inline_quote;
  if (tag == "pre" || tag == "code" || tag == "xmp" || tag == "listing") return code;
  if (tag == "div" && (tree.has_class(node, "gmail_quote") || tree.has_class(node, "moz-cite-prefix"))) {
    return mail_quote;
  }
  return std::nullopt;
}

/// Walks a subtree in document order and says to the builder what begins and ends.
class Walk {
 public:
  Walk(const HtmlTree& tree, TextBuilder::Newlines newlines) : tree_(tree), newlines_(newlines) {}

  RichText run(std::size_t root, const HtmlSkip& skip) {
    const auto& nodes = tree_.nodes();
    for (std::size_t i = root; i < nodes[root].end;) {
      while (!open_.empty() && nodes[open_.back().node].end <= i) close();
      if (nodes[i].tag.empty()) {
        text(nodes[i++].text);
      } else if ((i != root && is_hidden(tree_, i)) || (skip && skip(i))) {
        begin_block(html_layout(nodes[i].tag));
        i = nodes[i].end;
      } else {
        open(i++);
      }
    }
    while (!open_.empty()) close();
    return builder_.finish();
  }

 private:
  struct Open {
    std::size_t node;
    HtmlLayout layout;
    bool aside, link, preformatted;
  };

  void text(std::string_view characters) {
    if (preformatted_ > 0) {
      builder_.preformatted(characters);
    } else {
      builder_.text(characters, newlines_);
    }
  }

  void open(std::size_t node) {
    const auto tag = tree_.nodes()[node].tag;
    const HtmlLayout layout = html_layout(tag);
    if (layout == HtmlLayout::line_break) return builder_.line_break();
    begin_block(layout);
    Open one{node, layout, false, false, tag == "pre" || tag == "xmp" || tag == "listing"};
    if (one.preformatted) ++preformatted_;
    if (const auto why = set_aside_reason(tree_, node)) {
      builder_.begin_aside(*why);
      one.aside = true;
    }
    if (const char* href = tag == "a" ? tree_.attribute(node, "href") : nullptr) {
      if (auto host = host_of(href); !host.empty()) {
        builder_.begin_link(std::move(host));
        one.link = true;
      }
    }
    open_.push_back(one);
  }

  void close() {
    const Open& one = open_.back();
    if (one.link) builder_.end_link();
    if (one.aside) builder_.end_aside();
    if (one.preformatted) --preformatted_;
    begin_block(one.layout);
    open_.pop_back();
  }

  void begin_block(HtmlLayout layout) {
    if (layout == HtmlLayout::paragraph) builder_.paragraph();
    if (layout == HtmlLayout::line) builder_.line();
  }

  const HtmlTree& tree_;
  TextBuilder::Newlines newlines_;
  TextBuilder builder_;
  std::vector<Open> open_;
  int preformatted_ = 0;
};

TextBuilder::Newlines newline_rule(std::string_view html, const HtmlOptions& options) {
  if (!options.newlines_are_paragraphs) return TextBuilder::Newlines::blank;
  return has_paragraph_tag(html) ? TextBuilder::Newlines::paragraphs : TextBuilder::Newlines::lines_and_paragraphs;
}

}  // namespace

RichText html_to_text(const HtmlTree& tree, std::size_t root, const HtmlSkip& skip) {
  return Walk(tree, TextBuilder::Newlines::blank).run(root, skip);
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
  const HtmlTree tree(html);
  return Walk(tree, tree.is_flat() ? TextBuilder::Newlines::lines_and_paragraphs : newlines).run(0, {});
}

}  // namespace rapport
