#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr double half_told = 0.05;  // points of self-disclosure at which a story counts half

}  // namespace

SignalValue second_stories(const SignalInput& input) {
  const int category = input.lexicon.find_category("self_disclosure");
  double told = 0;
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    const double both =
        std::min(points_in(input, turn, category), points_in(input, input.answered_by(reply), category));
    told += turn.sincerity * both / (both + half_told);
  }
  return mean_of(told, static_cast<std::uint32_t>(input.replies.size()));
}

}  // namespace rapport
