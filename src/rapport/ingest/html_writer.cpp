#include "rapport/ingest/html_writer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "rapport/ingest/bare_links.h"

namespace rapport {

namespace {

std::optional<SetAside::Why> set_aside_reason(const HtmlElement& element) {
  using enum SetAside::Why;
  const auto tag = element.tag;
  if (tag == "blockquote" || tag == "aside") {
    if (element.type == "cite") return mail_quote;
    if (tag == "blockquote" || element.has_class("quote")) return block_quote;
  }
  if (tag == "q" || tag == "cite") return inline_quote;
  if (tag == "pre" || tag == "code" || tag == "xmp" || tag == "listing") return code;
  if (tag == "div" && element.has_class("bbcode_quote")) return block_quote;  // vBulletin
  if (tag == "div" && (element.has_class("gmail_quote") || element.has_class("moz-cite-prefix"))) return mail_quote;
  return std::nullopt;
}

}  // namespace

bool HtmlElement::has_class(std::string_view word) const {
  constexpr std::string_view blanks = " \t\r\n\f";
  for (std::size_t at = 0; (at = class_list.find_first_not_of(blanks, at)) != class_list.npos;) {
    const std::size_t end = std::min(class_list.find_first_of(blanks, at), class_list.size());
    if (class_list.substr(at, end - at) == word) return true;
    at = end;
  }
  return false;
}

bool is_invisible(const HtmlElement& element) {
  if (element.is_hidden || html_layout(element.tag) == HtmlLayout::hidden) return true;
  if (element.style.empty()) return false;
  std::string compact(element.style);
  std::erase(compact, ' ');
  return compact.find("display:none") != compact.npos;
}

void HtmlWriter::text(std::string_view characters) {
  if (preformatted_ > 0) {
    builder_.preformatted(characters);
  } else {
    builder_.text(characters, newlines_);
  }
}

void HtmlWriter::open(const HtmlElement& element) {
  const auto tag = element.tag;
  Open one{html_layout(tag), false, false, tag == "pre" || tag == "xmp" || tag == "listing"};
  separate(one.layout);
  if (one.layout == HtmlLayout::line_break) builder_.line_break();
  if (one.preformatted) ++preformatted_;
  if (const auto why = set_aside_reason(element)) {
    builder_.begin_aside(*why);
    one.aside = true;
  }
  if (auto host = tag == "a" ? host_of(element.href) : std::string{}; !host.empty()) {
    builder_.begin_link(std::move(host));
    one.link = true;
  }
  open_.push_back(one);
}

void HtmlWriter::close() {
  const Open one = open_.back();
  open_.pop_back();
  if (one.link) builder_.end_link();
  if (one.aside) builder_.end_aside();
  if (one.preformatted) --preformatted_;
  separate(one.layout);
}

void HtmlWriter::separate(HtmlLayout layout) {
  if (layout == HtmlLayout::paragraph) builder_.paragraph();
  if (layout == HtmlLayout::line) builder_.line();
}

}  // namespace rapport
