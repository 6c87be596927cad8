#pragma once
#include "rapport/lexicon/calibration.h"
#include "rapport/signals/turns.h"

namespace rapport {

/// Fills Turn::sincerity and Turn::reception of every turn of `input`: what its warmth is worth between these people.
///
///     sincerity = m / (m + p) * m / (m + p'); p = pressure points of its speaker in the exchange and his turns that
///                 rebuff, p' = of the speaker it answers, m = constants.motive; 0 of a turn that rebuffs
///     reception = mean sincerity of the turns that answer it; of a turn without an answer constants.unanswered where
///                 it answers nobody, or asks one who opened the talk, else 1; 1 where nobody answers anybody,
///                 unless it is a titled post or page alone: that speaks to all and to nobody
///
/// Warmth of one who sells is discounted for his ulterior motive, and warmth towards him is courtesy (Campbell &
/// Kirmani 2000); the same holds of one who attacks: polite words among impolite ones are mock politeness (Culpeper
/// 2011); what is not responded to builds little (Reis, Clark & Holmes 2004). Both are 0 to 1 and neither falls when a
/// turn holds more warmth. They are rounded to 0.001, as they stand in the record.
void find_standing(SignalInput& input, const KindnessConstants& constants);

}  // namespace rapport
