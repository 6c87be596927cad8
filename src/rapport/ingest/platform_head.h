#pragma once
#include <span>
#include <string_view>

#include "rapport/ingest/page_outline.h"

namespace rapport {

/// Reads the head of a post as Medium, Substack and LiveJournal print it, with title and subtitle above the author,
/// buttons and counts around the date, or as Hacker News and Reddit do. False, and nothing changed, where the page is
/// of another kind.
bool read_platform_head(std::span<const std::string_view> lines, PageOutline& out);

}  // namespace rapport
