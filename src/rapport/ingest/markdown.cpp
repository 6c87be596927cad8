#include <md4c-html.h>

#include <algorithm>
#include <limits>
#include <string>

#include "rapport/ingest/rich_text.h"

namespace rapport {

RichText markdown_to_text(std::string_view markdown) {
  std::string html;
  const auto append = [](const MD_CHAR* piece, MD_SIZE size, void* into) {
    static_cast<std::string*>(into)->append(piece, size);
  };
  const auto size = static_cast<MD_SIZE>(std::min<std::size_t>(markdown.size(), std::numeric_limits<MD_SIZE>::max()));
  if (md_html(markdown.data(), size, append, &html, MD_DIALECT_GITHUB, 0) != 0) return plain_to_text(markdown);
  return html_to_text(html);
}

}  // namespace rapport
