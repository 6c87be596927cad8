#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rapport/ingest/comment_header.h"

namespace rapport {

/// Where the parts of a pasted page stand, in lines.
struct PageOutline {
  std::string title;     ///< empty = none recognised
  std::string subtitle;  ///< what stands below the title in smaller letters, part of the post
  std::string author;    ///< of the post; empty = the page does not say
  std::optional<std::int64_t> written_at;
  std::size_t body_begin = 0;
  std::size_t body_end = 0;
  std::size_t comments_begin = 0;  ///< below the heading of the comments
  std::size_t page_end = 0;        ///< below the last comment begins the furniture of the page
  bool has_heading = false;        ///< the page says how many comments follow
  CommentHeaders comments;
};

/// Finds post and comments in the lines of a page (see page_line.h), whatever blog engine rendered it. A text that
/// shows no structure is all body.
PageOutline outline_page(std::span<const std::string_view> lines);

}  // namespace rapport
