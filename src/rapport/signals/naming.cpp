#include "rapport/signals/table.h"

namespace rapport {

SignalValue naming(const SignalInput& input) {
  double named = 0;
  for (const auto reply : input.replies)
    if (input.turns[reply].names) named += input.turns[reply].sincerity;
  return mean_of(named, static_cast<std::uint32_t>(input.replies.size()));
}

}  // namespace rapport
