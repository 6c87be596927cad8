#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/match/matcher.h"
#include "rapport/model/message.h"

namespace rapport {

/// Replaces `out` by the words of a message that are the author's own, as spans of the match form in order: what is set
/// aside (a block quote, code, a signature) is left out, and so are marks and blanks.
void own_words(const PreparedText& text, const Message& message, std::vector<Span>& out);

/// Whether a span of the match form touches what is set aside in the message.
bool is_set_aside(Span form_span, const PreparedText& text, const Message& message);

/// A hash of the word without the commonest endings (plural, -ing, -ed), so that "sells" meets "selling"; 0 for a
/// single letter.
std::uint64_t stem_hash(std::string_view word);

}  // namespace rapport
