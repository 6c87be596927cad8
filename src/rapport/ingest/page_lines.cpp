#include "rapport/ingest/page_lines.h"

#include "rapport/ingest/page_line.h"

namespace rapport {

std::size_t PageLines::next_filled(std::size_t from) const {
  while (from < lines_.size() && lines_[from].empty()) ++from;
  return from;
}

bool PageLines::begins_block(std::size_t at) const {
  if (begins_[at] == Begins::unknown) {
    const bool begins = at == 0 || lines_[at - 1].empty() || is_page_furniture(lines_[at - 1]) ||
                        page_date(lines_[at - 1]) || comments_heading(lines_[at - 1]);
    begins_[at] = begins ? Begins::yes : Begins::no;
  }
  return begins_[at] == Begins::yes;
}

}  // namespace rapport
