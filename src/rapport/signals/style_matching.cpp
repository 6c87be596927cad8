#include <cmath>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr double least_words = 50;

/// How many words each speaker says, and in each function word class.
struct Style {
  std::vector<double> words;
  std::vector<double> classes;  // speaker after speaker
};

Style styles(const SignalInput& input) {
  const std::size_t count = input.lexicon.function_word_classes.size();
  Style out{std::vector<double>(input.speakers(), 0), std::vector<double>(input.speakers() * count, 0)};
  for (std::uint32_t i = 0; i < input.turns.size(); ++i) {
    const auto speaker = input.turns[i].speaker;
    out.words[speaker] += input.turns[i].words;
    const auto counts = input.classes(i);
    for (std::size_t c = 0; c < count; ++c) out.classes[speaker * count + c] += counts[c];
  }
  return out;
}

double matching(const Style& style, std::size_t a, std::size_t b) {
  constexpr double against_zero = 0.0001;
  const std::size_t count = style.classes.size() / style.words.size();
  double sum = 0;
  for (std::size_t c = 0; c < count; ++c) {
    const double p = style.classes[a * count + c] / style.words[a];
    const double q = style.classes[b * count + c] / style.words[b];
    sum += 1 - std::abs(p - q) / (p + q + against_zero);
  }
  return sum / static_cast<double>(count);
}

}  // namespace

SignalValue style_matching(const SignalInput& input) {
  if (input.lexicon.function_word_classes.empty()) return {};
  const Style style = styles(input);
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto& [a, b] : talking_pairs(input)) {
    if (style.words[a] < least_words || style.words[b] < least_words) continue;
    sum += matching(style, a, b);
    ++n;
  }
  return mean_of(sum, n);
}

}  // namespace rapport
