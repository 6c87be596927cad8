#pragma once
#include <cstdint>

#include "rapport/model/message.h"
#include "rapport/signals/word_book.h"
#include "rapport/stance/stance.h"

namespace rapport {

/// How many genuine questions a message asks: sentences of the author's own that end in a question mark, outside
/// quotation marks, and are not answered by the author in the next breath ("Why? Because …": the next sentence begins
/// with a cue of stance/answer_opener).
std::uint32_t count_questions(const MatchedMessage& matched, const Message& message, const WordBook& book);

}  // namespace rapport
