#pragma once
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Hands out what was read of a page that is an input of its own: threads it, fills in where it came from, the input's
/// path as id where it has none, and tells `truncated`, that only its first 16 MiB were read. An exchange without
/// messages is not handed out.
void hand_out_page(Exchange&& one, const Input& input, std::string_view format, bool truncated, ExchangeSink& sink);

}  // namespace rapport
