#pragma once
#include <vector>

#include "rapport/match/matcher.h"
#include "rapport/stance/lists.h"

namespace rapport::stance {

/// The hits of the two axes that count, sorted as they came: where hits of one axis overlap, the longest stays, of
/// equally long ones the heavier, then the one earlier in the lexicon. `hits` is sorted by (begin, end, cue).
std::vector<Hit> without_overlaps(const std::vector<Hit>& hits, const CueTable& cues);

}  // namespace rapport::stance
