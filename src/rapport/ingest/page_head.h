#pragma once
#include <span>
#include <string_view>

#include "rapport/ingest/page_outline.h"

namespace rapport {

/// Reads date, title and author above the text of a post, in whatever order the engine of the blog prints them, and
/// moves `body_begin` below them. `out.body_begin`, `body_end` and `comments` are known; `has_foot`: the post is signed
/// below its text, as engines do that print the date above the title.
void read_page_head(std::span<const std::string_view> lines, bool has_foot, PageOutline& out);

}  // namespace rapport
