#pragma once
#include <functional>
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Whether a file begins as a JSON Feed (jsonfeed.org, version 1 or 1.1).
bool is_json_feed(std::string_view head);

/// Hands out the items of a JSON Feed: id, title and address, and the message without kind and status. Problems go to
/// `sink`.
void read_json_feed(Input& input, ExchangeSink& sink,
                    const std::function<void(Exchange&& about, Message&& message)>& take);

}  // namespace rapport
