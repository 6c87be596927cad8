#include "rapport/match/token_classes.h"

#include <algorithm>

namespace rapport {

TokenClasses::TokenClasses(const TokenPredicates& predicates, std::size_t words)
    : predicates_(predicates), remembered_(words) {
  // Class 0, which empty slots name, holds what holds of every token.
  number_of({TokenPredicates::kAny});
}

CueAutomaton::Step TokenClasses::step(Symbol symbol) const {
  return {*classes_[class_of(symbol)].holding, static_cast<std::uint8_t>(1U << (symbol & 3)), (symbol & kMayGoOn) != 0,
          (symbol & kEndsLine) != 0};
}

void TokenClasses::find_symbols(std::string_view text, std::span<Token> tokens) {
  for (std::size_t from = 0; from < tokens.size(); from += kBlock)
    find_block(text, tokens.subspan(from, std::min(kBlock, tokens.size() - from)));
}

/// Asks the memory for all words of a block before it looks at the first of them.
void TokenClasses::find_block(std::string_view text, std::span<Token> tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t size = tokens[i].end - tokens[i].begin;
    if (size > WordKey::kMostBytes) continue;
    keys_[i] = WordKey::of(text, tokens[i].begin, size);
    __builtin_prefetch(pair_of(keys_[i]));
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const std::string_view word = text.substr(token.begin, token.end - token.begin);
    const std::uint32_t found = word.size() > WordKey::kMostBytes ? find_class(word) : class_of(keys_[i], word);
    const bool touched = token.end < text.size() && text[token.end] != ' ';
    const Symbol goes_on = touched && word_may_go_on(text, token.end) ? kMayGoOn : 0;
    const Symbol ends = ends_line(text, token.end) ? kEndsLine : 0;
    tokens[i].symbol = found << kClassBit | ends | goes_on | static_cast<Symbol>(std::countr_zero<unsigned>(token.gap));
  }
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
  for (const TokenPredicates::Id special : one.special) one.bits |= bit_of(special);
  return made;
}

}  // namespace rapport
