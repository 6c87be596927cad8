#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "rapport/signals/table.h"

namespace rapport {

SignalValue pressure_asymmetry(const SignalInput& input) {
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> surplus;  // of the smaller number over the greater
  double total = 0;
  SignalValue out;
  for (std::size_t row = 0; row < input.judged.size(); ++row) {
    const Judged& judged = input.judged[row];
    const auto& category = input.lexicon.categories[input.lexicon.cues[judged.cue].category];
    if (category.axis != Axis::sales_pressure || judged.target < 0 || input.points[row] <= 0) continue;
    const auto from = input.turns[judged.turn].speaker;
    const auto to = input.turns[static_cast<std::size_t>(judged.target)].speaker;
    if (from == to) continue;
    surplus[{std::min(from, to), std::max(from, to)}] += from < to ? input.points[row] : -input.points[row];
    total += input.points[row];
    ++out.n;
  }
  double difference = 0;
  for (const auto& [pair, points] : surplus) difference += std::abs(points);
  if (out.n > 0) out.value = difference / (total + 1);
  return out;
}

}  // namespace rapport
