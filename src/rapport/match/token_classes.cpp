#include "rapport/match/token_classes.h"

#include <algorithm>

namespace rapport {

TokenClasses::TokenClasses(const TokenPredicates& predicates, std::size_t words)
    : predicates_(predicates), remembered_(words) {
  // Class 0, which empty slots name, holds what holds of every token.
  number_of({common_number(TokenPredicates::Common().set(TokenPredicates::kAny))});
  view({});
}

CueAutomaton::Step TokenClasses::step(Symbol symbol) const {
  const Class& of = classes_[class_of(symbol)];
  return {commons_[of.common], of.special, static_cast<std::uint8_t>(1U << (symbol & 3)),
          static_cast<Behind>(symbol >> kBehindBit & 3)};
}

TokenClasses::View TokenClasses::view(const TokenPredicates::Common& predicates) {
  const auto [at, is_new] = view_numbers_.try_emplace(predicates, static_cast<View>(views_.size()));
  if (is_new) views_.push_back({predicates, {}});
  return at->second;
}

std::uint32_t TokenClasses::see(std::uint32_t common, View view) {
  const std::uint32_t narrowed = number_of({common_number(commons_[common] & views_[view].predicates)});
  std::vector<std::uint32_t>& seen = views_[view].seen;
  if (common >= seen.size()) seen.resize(common + 1, kUnknown);
  return seen[common] = narrowed;
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
    const auto behind = static_cast<Symbol>(what_is_behind(text, token.end));
    tokens[i].symbol =
        found << kClassBit | behind << kBehindBit | static_cast<Symbol>(std::countr_zero<unsigned>(token.gap));
  }
}

std::uint32_t TokenClasses::find_class(std::string_view token) {
  special_.clear();
  key_.assign(1, common_number(predicates_.find(token, special_)));
  key_.insert(key_.end(), special_.begin(), special_.end());
  return number_of(key_);
}

std::uint32_t TokenClasses::common_number(const TokenPredicates::Common& predicates) {
  const auto [at, is_new] = common_numbers_.try_emplace(predicates, static_cast<std::uint32_t>(commons_.size()));
  if (is_new) commons_.push_back(predicates);
  return at->second;
}

std::uint32_t TokenClasses::number_of(const std::vector<std::uint32_t>& key) {
  const auto [at, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(classes_.size()));
  if (!is_new) return at->second;
  Class& one = classes_.emplace_back();
  one.common = key[0];
  one.special = std::span(at->first).subspan(1);
  for (const TokenPredicates::Id special : one.special) add_bit(special, one.bits);
  return at->second;
}

}  // namespace rapport
