#pragma once
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/match/opening.h"

namespace rapport {

struct CueOpenings {
  std::vector<Opening> openings;  ///< empty: the cue can begin with anything
  bool complete = false;          ///< the openings are all that the cue matches
};

/// The openings of a cue: a phrase's from its sequences of words, all others' from its expression.
CueOpenings openings_of(const Cue& cue);

/// Whether no word is known that a match of the cue begins with, so that it costs a scan of every text: worth a warning
/// to who writes it.
[[nodiscard]] bool needs_scan(const Cue& cue);

}  // namespace rapport
