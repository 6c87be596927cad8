#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "rapport/model/exchange.h"

namespace rapport {

/// What one line of `rapport convert` holds.
enum class ConvertUnit : std::uint8_t { message, exchange };

/// Appends an exchange in the interchange form that ingest/ndjson.h describes: a line a message, or one line. Every key
/// is always there and in one order; what is unknown is null. Read back it gives the same exchange as far as anything
/// is scored: texts, speakers, roles, threads, dates, what is set aside, links. Not kept: `source`, diagnostics,
/// author keys (in their place `speaker_no`, where the name does not tell two speakers of the exchange apart).
/// Title and address of the exchange stand in its first message. Of messages with one id the later ones get another.
/// Thread-safe.
void convert(const Exchange& exchange, ConvertUnit unit, std::string& out);

/// The same, but hands messages on by some 64 KiB of lines as they are made, so that a thread of any length takes no
/// more memory than it has. False as soon as `write` is.
bool convert(const Exchange& exchange, ConvertUnit unit, const std::function<bool(std::string_view lines)>& write);

}  // namespace rapport
