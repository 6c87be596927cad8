#pragma once
#include "rapport/lexicon/calibration.h"
#include "rapport/signals/turns.h"

namespace rapport {

/// Fills Turn::sincerity and Turn::reception of every turn of `input`: what its warmth is worth between these people.
///
///     sincerity = trust of its speaker · trust of the speaker it answers; 0 of a turn that rebuffs
///     trust     = m / (m + p); p = pressure points of the speaker in the exchange and his turns that rebuff,
///                 m = constants.motive + constants.goodwill · his points of warmth
///     reception = mean sincerity of the turns that answer it; of a turn without an answer constants.unanswered where
///                 it answers nobody, or asks one who opened the talk, else 1; 1 where nobody answers anybody,
///                 unless it is a titled post or page alone: that speaks to all and to nobody
///
/// Warmth of one who sells is discounted for his ulterior motive, the less the more of it there is beside the selling,
/// and warmth towards him is courtesy (Campbell & Kirmani 2000); the same holds of one who attacks: polite words among
/// impolite ones are mock politeness (Culpeper 2011); what is not responded to builds little (Reis, Clark & Holmes
/// 2004). Both are 0 to 1 and neither falls when a turn holds more warmth. They are rounded to 0.001, as they stand in
/// the record.
void find_standing(SignalInput& input, const KindnessConstants& constants);

}  // namespace rapport
