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

namespace {

/// The first page in a part, or in the parts that it is made of.
std::string page_in_part(std::string_view part, int levels) {
  const MailHead head(part);
  const auto type = head.value("content-type");
  const std::string media = media_type(type);
  if (media == "text/html") return part_content(head, part);
  if (levels == 0 || (!media.empty() && !media.starts_with("multipart/"))) return {};
  for (const auto inner : split_parts(part, parameter(type, "boundary"))) {
    if (auto page = page_in_part(inner, levels - 1); !page.empty()) return page;
  }
  return {};
}

}  // namespace

std::string page_in_mhtml(std::string_view file) {
  constexpr int most_levels = 3;  // the page may stand in a multipart/alternative
  return page_in_part(file, most_levels);
}

}  // namespace rapport
