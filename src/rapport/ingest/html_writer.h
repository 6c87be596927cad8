#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ingest/html_layout.h"
#include "rapport/ingest/text_builder.h"

namespace rapport {

/// What of an element decides how its text is shown and whose it is.
struct HtmlElement {
  std::string_view tag;         ///< lower case
  std::string_view class_list;  ///< value of the attribute class, and so on; empty = none
  std::string_view href;
  std::string_view style;
  std::string_view type;
  bool is_hidden = false;  ///< has the attribute hidden

  [[nodiscard]] bool has_class(std::string_view word) const;
};

/// Whether a browser shows nothing of the element.
bool is_invisible(const HtmlElement& element);

/// Writes the text of an HTML document, element by element, whoever parses it: lays it out, sets quotations and code
/// aside, marks links.
class HtmlWriter {
 public:
  explicit HtmlWriter(TextBuilder::Newlines newlines) : newlines_(newlines) {}

  void text(std::string_view characters);
  /// Elements without an end (<br>, <img>) are opened and closed too.
  void open(const HtmlElement& element);
  /// Closes the element that was opened last.
  void close();
  /// In place of an element that is left out.
  void skip(std::string_view tag) { separate(html_layout(tag)); }
  RichText finish() { return builder_.finish(); }

 private:
  struct Open {
    HtmlLayout layout;
    bool aside, link, preformatted;
  };
  void separate(HtmlLayout layout);

  TextBuilder::Newlines newlines_;
  TextBuilder builder_;
  std::vector<Open> open_;
  int preformatted_ = 0;
};

}  // namespace rapport
