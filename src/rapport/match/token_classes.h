#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "rapport/match/cue_automaton.h"
#include "rapport/match/number_hash.h"
#include "rapport/match/token_predicates.h"

namespace rapport {

/// Tokens of which the same predicates hold are one class: a few thousand classes for all words there are. Remembers
/// the words it was asked of last. One a thread.
class TokenClasses {
 public:
  /// What a walk needs to know of a token: its class, the gap before it, and whether a word may go on behind it.
  using Symbol = std::uint32_t;
  static constexpr int kBits = 23;  ///< a symbol has no more

  /// `predicates` must outlive it.
  explicit TokenClasses(const TokenPredicates& predicates);

  /// The symbol of the token text[begin, end) behind `gap`.
  Symbol symbol(std::string_view text, std::size_t begin, std::size_t end, Gap gap) {
    const bool touched = end < text.size() && text[end] != ' ';
    const Symbol goes_on = touched && word_may_go_on(text, end) ? kMayGoOn : 0;
    return class_of(text, begin, end) << 3 | goes_on | static_cast<Symbol>(std::countr_zero<unsigned>(gap));
  }
  /// What is left of a symbol at the first token of a walk, where the gap does not matter: a small number.
  static std::size_t without_gap(Symbol symbol) { return symbol >> 2; }

  [[nodiscard]] CueAutomaton::Step step(Symbol symbol) const;
  /// The symbol of tokens of which only those predicates of `symbol` hold that hold of very many.
  [[nodiscard]] Symbol common(Symbol symbol) const { return classes_[symbol >> 3].common << 3 | (symbol & 7); }
  /// The other predicates of `symbol`.
  [[nodiscard]] std::span<const TokenPredicates::Id> special(Symbol symbol) const {
    return classes_[symbol >> 3].special;
  }

 private:
  static constexpr Symbol kMayGoOn = 4;
  static constexpr std::size_t kRemembered = std::size_t{1} << 15;

  struct Slot {
    WordKey key;
    std::uint32_t token_class = 0;
  };

  std::uint32_t class_of(std::string_view text, std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (size > WordKey::kMostBytes) return find_class(text.substr(begin, size));
    const WordKey key = WordKey::of(text, begin, size);
    Slot* const pair = &remembered_[key.hash() & (kRemembered - 2)];
    if (pair[0].key == key) return pair[0].token_class;
    if (!(pair[1].key == key)) pair[1] = {key, find_class(text.substr(begin, size))};
    std::swap(pair[0], pair[1]);
    return pair[0].token_class;
  }
  std::uint32_t find_class(std::string_view token);
  std::uint32_t number_of(const std::vector<TokenPredicates::Id>& holding);

  struct HashOfAll {
    std::size_t operator()(const std::vector<TokenPredicates::Id>& ids) const { return number_hash(ids); }
  };
  struct Class {
    std::uint32_t common = 0;                                   ///< class
    const std::vector<TokenPredicates::Id>* holding = nullptr;  ///< a key of numbers_
    std::span<const TokenPredicates::Id> special;               ///< the end of it
  };

  const TokenPredicates& predicates_;
  std::vector<Slot> remembered_ = std::vector<Slot>(kRemembered);  ///< pairs by hash: the words that were there last
  std::vector<Class> classes_;
  std::unordered_map<std::vector<TokenPredicates::Id>, std::uint32_t, HashOfAll> numbers_;  ///< of classes
  std::vector<TokenPredicates::Id> found_;                                                  ///< scratch
};

}  // namespace rapport
