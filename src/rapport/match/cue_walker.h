#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "rapport/match/cue_automaton.h"
#include "rapport/match/token_classes.h"

namespace rapport {

/// A CueAutomaton made deterministic as far as texts have needed it: a state is a set of its elements. What was made is
/// kept until it is too much, then made anew. One a thread.
class CueWalker {
 public:
  /// 0: nothing can match any more.
  using State = std::uint32_t;

  /// Both must outlive it.
  CueWalker(const CueAutomaton& automaton, const TokenClasses& classes);

  /// The state behind the first token of a walk.
  State begin(TokenClasses::Symbol symbol) {
    const std::size_t at = TokenClasses::without_gap(symbol);
    if (at < first_.size() && first_[at] != kUnknown) return first_[at];
    return make_first(symbol);
  }
  /// The state behind another token.
  State next(State state, TokenClasses::Symbol symbol) {
    if (!asks(states_[state], symbol)) {
      // Most words are to most states a word like any other: what is known of them all need not be found out for each.
      if (!states_[state].takes_any) return kDead;
      symbol = classes_.common(symbol);
    }
    const std::uint64_t key = key_of(state, symbol);
    for (std::size_t at = slot_of(key);; at = (at + 1) & (steps_.size() - 1)) {
      if (steps_[at] >> kStateBits == key) return static_cast<State>(steps_[at] & kStateMask);
      if (steps_[at] == 0) return make_step(state, symbol);
    }
  }
  /// Has the memory fetched that next(state, symbol) reads.
  void prefetch(State state, TokenClasses::Symbol symbol) const {
    __builtin_prefetch(&steps_[slot_of(key_of(state, symbol))]);
    __builtin_prefetch(&states_[state]);
  }
  [[nodiscard]] bool accepts(State state) const { return states_[state].accepted != states_[state].end; }
  /// The cues that have matched when this state is reached, ascending: see CueAutomaton::accept().
  [[nodiscard]] std::span<const CueAutomaton::Element> accepted(State state) const {
    return {elements_.data() + states_[state].accepted, states_[state].end - states_[state].accepted};
  }
  /// Whether the expression of one of them must decide.
  [[nodiscard]] bool has_doubts(State state) const { return states_[state].has_doubts; }
  /// Between two walks: forgets all states if they take too much memory.
  void tidy() {
    if (elements_.size() + asked_.size() > kMostElements || states_.size() > kStateMask / 2 || used_ > kMostSteps)
      clear();
  }

 private:
  static constexpr State kDead = 0;
  static constexpr State kBegin = 1;
  static constexpr State kUnknown = static_cast<State>(-1);
  static constexpr int kStateBits = 19;
  static constexpr std::uint64_t kStateMask = (std::uint64_t{1} << kStateBits) - 1;
  static constexpr std::size_t kMostElements = std::size_t{1} << 20;
  static constexpr std::size_t kMostSteps = std::size_t{1} << 19;

  struct StateData {
    std::uint32_t asked = 0;     ///< where its bits begin in asked_
    std::uint8_t asked_log = 0;  ///< 2^asked_log bits; 0 = none
    bool takes_any = false;      ///< whether a predicate that holds of very many tokens leads on
    bool has_doubts = false;     ///< whether not all of its cues are certain
    std::uint32_t nodes = 0;     ///< where its elements begin: first the nodes,
    std::uint32_t accepted = 0;  ///< then the cues
    std::uint32_t end = 0;
  };

  static std::uint64_t key_of(State state, TokenClasses::Symbol symbol) {
    return std::uint64_t{state} << TokenClasses::kBits | symbol;
  }
  static std::size_t bit_of(TokenPredicates::Id predicate, std::uint8_t log) {
    return predicate * 0x9E3779B1U >> (32 - log);
  }
  /// Whether one of the special predicates of `symbol` may lead on; false is certain.
  [[nodiscard]] bool asks(const StateData& data, TokenClasses::Symbol symbol) const {
    if (data.asked_log == 0) return false;
    for (const TokenPredicates::Id predicate : classes_.special(symbol)) {
      const std::size_t bit = bit_of(predicate, data.asked_log);
      if ((asked_[data.asked + (bit >> 6)] >> (bit & 63) & 1) != 0) return true;
    }
    return false;
  }
  void note_questions(StateData& made);
  void clear();
  State make_first(TokenClasses::Symbol symbol);
  State make_step(State from, TokenClasses::Symbol symbol);
  State make_next(State from, const CueAutomaton::Step& step);
  State make_state(const std::vector<CueAutomaton::Element>& elements);
  void keep_step(std::uint64_t step);
  void put(std::uint64_t step);
  void grow();
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15U >> 32) & (steps_.size() - 1);
  }

  const CueAutomaton& automaton_;
  const TokenClasses& classes_;
  std::vector<StateData> states_;
  std::vector<CueAutomaton::Element> elements_;  ///< of all states
  std::vector<std::uint64_t> asked_;             ///< of all states: a bit for each special predicate that leads on
  std::unordered_multimap<std::size_t, State> by_hash_;
  std::vector<State> first_;          ///< by symbol without its gap
  std::vector<std::uint64_t> steps_;  ///< key and next state; a power of two, at most half of them in use
  std::size_t used_ = 0;
  std::vector<CueAutomaton::Element> made_;     ///< scratch
  std::vector<TokenPredicates::Id> questions_;  ///< scratch
};

}  // namespace rapport
