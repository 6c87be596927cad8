#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::uint32_t least_pairs = 2;

}  // namespace

SignalValue disclosure(const SignalInput& input) {
  const int category = input.lexicon.find_category("self_disclosure");
  const auto density = [&](const Turn& turn) {
    return turn.words == 0 ? 0 : 100.0 * points_in(input, turn, category) / turn.words;
  };
  SignalValue out;
  double less = 0;
  double more = 0;
  for (const auto reply : input.replies) {
    const double own = density(input.turns[reply]);
    const double other = density(input.answered_by(reply));
    if (own <= 0 && other <= 0) continue;
    less += std::min(own, other);
    more += std::max(own, other);
    ++out.n;
  }
  if (out.n >= least_pairs) out.value = less / more;
  return out;
}

}  // namespace rapport
