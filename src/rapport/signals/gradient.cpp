#include <algorithm>
#include <utility>

#include "rapport/signals/median.h"
#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::size_t least_turns = 3;
constexpr std::size_t most_turns = 64;  // bounds the pairs; of more turns as many are taken at even distances

/// Theil and Sen's slope: the median of the slopes between all pairs, which no single turn can bend.
double theil_sen(const std::vector<double>& y) {
  const std::size_t count = std::min(y.size(), most_turns);
  const auto at = [&](std::size_t i) { return i * (y.size() - 1) / (count - 1); };
  std::vector<double> slopes;
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t j = i + 1; j < count; ++j)
      slopes.push_back((y[at(j)] - y[at(i)]) / static_cast<double>(at(j) - at(i)));
  return median(std::move(slopes));
}

}  // namespace

SignalValue gradient(const SignalInput& input) {
  std::vector<std::vector<double>> densities(input.speakers());
  std::vector<double> pressure(input.speakers(), 0);
  for (const auto i : input.by_time) {
    const Turn& turn = input.turns[i];
    densities[turn.speaker].push_back(per_hundred(turn.pressure, turn.words));
    pressure[turn.speaker] += turn.pressure;
  }
  std::size_t presser = 0;
  for (std::size_t s = 0; s < pressure.size(); ++s) {
    const bool enough = densities[s].size() >= least_turns;
    if (enough && (densities[presser].size() < least_turns || pressure[s] > pressure[presser])) presser = s;
  }
  SignalValue out{{}, static_cast<std::uint32_t>(densities[presser].size())};
  if (densities[presser].size() >= least_turns) out.value = theil_sen(densities[presser]);
  return out;
}

}  // namespace rapport
