#pragma once
#include "rapport/signals/signals.h"

namespace rapport {

// The functions behind the rows of the table in signals.cpp, by the file that holds them; their formulas stand in the
// table. Each gives null and its n where the exchange holds less than the row's minimum, and expects at least two
// turns.

// uptake.cpp
SignalValue uptake(const SignalInput& input);
SignalValue uptake_share(const SignalInput& input);
SignalValue uptake_gain(const SignalInput& input);
// naming.cpp
SignalValue naming(const SignalInput& input);
// involvement.cpp
SignalValue involvement(const SignalInput& input);
// balance.cpp
SignalValue balance(const SignalInput& input);
SignalValue entropy(const SignalInput& input);
SignalValue starter_share(const SignalInput& input);
// closure.cpp
SignalValue closure(const SignalInput& input);
// follow_up.cpp
SignalValue follow_up(const SignalInput& input);
// turning_toward.cpp
SignalValue turning_toward(const SignalInput& input);
// reciprocity.cpp
SignalValue reciprocity(const SignalInput& input);
SignalValue author_return(const SignalInput& input);
SignalValue answered(const SignalInput& input);
SignalValue returning(const SignalInput& input);
// warmth.cpp
SignalValue warm_replies(const SignalInput& input);
SignalValue mutual_warmth(const SignalInput& input);
SignalValue thanked_help(const SignalInput& input);
SignalValue early_tone(const SignalInput& input);
// give_ask.cpp
SignalValue give_ask(const SignalInput& input);
// disclosure.cpp
SignalValue disclosure(const SignalInput& input);
// second_stories.cpp
SignalValue second_stories(const SignalInput& input);
// gradient.cpp
SignalValue gradient(const SignalInput& input);
// refusal.cpp
SignalValue refusal_response(const SignalInput& input);
SignalValue refusal_respected(const SignalInput& input);
SignalValue persistence(const SignalInput& input);
SignalValue resistance(const SignalInput& input);
// bait.cpp
SignalValue bait(const SignalInput& input);
// asymmetry.cpp
SignalValue pressure_asymmetry(const SignalInput& input);
// style_matching.cpp
SignalValue style_matching(const SignalInput& input);
// coordination.cpp
SignalValue coordination(const SignalInput& input);
// idea_flow.cpp
SignalValue idea_flow(const SignalInput& input);
// rhythm.cpp
SignalValue burstiness(const SignalInput& input);
SignalValue median_gap(const SignalInput& input);

/// The mean of `n` units that add up to `sum`; null if there are fewer than `least`, which is at least 1.
inline SignalValue mean_of(double sum, std::uint32_t n, std::uint32_t least = 1) {
  SignalValue out{{}, n};
  if (n >= least) out.value = sum / n;
  return out;
}

}  // namespace rapport
