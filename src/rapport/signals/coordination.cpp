#include <map>
#include <utility>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::uint32_t least_turns = 3;

/// What one speaker's replies to another hold of one function word class.
struct Marker {
  std::uint32_t replies = 0;
  std::uint32_t said = 0;   ///< the turn answered holds it
  std::uint32_t taken = 0;  ///< both hold it
  std::uint32_t used = 0;   ///< the reply holds it
};

}  // namespace

SignalValue coordination(const SignalInput& input) {
  const std::size_t classes = input.lexicon.function_word_classes.size();
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Marker>> pairs;
  for (const auto reply : input.replies) {
    const auto to = static_cast<std::uint32_t>(input.turns[reply].answers);
    auto& markers = pairs[{input.turns[reply].speaker, input.turns[to].speaker}];
    markers.resize(classes);
    for (std::size_t c = 0; c < classes; ++c) {
      const bool said = input.classes(to)[c] > 0;
      const bool used = input.classes(reply)[c] > 0;
      markers[c].replies += 1;
      markers[c].said += said;
      markers[c].used += used;
      markers[c].taken += said && used;
    }
  }
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto& [pair, markers] : pairs)
    for (const Marker& m : markers) {
      if (m.said < least_turns) continue;
      sum += static_cast<double>(m.taken) / m.said - static_cast<double>(m.used) / m.replies;
      ++n;
    }
  return mean_of(sum, n);
}

}  // namespace rapport
