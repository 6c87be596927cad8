#pragma once
#include <array>
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
  /// What a walk needs to know of a token: its class, the gap before it and what stands behind it.
  using Symbol = std::uint32_t;
  static constexpr int kBits = 24;  ///< a symbol has no more
  static constexpr Symbol kUnknown = static_cast<Symbol>(-1);

  /// `predicates` must outlive it. Remembers `words` words, a power of two.
  TokenClasses(const TokenPredicates& predicates, std::size_t words);

  /// A token text[begin, end) behind a gap.
  struct Token {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    Gap gap = kNoGap;
    Symbol symbol = kUnknown;
  };
  /// Sets the symbols of some tokens of `text`.
  void find_symbols(std::string_view text, std::span<Token> tokens);
  /// What is left of a symbol at the first token of a walk, where the gap does not matter: a small number.
  static std::size_t without_gap(Symbol symbol) { return symbol >> 2; }

  [[nodiscard]] CueAutomaton::Step step(Symbol symbol) const;
  /// Some of the predicates that hold of very many tokens: those that matter to someone. 0: none.
  using View = std::uint32_t;
  View view(const TokenPredicates::Common& predicates);
  /// The symbol of tokens that are like those of `symbol`, but that of all predicates only those of `view` hold.
  Symbol seen(Symbol symbol, View view) {
    const std::uint32_t common = classes_[class_of(symbol)].common;
    const std::vector<std::uint32_t>& known = views_[view].seen;
    const bool is_known = common < known.size() && known[common] != kUnknown;
    return (is_known ? known[common] : see(common, view)) << kClassBit | (symbol & ((1 << kClassBit) - 1));
  }
  /// A bit for each of some other predicates.
  using Bits = std::array<std::uint64_t, 3>;
  static void add_bit(TokenPredicates::Id special, Bits& bits) {
    const std::uint64_t hash = spread(special);
    bits[(hash >> 32) % bits.size()] |= std::uint64_t{1} << (hash >> 58);
  }
  /// False: they have none of these predicates in common.
  static bool meet(const Bits& a, const Bits& b) { return ((a[0] & b[0]) | (a[1] & b[1]) | (a[2] & b[2])) != 0; }
  /// Of the other predicates of `symbol`.
  [[nodiscard]] const Bits& bits(Symbol symbol) const { return classes_[class_of(symbol)].bits; }
  /// The other predicates of `symbol`.
  [[nodiscard]] std::span<const TokenPredicates::Id> special(Symbol symbol) const {
    return classes_[class_of(symbol)].special;
  }

 private:
  static constexpr int kBehindBit = 2;  ///< of a symbol: here what stands behind the token begins,
  static constexpr int kClassBit = 4;   ///< and here its class
  static std::size_t class_of(Symbol symbol) { return symbol >> kClassBit; }
  static constexpr std::size_t kBlock = 64;  ///< tokens

  struct Slot {
    WordKey key;
    std::uint32_t token_class = 0;
  };

  void find_block(std::string_view text, std::span<Token> tokens);
  std::uint32_t class_of(const WordKey& key, std::string_view token) {
    Slot* const pair = pair_of(key);
    if (pair[0].key == key) return pair[0].token_class;
    if (!(pair[1].key == key)) pair[1] = {key, find_class(token)};
    std::swap(pair[0], pair[1]);
    return pair[0].token_class;
  }
  Slot* pair_of(const WordKey& key) { return &remembered_[key.hash() & (remembered_.size() - 2)]; }
  std::uint32_t find_class(std::string_view token);
  std::uint32_t number_of(const std::vector<std::uint32_t>& key);
  std::uint32_t common_number(const TokenPredicates::Common& predicates);
  std::uint32_t see(std::uint32_t common, View view);

  struct HashOfAll {
    std::size_t operator()(const std::vector<std::uint32_t>& numbers) const { return number_hash(numbers); }
  };
  struct Class {
    Bits bits{};
    std::uint32_t common = 0;                      ///< index in commons_
    std::span<const TokenPredicates::Id> special;  ///< the end of a key of numbers_
  };
  struct OfView {
    TokenPredicates::Common predicates;
    std::vector<std::uint32_t> seen;  ///< class, by index in commons_
  };
  using Numbers = std::unordered_map<TokenPredicates::Common, std::uint32_t>;

  const TokenPredicates& predicates_;
  std::vector<Slot> remembered_;  ///< pairs by hash: the words that were there last
  std::vector<Class> classes_;
  /// Of classes, by their index in commons_ and the other predicates.
  std::unordered_map<std::vector<std::uint32_t>, std::uint32_t, HashOfAll> numbers_;
  std::vector<TokenPredicates::Common> commons_;
  Numbers common_numbers_;  ///< by what commons_ holds
  std::vector<OfView> views_;
  Numbers view_numbers_;
  std::vector<TokenPredicates::Id> special_;  ///< scratch
  std::vector<std::uint32_t> key_;            ///< scratch
  std::array<WordKey, kBlock> keys_;          ///< scratch
};

}  // namespace rapport
