#pragma once
#include <cstdint>

#include "rapport/lexicon/lexicon.h"
#include "rapport/match/opening_index.h"

namespace rapport {

/// Adds the openings of cue number `number` to `index`: a phrase's from its sequences of words, all others' from its
/// expression. False if it can begin with anything, so that only a scan of every text finds it.
bool add_openings(const Cue& cue, std::uint32_t number, OpeningIndex& index);

/// Whether add_openings would fail: worth a warning to who writes the cue.
[[nodiscard]] bool needs_scan(const Cue& cue);

}  // namespace rapport
