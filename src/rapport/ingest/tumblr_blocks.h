#pragma once
#include <cstddef>
#include <functional>

#include "rapport/ingest/json/value.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {

/// The text of a post in Tumblr's Neue Post Format: `content` is its list of blocks, of which those count for whose
/// place in the list `wanted` holds. Quotations and indented blocks are set aside. See npf-spec.md of tumblr/docs.
RichText npf_to_text(JsonValue content, const std::function<bool(std::size_t block)>& wanted);

}  // namespace rapport
