#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr double takes_up = 0.15;

}  // namespace

SignalValue follow_up(const SignalInput& input) {
  const int category = input.lexicon.find_category("follow_up_question");
  double count = 0;
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    const bool asks_on = turn.questions > 0 && overlap(input, turn, input.answered_by(reply)) >= takes_up;
    if (asks_on || points_in(input, turn, category) > 0) count += turn.sincerity;
  }
  return mean_of(count, static_cast<std::uint32_t>(input.replies.size()));
}

}  // namespace rapport
