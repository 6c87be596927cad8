#pragma once
#include <string>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// Plain text that is kept byte for byte, so that offsets into it hold in the source too: what plain_to_text sets
/// aside and links, without the changes that it makes to blanks and line ends.
RichText verbatim_text(std::string text);

}  // namespace rapport
