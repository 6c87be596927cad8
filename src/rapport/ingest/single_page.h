#pragma once
#include <string>
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

/// The part of an input's name behind all folders and archives, by which a page without an id is known.
std::string_view file_name(std::string_view input_name);

/// Hands out what was read of a page that is an input of its own: threads it, fills in where it came from, and tells
/// `truncated`, that only its first 16 MiB were read. An exchange without messages is not handed out.
void hand_out_page(Exchange&& one, const Input& input, std::string_view format, bool truncated, ExchangeSink& sink);

}  // namespace rapport
