#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

SignalValue naming(const SignalInput& input) {
  const auto named = std::count_if(input.replies.begin(), input.replies.end(), [&](std::uint32_t reply) {
    return input.turns[reply].names && !input.turns[reply].is_hard;
  });
  return mean_of(static_cast<double>(named), static_cast<std::uint32_t>(input.replies.size()));
}

}  // namespace rapport
