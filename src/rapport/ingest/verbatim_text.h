#pragma once
#include <string>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// Sets aside in `body` what plain_to_text would of the same text (lines that begin with '>', signatures), where
/// nothing is set aside yet. The text stays byte for byte.
void set_plain_quotes_aside(RichText& body);

/// Plain text that is kept byte for byte, so that offsets into it hold in the source too: what plain_to_text sets
/// aside and links, without the changes that it makes to blanks and line ends.
RichText verbatim_text(std::string text);

}  // namespace rapport
