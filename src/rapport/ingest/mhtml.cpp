#include "rapport/ingest/mhtml.h"

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/mime.h"

namespace rapport {

bool is_mhtml(std::string_view head) {
  constexpr std::size_t head_size = 2048;
  head = head.substr(0, head_size);
  const auto first_line = head.substr(0, head.find('\n'));
  const bool names_browser = ascii::starts_with_fold(head, "from: ") && first_line.find("Saved by") != head.npos;
  return names_browser || head.find("\nSnapshot-Content-Location:") != head.npos;
}

std::string page_in_mhtml(std::string_view file) {
  const MailHead head(file);
  const auto type = head.value("content-type");
  if (media_type(type) == "text/html") return part_content(head, file);
  for (auto part : split_parts(file, parameter(type, "boundary"))) {
    const MailHead part_head(part);
    if (media_type(part_head.value("content-type")) == "text/html") return part_content(part_head, part);
  }
  return {};
}

}  // namespace rapport
