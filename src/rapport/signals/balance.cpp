#include <algorithm>
#include <cmath>
#include <numeric>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::size_t least_turns = 3;

std::vector<double> words_of_speakers(const SignalInput& input) {
  std::vector<double> out(input.speakers(), 0);
  for (const Turn& turn : input.turns) out[turn.speaker] += turn.words;
  return out;
}

/// Nothing below the minimum of these signals: two speakers, three turns, one word.
bool is_measurable(const SignalInput& input, double total) {
  return input.speakers() >= 2 && input.turns.size() >= least_turns && total > 0;
}

}  // namespace

SignalValue balance(const SignalInput& input) {
  auto words = words_of_speakers(input);
  const double total = std::accumulate(words.begin(), words.end(), 0.0);
  SignalValue out{{}, input.speakers()};
  if (!is_measurable(input, total)) return out;
  std::sort(words.begin(), words.end());
  const double count = static_cast<double>(words.size());
  double gini = 0;  // Σ (2 rank − n − 1) x / (n Σ x): the mean difference of all pairs, from sorted values
  for (std::size_t i = 0; i < words.size(); ++i) gini += (2.0 * static_cast<double>(i + 1) - count - 1) * words[i];
  gini /= count * total;
  out.value = std::clamp(1.0 - gini * count / (count - 1), 0.0, 1.0);
  return out;
}

SignalValue entropy(const SignalInput& input) {
  const auto words = words_of_speakers(input);
  const double total = std::accumulate(words.begin(), words.end(), 0.0);
  SignalValue out{{}, input.speakers()};
  if (!is_measurable(input, total)) return out;
  double sum = 0;
  for (const double x : words)
    if (x > 0) sum -= x / total * std::log(x / total);
  out.value = std::clamp(sum / std::log(static_cast<double>(words.size())), 0.0, 1.0);
  return out;
}

SignalValue starter_share(const SignalInput& input) {
  const auto words = words_of_speakers(input);
  const double total = std::accumulate(words.begin(), words.end(), 0.0);
  SignalValue out{{}, input.speakers()};
  if (is_measurable(input, total)) out.value = words[input.turns[0].speaker] / total;
  return out;
}

}  // namespace rapport
