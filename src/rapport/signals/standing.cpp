#include "rapport/signals/standing.h"

#include <cmath>
#include <vector>

namespace rapport {

namespace {

double rounded(double share) { return std::round(share * 1000.0) / 1000.0; }

void find_sincerity(SignalInput& input, const KindnessConstants& constants) {
  std::vector<double> motive(input.speakers(), 0);
  std::vector<double> trust(input.speakers(), constants.motive);
  for (const Turn& turn : input.turns) {
    motive[turn.speaker] += turn.pressure + (turn.rebuffs ? 1 : 0);
    trust[turn.speaker] += constants.goodwill * turn.warmth;
  }
  for (std::size_t i = 0; i < trust.size(); ++i) trust[i] /= trust[i] + motive[i];
  for (Turn& turn : input.turns) {
    const double other = turn.answers < 0 ? 1 : trust[input.turns[static_cast<std::size_t>(turn.answers)].speaker];
    turn.sincerity = turn.rebuffs ? 0 : rounded(trust[turn.speaker] * other);
  }
}

bool is_published_alone(const Exchange& exchange) {
  if (exchange.messages.size() != 1 || exchange.title.empty()) return false;
  const std::string& kind = exchange.messages.front().kind;
  return kind == "post" || kind == "page";
}

void find_reception(SignalInput& input, double unanswered) {
  if (is_published_alone(input.exchange)) input.turns.front().reception = unanswered;
  if (input.replies.empty()) return;
  std::vector<double> sum(input.turns.size(), 0);
  std::vector<std::uint32_t> answers(input.turns.size(), 0);
  for (const auto reply : input.replies) {
    const auto said = static_cast<std::size_t>(input.turns[reply].answers);
    sum[said] += input.turns[reply].sincerity;
    ++answers[said];
  }
  for (std::uint32_t i = 0; i < input.turns.size(); ++i) {
    Turn& turn = input.turns[i];
    // Who asks on in a talk has been heard already.
    const bool asks_first = turn.questions > 0 && turn.answers >= 0 && input.answered_by(i).answers < 0;
    if (answers[i] > 0)
      turn.reception = rounded(sum[i] / answers[i]);
    else
      turn.reception = asks_first || turn.answers < 0 ? unanswered : 1;
  }
}

}  // namespace

void find_standing(SignalInput& input, const KindnessConstants& constants) {
  find_sincerity(input, constants);
  find_reception(input, constants.unanswered);
}

}  // namespace rapport
