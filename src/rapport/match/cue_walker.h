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
    if ((states_[state].filter & classes_.filter(symbol)) == 0) return kDead;
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
  /// Between two walks: forgets all states if they take too much memory.
  void tidy() {
    if (elements_.size() > kMostElements || states_.size() > kStateMask / 2 || used_ > kMostSteps) clear();
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
    std::uint64_t filter = 0;    ///< of all its nodes
    std::uint32_t nodes = 0;     ///< where its elements begin: first the nodes,
    std::uint32_t accepted = 0;  ///< then the cues
    std::uint32_t end = 0;
  };

  static std::uint64_t key_of(State state, TokenClasses::Symbol symbol) {
    return std::uint64_t{state} << TokenClasses::kBits | symbol;
  }
  void clear();
  State make_first(TokenClasses::Symbol symbol);
  State make_step(State from, TokenClasses::Symbol symbol);
  State make_next(State from, const CueAutomaton::Step& step);
  State make_state(const std::vector<CueAutomaton::Element>& elements);
  void keep_step(std::uint64_t step);
  void grow();
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15U >> 32) & (steps_.size() - 1);
  }

  const CueAutomaton& automaton_;
  const TokenClasses& classes_;
  std::vector<StateData> states_;
  std::vector<CueAutomaton::Element> elements_;  ///< of all states
  std::unordered_multimap<std::size_t, State> by_hash_;
  std::vector<State> first_;          ///< by symbol without its gap
  std::vector<std::uint64_t> steps_;  ///< key and next state; a power of two, at most half of them in use
  std::size_t used_ = 0;
  std::vector<CueAutomaton::Element> made_;  ///< scratch
};

}  // namespace rapport
