#include <md4c-html.h>

#include <algorithm>
#include <string>

#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {

RichText markdown_to_text(std::string_view markdown) {
  std::string html;
  const auto append = [](const MD_CHAR* piece, MD_SIZE size, void* into) {
    static_cast<std::string*>(into)->append(piece, size);
  };
  const auto size = static_cast<MD_SIZE>(std::min(markdown.size(), max_html_bytes));
  if (md_html(markdown.data(), size, append, &html, MD_DIALECT_GITHUB, 0) != 0) return plain_to_text(markdown);
  return html_to_text(html);
}

}  // namespace rapport
