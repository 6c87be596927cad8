#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::uint32_t window = 3;  // turns in which an answer that is not linked to its question is looked for
constexpr double takes_up = 0.1;

bool looks_like_answer(const SignalInput& input, const Turn& question, const Turn& later) {
  return later.speaker != question.speaker && (later.opens_answer || overlap(input, question, later) >= takes_up);
}

}  // namespace

SignalValue closure(const SignalInput& input) {
  std::vector<bool> has_answer(input.turns.size(), false);
  for (const auto reply : input.replies) has_answer[static_cast<std::size_t>(input.turns[reply].answers)] = true;
  std::uint32_t asked = 0;
  double closed = 0;
  for (std::uint32_t i = 0; i < input.turns.size(); ++i) {
    const Turn& turn = input.turns[i];
    if (turn.questions == 0) continue;
    asked += turn.questions;
    const std::size_t end = std::min<std::size_t>(input.turns.size(), std::size_t{turn.place} + 1 + window);
    for (std::size_t place = turn.place + 1; input.is_dated && place < end && !has_answer[i]; ++place)
      has_answer[i] = looks_like_answer(input, turn, input.turns[input.by_time[place]]);
    if (has_answer[i]) closed += turn.questions;
  }
  return mean_of(closed, asked);
}

}  // namespace rapport
