#pragma once
#include <span>
#include <vector>

#include "rapport/match/regex_syntax.h"
#include "rapport/match/token_pattern.h"

namespace rapport {

/// What may stand at one place of a match.
struct TokenChoice {
  std::vector<TokenPattern> tokens;
  bool anything = false;  ///< or something that is no token, or not known
};

/// What a match of an expression may begin with.
struct FirstTokens {
  TokenChoice first;
  TokenChoice second;  ///< the token behind the first
};

/// The first tokens of every match of `parts`, one behind the other, that begins and ends at word boundaries: never too
/// few.
FirstTokens find_first_tokens(std::span<const RegexNode* const> parts);

/// Whether `node` is a class or a literal of one character.
[[nodiscard]] bool is_one_character(const RegexNode& node);
/// What a node of one character is, if it is a blank or a hyphen for certain: bits of Gap; 0 if it may be something
/// else.
[[nodiscard]] std::uint8_t gaps_of(const RegexNode& node);

}  // namespace rapport
