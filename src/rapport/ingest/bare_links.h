#pragma once
#include <string>
#include <string_view>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// The host an absolute web address leads to, lower case, without user, port and "www."; empty for a relative
/// address and for schemes that lead to no host (mailto:, javascript:, data:).
std::string host_of(std::string_view address);

/// Adds to `body.links` every bare address in its text ("https://example.org/a", "www.example.org") that no link
/// covers yet. Punctuation that ends a sentence is not part of an address.
void add_bare_links(RichText& body);

}  // namespace rapport
