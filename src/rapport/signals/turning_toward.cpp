#include <array>
#include <span>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr double takes_up = 0.1;
constexpr std::uint32_t least_bids = 2;

bool is_bid(const SignalInput& input, const Turn& turn, std::span<const int> bids) {
  if (turn.questions > 0) return true;
  for (const int category : bids)
    if (points_in(input, turn, category) > 0) return true;
  return false;
}

}  // namespace

SignalValue turning_toward(const SignalInput& input) {
  const std::array bids{input.lexicon.find_category("bid_for_connection"), input.lexicon.find_category("open_question"),
                        input.lexicon.find_category("self_disclosure")};
  std::vector<bool> toward(input.turns.size(), false);
  std::vector<bool> against(input.turns.size(), false);
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    const auto bid = static_cast<std::size_t>(turn.answers);
    if (turn.opposes && turn.acts == 0)
      against[bid] = true;
    else if (turn.acts > 0 || overlap(input, turn, input.turns[bid]) >= takes_up)
      toward[bid] = true;
  }
  double sum = 0;
  std::uint32_t n = 0;
  for (std::size_t i = 0; i < input.turns.size(); ++i) {
    if (!is_bid(input, input.turns[i], bids)) continue;
    ++n;
    sum += toward[i] ? 1 : against[i] ? -1 : 0;
  }
  return mean_of(sum, n, least_bids);
}

}  // namespace rapport
