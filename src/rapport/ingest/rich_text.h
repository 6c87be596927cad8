#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/model/message.h"

namespace rapport {

/// The visible text of a body, with what is to be set aside in it: the part of a Message that markup decides.
struct RichText {
  std::string text;                 ///< valid UTF-8, paragraphs separated by one empty line, no blanks at either end
  std::vector<SetAside> set_aside;  ///< sorted, not overlapping
  std::vector<Link> links;          ///< sorted by begin
};

struct HtmlOptions {
  /// WordPress and Movable Type keep paragraphs as newlines: an empty line is then a paragraph, a newline a line break,
  /// where the body has no <p> of its own.
  bool newlines_are_paragraphs = false;
  bool shortcodes = false;  ///< drop [gallery …], keep what [caption]…[/caption] encloses
};

/// HTML (a fragment or a whole document) to text as a browser would show it: tags dropped, entities decoded, script,
/// style and comments (Gutenberg's block markers too) dropped. What people and editors write takes some ten
/// milliseconds a megabyte; for a body that is nested or long beyond reason (16 MiB) only text, lines and paragraphs
/// are read, so that no body costs more than two seconds and 256 MB. Never throws.
RichText html_to_text(std::string_view html, const HtmlOptions& options = {});

/// Plain text: line ends unified, '>' quotes, mail attribution lines and "-- " signatures set aside, links found.
/// `mail` also joins lines that a mailer wrapped at about 72 columns into paragraphs.
RichText plain_to_text(std::string_view text, bool mail = false);

/// Markdown (CommonMark with tables and raw HTML) to text, by way of html_to_text.
RichText markdown_to_text(std::string_view markdown);

/// Moves a RichText into the text fields of a message.
inline void assign(Message& message, RichText&& body) {
  message.text = std::move(body.text);
  message.set_aside = std::move(body.set_aside);
  message.links = std::move(body.links);
}

}  // namespace rapport
