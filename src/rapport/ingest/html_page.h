#pragma once
#include <string_view>

#include "rapport/ingest/selection.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// Reads a page as a browser saved it: the post with title, author, date and address where the markup names them, and
/// the comments that `selection` wants (see html_comments.h). Source and format are left to the caller, and the id
/// too where the page does not name its address; the diagnostics name no file. Not yet threaded. No messages if the
/// page has no text.
Exchange read_html_page(std::string_view html, Selection& selection);

}  // namespace rapport
