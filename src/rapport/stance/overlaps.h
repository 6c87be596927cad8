#pragma once
#include <vector>

#include "rapport/stance/lists.h"
#include "rapport/stance/stance.h"

namespace rapport::stance {

/// The hits of the two axes that count, sorted as they came: where hits of one axis overlap, the longest stays, of
/// equally long ones the heavier, then the one earlier in the lexicon. A hit that reaches over an empty line is none:
/// it would be made of the words of two paragraphs.
std::vector<Hit> without_overlaps(const MatchedMessage& message, const CueTable& cues);

}  // namespace rapport::stance
