#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/match/token_pattern.h"

namespace rapport {

/// What makes it worth the while to run a cue's expression: every match holds one token of `tokens` and, unless there
/// are none, one of `companions`.
struct Trigger {
  static constexpr std::size_t kUnlimited = static_cast<std::size_t>(-1);

  std::vector<TokenPattern> tokens;
  std::size_t gaps_before = 0;  ///< at most so many runs of blanks or hyphens stand in a match before that token
  std::vector<TokenPattern> companions;  ///< words only
  std::vector<TokenPattern> first;       ///< what a match begins with; empty if that is not known
  std::vector<TokenPattern> second;      ///< the token behind it; empty if it need not have one, or it is not known
};

/// How often a token may be met; of the triggers that an expression offers, the one with the lowest sum is taken.
using TokenCost = std::function<double(const TokenPattern&)>;

/// Derives the trigger of a regular expression from its syntax. None if a match may lack every known word, so that only
/// a scan of every text finds it.
std::optional<Trigger> find_trigger(std::string_view regex, const TokenCost& cost);

}  // namespace rapport
