#pragma once
#include <string_view>

#include "rapport/ingest/selection.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// Reads a page that was pasted or extracted as text (see page_outline.h): the post, and the comments that `selection`
/// wants. The id is made of date and title, or is `id` where the page shows neither; source and format are left to the
/// caller. Not yet threaded.
Exchange read_text_page(std::string_view text, std::string_view id, Selection& selection);

}  // namespace rapport
