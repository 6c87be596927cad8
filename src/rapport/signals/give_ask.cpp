#include <algorithm>
#include <array>
#include <string_view>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 3> gives{"giving_help", "credit_and_uptake", "gratitude"};
constexpr std::array<std::string_view, 4> asks{"call_to_action", "instrumental_networking", "self_promotion",
                                               "scorekeeping"};

/// Points of each speaker in the categories of those names.
template <std::size_t count>
std::vector<double> points_of_speakers(const SignalInput& input, const std::array<std::string_view, count>& names) {
  std::vector<double> out(input.speakers(), 0);
  for (const auto name : names) {
    const int category = input.lexicon.find_category(name);
    for (const Turn& turn : input.turns) out[turn.speaker] += points_in(input, turn, category);
  }
  return out;
}

}  // namespace

SignalValue give_ask(const SignalInput& input) {
  const auto give = points_of_speakers(input, gives);
  const auto ask = points_of_speakers(input, asks);
  SignalValue out;
  for (std::size_t s = 0; s < give.size(); ++s) {
    if (give[s] + ask[s] <= 0) continue;
    const double balance = (give[s] - ask[s]) / (give[s] + ask[s] + 1);
    out.value = std::min(out.value.value_or(1), balance);
    ++out.n;
  }
  return out;
}

}  // namespace rapport
