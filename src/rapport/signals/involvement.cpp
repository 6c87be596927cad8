#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr double half_involved = 3;  // personal pronouns of a turn that is half as involved as one can be

}  // namespace

SignalValue involvement(const SignalInput& input) {
  const auto& classes = input.lexicon.function_word_classes;
  const auto found = std::find(classes.begin(), classes.end(), "personal_pronoun");
  if (found == classes.end()) return {};
  const auto pronouns = static_cast<std::size_t>(found - classes.begin());
  std::vector<bool> has_answer(input.turns.size(), false);
  for (const auto reply : input.replies) has_answer[static_cast<std::size_t>(input.turns[reply].answers)] = true;
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto reply : input.replies) {
    if (!has_answer[reply] && input.answered_by(reply).answers < 0) continue;
    ++n;
    const Turn& turn = input.turns[reply];
    if (turn.opposes && turn.acts == 0) continue;
    const double count = input.classes(reply)[pronouns];
    sum += turn.sincerity * count / (count + half_involved);
  }
  return mean_of(sum, n);
}

}  // namespace rapport
