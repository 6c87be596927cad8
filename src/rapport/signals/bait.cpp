#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

SignalValue bait(const SignalInput& input) {
  constexpr std::size_t window = 3;  // warmth of a turn and the two before it opens the way for its pressure
  std::vector<std::vector<const Turn*>> own(input.speakers());
  for (const auto i : input.by_time) own[input.turns[i].speaker].push_back(&input.turns[i]);
  double after_warmth = 0;
  double pressure = 0;
  SignalValue out;
  for (const auto& turns : own)
    for (std::size_t i = 0; i < turns.size(); ++i) {
      if (turns[i]->pressure <= 0) continue;
      double warmth = 0;
      for (std::size_t k = i + 1 - std::min(i + 1, window); k <= i; ++k) warmth += turns[k]->warmth;
      after_warmth += std::min(1.0, warmth) * turns[i]->pressure;
      pressure += turns[i]->pressure;
      ++out.n;
    }
  if (out.n > 0) out.value = after_warmth / pressure;
  return out;
}

}  // namespace rapport
