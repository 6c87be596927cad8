#pragma once
#include <string_view>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// The text of a post or comment in Reddit's Markdown, as its API and its dumps write it.
RichText reddit_to_text(std::string_view written);

/// What Reddit puts in the place of a text, or of a name, that was deleted.
bool is_gone_from_reddit(std::string_view text);

}  // namespace rapport
