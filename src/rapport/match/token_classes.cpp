#include "rapport/match/token_classes.h"

#include <algorithm>

namespace rapport {

TokenClasses::TokenClasses(const TokenPredicates& predicates) : predicates_(predicates) {
  // Class 0, which empty slots name, holds what holds of every token.
  number_of({TokenPredicates::kAny});
}

CueAutomaton::Step TokenClasses::step(Symbol symbol) const {
  return {*classes_[symbol >> 3].holding, static_cast<std::uint8_t>(1U << (symbol & 3)), (symbol & kMayGoOn) != 0};
}

std::uint32_t TokenClasses::find_class(std::string_view token) {
  predicates_.find(token, found_);
  return number_of(found_);
}

std::uint32_t TokenClasses::number_of(const std::vector<TokenPredicates::Id>& holding) {
  if (const auto known = numbers_.find(holding); known != numbers_.end()) return known->second;
  const auto first_special = std::upper_bound(holding.begin(), holding.end(), TokenPredicates::kLastCommon);
  const bool only_common = first_special == holding.end();
  const std::uint32_t common = only_common ? 0 : number_of({holding.begin(), first_special});
  const auto made = static_cast<std::uint32_t>(classes_.size());
  Class& one = classes_.emplace_back();
  one.common = only_common ? made : common;
  one.holding = &numbers_.emplace(holding, made).first->first;
  one.special = std::span(*one.holding).subspan(static_cast<std::size_t>(first_special - holding.begin()));
  return made;
}

}  // namespace rapport
