#pragma once
#include <cstdint>
#include <span>
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
  /// The state behind another token; `from` may not be older than the last tidy().
  State next(State from, TokenClasses::Symbol symbol) {
    const Way way = way_of(from, symbol);
    std::uint64_t& recent = recent_[slot_of(way, recent_.size())];
    if (recent >> kStateBits != way) recent = way << kStateBits | find_next(from, symbol);
    return static_cast<State>(recent & kStateMask);
  }
  /// Has the memory fetched what next(from, symbol) reads.
  void prefetch(State from, TokenClasses::Symbol symbol) const {
    __builtin_prefetch(&recent_[slot_of(way_of(from, symbol), recent_.size())]);
  }
  [[nodiscard]] static bool accepts(State state) { return (state & kAccepts) != 0; }
  /// The cues that have matched when this state is reached, ascending: see CueAutomaton::accept().
  [[nodiscard]] std::span<const CueAutomaton::Element> accepted(State state) const {
    const StateData& reached = data(state);
    return {elements_.data() + reached.accepted, reached.end - reached.accepted};
  }
  /// Whether the expression of one of them must decide.
  [[nodiscard]] bool has_doubts(State state) const { return data(state).has_doubts; }
  /// Adds to `cues` those that may match behind this state.
  void add_cues_behind(State state, std::vector<std::uint32_t>& cues) const;
  /// Between two walks: forgets all states if they take too much memory.
  void tidy() {
    if (elements_.size() + asked_.size() > kMostElements || states_.size() > kMostStates || used_ > kMostSteps) clear();
  }

 private:
  /// Where a state leads by a symbol, as one number that is not 0.
  using Way = std::uint64_t;
  static constexpr State kDead = 0;
  static constexpr State kAccepts =
      1;  ///< this bit of a state tells whether cues have matched; the others are its place
  static constexpr State kBegin = 2;
  static constexpr State kUnknown = static_cast<State>(-1);
  static constexpr int kStateBits = 20;
  static constexpr std::uint64_t kStateMask = (std::uint64_t{1} << kStateBits) - 1;
  static constexpr std::size_t kMostStates = kStateMask / 4;
  static constexpr std::size_t kRecent = std::size_t{1} << 15;
  static constexpr std::size_t kMostElements = std::size_t{1} << 20;
  static constexpr std::size_t kMostSteps = std::size_t{1} << 19;

  struct StateData {
    std::uint32_t asked = 0;     ///< where its bits begin in asked_
    std::uint8_t asked_log = 0;  ///< 2^asked_log words of bits
    bool asks = false;           ///< whether a special predicate leads on
    bool takes_any = false;      ///< whether a predicate that holds of very many tokens leads on
    bool has_doubts = false;     ///< whether not all of its cues are certain
    std::uint32_t nodes = 0;     ///< where its elements begin: first the nodes,
    std::uint32_t accepted = 0;  ///< then the cues
    std::uint32_t end = 0;
    std::uint32_t hash = 0;  ///< of its elements
  };

  /// Which of 2^log words tells of a predicate, and by which two bits.
  struct Question {
    std::size_t word;
    std::uint64_t bits;
  };
  static Question question(TokenPredicates::Id predicate, std::uint8_t log) {
    const std::uint64_t hash = predicate * 0x9E3779B97F4A7C15U;
    return {hash >> 40 & ((std::size_t{1} << log) - 1),
            std::uint64_t{1} << (hash >> 58) | std::uint64_t{1} << (hash >> 34 & 63)};
  }
  /// Whether one of the special predicates of `symbol` may lead on; false is certain.
  [[nodiscard]] bool asks(const StateData& data, TokenClasses::Symbol symbol) const {
    if (!data.asks) return false;
    for (const TokenPredicates::Id predicate : classes_.special(symbol)) {
      const Question asked = question(predicate, data.asked_log);
      if ((~asked_[data.asked + asked.word] & asked.bits) == 0) return true;
    }
    return false;
  }
  static Way way_of(State from, TokenClasses::Symbol symbol) { return Way{from} << TokenClasses::kBits | symbol; }
  static std::size_t slot_of(Way way, std::size_t slots) { return (way * 0x9E3779B97F4A7C15U >> 32) & (slots - 1); }
  [[nodiscard]] const StateData& data(State state) const { return states_[state / 2]; }
  [[nodiscard]] State state_at(std::uint32_t place) const {
    return 2 * place | (states_[place].accepted != states_[place].end ? kAccepts : 0);
  }
  void note_questions(StateData& made);
  void clear();
  State make_first(TokenClasses::Symbol symbol);
  State find_next(State from, TokenClasses::Symbol symbol);
  State make_step(State from, TokenClasses::Symbol symbol);
  State make_next(State from, const CueAutomaton::Step& step);
  State make_state(const std::vector<CueAutomaton::Element>& elements);
  void put_by_hash(std::uint32_t place);
  void keep_step(std::uint64_t step);
  void put(std::uint64_t step);
  void grow();

  const CueAutomaton& automaton_;
  const TokenClasses& classes_;
  std::vector<StateData> states_;
  std::vector<CueAutomaton::Element> elements_;  ///< of all states
  std::vector<std::uint64_t> asked_;             ///< of all states: two bits for each special predicate that leads on
  std::vector<std::uint32_t> by_hash_;           ///< places of states; a power of two, at most half of them not 0
  std::vector<State> first_;                     ///< by symbol without its gap
  /// Ways and the states to which they lead: those taken last, one for each hash, so small that it stays near.
  std::vector<std::uint64_t> recent_ = std::vector<std::uint64_t>(kRecent);
  std::vector<std::uint64_t> steps_;  ///< and all that had to be made; a power of two, at most half of them in use
  std::size_t used_ = 0;
  std::vector<CueAutomaton::Element> made_;     ///< scratch
  std::vector<TokenPredicates::Id> questions_;  ///< scratch
};

}  // namespace rapport
