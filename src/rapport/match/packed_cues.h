#pragma once
#include "rapport/lexicon/lexicon.h"
#include "rapport/model/pack.h"

namespace rapport {

/// Writes what a Matcher makes of a lexicon's cues, so that one that is built into the program need not be compiled
/// when it starts: Lexicon::packed_cues.
void pack_cues(const Lexicon& lexicon, PackWriter& parts);

}  // namespace rapport
