#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "rapport/match/cue_automaton.h"
#include "rapport/match/number_hash.h"
#include "rapport/match/token_classes.h"

namespace rapport {

/// A CueAutomaton made deterministic as far as texts have needed it: a state is a set of its elements. What was made is
/// kept until it is too much, then made anew. One a thread.
class CueWalker {
 public:
  /// 0: nothing can match any more.
  using State = std::uint32_t;

  /// Both must outlive it.
  CueWalker(const CueAutomaton& automaton, TokenClasses& classes);

  /// The state behind the first token of a walk.
  State begin(TokenClasses::Symbol symbol) {
    const std::size_t at = TokenClasses::without_gap(symbol);
    if (at < first_.size() && first_[at] != kUnknown) return first_[at];
    return make_first(symbol);
  }
  /// The state behind another token; `from` may not be older than the last tidy().
  State next(State from, TokenClasses::Symbol symbol) {
    // Most words are to most states a word like any other: what is known of them all need not be found out for each.
    if (!TokenClasses::meet(states_[from / 2].asked, classes_.bits(symbol))) return next_common(from, symbol);
    const Way way = way_of(from, symbol);
    std::uint64_t& recent = recent_[slot_of(way, recent_.size())];
    if (recent >> kStateBits != way) recent = way << kStateBits | next_special(from, symbol);
    return static_cast<State>(recent & kStateMask);
  }
  /// Has the memory fetched what next() reads of a state.
  void prefetch(State from) const { __builtin_prefetch(&states_[from / 2]); }
  [[nodiscard]] static bool accepts(State state) { return (state & kAccepts) != 0; }
  /// The cues that have matched when this state is reached, ascending: see CueAutomaton::accept().
  [[nodiscard]] std::span<const CueAutomaton::Element> accepted(State state) const {
    const StateData& reached = data(state);
    return {elements_.data() + reached.accepted, elements_.data() + end_of(state / 2)};
  }
  /// Whether the expression of one of them must decide.
  [[nodiscard]] bool has_doubts(State state) const { return data(state).has_doubts; }
  /// Adds to `cues` those that may match behind this state.
  void add_cues_behind(State state, std::vector<std::uint32_t>& cues) const;
  /// Between two walks: forgets all states if they take too much memory.
  void tidy() {
    if (elements_.size() > kMostElements || filters_.size() > kMostFilters || states_.size() > kMostStates ||
        used_ > kMostSteps)
      clear();
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
  static constexpr std::size_t kRecent = std::size_t{1} << 14;
  // From here on a walker forgets: a few megabytes in all, in which most texts find most of what they need.
  static constexpr std::size_t kMostStates = std::size_t{1} << 15;
  static constexpr std::size_t kMostElements = std::size_t{1} << 18;
  static constexpr std::size_t kMostFilters = std::size_t{3} << 16;
  static constexpr std::size_t kMostSteps = std::size_t{1} << 17;

  /// Where a symbol leads.
  struct Kept {
    TokenClasses::Symbol symbol = TokenClasses::kUnknown;
    State to = kDead;
  };
  struct alignas(64) StateData {
    TokenClasses::Bits asked{};      ///< TokenClasses::add_bit() of each special predicate that leads on
    std::array<Kept, 2> last;        ///< the last steps on tokens of which none of these holds
    TokenClasses::View view = 0;     ///< the other predicates that lead on
    std::uint32_t filter = 0;        ///< where its part of filters_ begins
    std::uint32_t nodes = 0;         ///< where its elements begin: first the nodes,
    std::uint32_t accepted = 0;      ///< then the cues, up to the next state's nodes
    std::uint16_t filter_words = 0;  ///< of it
    bool has_doubts = false;         ///< whether not all of its cues are certain
  };

  /// Which of some words tells of a predicate, and by which two bits.
  struct Question {
    std::size_t word;
    std::uint64_t bits;
  };
  static Question question(TokenPredicates::Id predicate, std::uint16_t words) {
    const std::uint64_t hash = spread(predicate);
    return {(hash >> 40) * words >> 24, std::uint64_t{1} << (hash >> 34 & 63) | std::uint64_t{1} << (hash >> 28 & 63)};
  }
  /// Whether one of the special predicates of `symbol` may lead on; false is certain.
  [[nodiscard]] bool asks(const StateData& data, TokenClasses::Symbol symbol) const {
    for (const TokenPredicates::Id predicate : classes_.special(symbol)) {
      const Question asked = question(predicate, data.filter_words);
      if ((~filters_[data.filter + asked.word] & asked.bits) == 0) return true;
    }
    return false;
  }
  /// next() of a token of which no special predicate leads on.
  State next_common(State from, TokenClasses::Symbol symbol) {
    const StateData& left = states_[from / 2];
    if (left.view == 0) return kDead;
    const TokenClasses::Symbol seen = classes_.seen(symbol, left.view);
    const std::size_t place = spread(seen) >> 63;
    if (left.last[place].symbol == seen) return left.last[place].to;
    const State to = find_next(from, seen);
    states_[from / 2].last[place] = {seen, to};
    return to;
  }
  State next_special(State from, TokenClasses::Symbol symbol) {
    return asks(data(from), symbol) ? find_next(from, symbol) : next_common(from, symbol);
  }
  static Way way_of(State from, TokenClasses::Symbol symbol) { return Way{from} << TokenClasses::kBits | symbol; }
  static std::size_t slot_of(Way way, std::size_t slots) { return (spread(way) >> 32) & (slots - 1); }
  [[nodiscard]] std::size_t slot_of_hash(std::uint64_t entry) const { return entry >> 32 & (by_hash_.size() - 1); }
  [[nodiscard]] const StateData& data(State state) const { return states_[state / 2]; }
  [[nodiscard]] State state_at(std::uint32_t place) const {
    return 2 * place | (states_[place].accepted != end_of(place) ? kAccepts : 0);
  }
  /// Where the elements of a state end.
  [[nodiscard]] std::uint32_t end_of(std::uint32_t place) const {
    return place + 1 < states_.size() ? states_[place + 1].nodes : static_cast<std::uint32_t>(elements_.size());
  }
  void note_questions(StateData& made);
  void clear();
  State make_first(TokenClasses::Symbol symbol);
  State find_next(State from, TokenClasses::Symbol symbol);
  State make_step(State from, TokenClasses::Symbol symbol);
  State make_next(State from, const CueAutomaton::Step& step);
  State make_state(const std::vector<CueAutomaton::Element>& elements);
  void put_by_hash(std::uint64_t entry);
  void keep_step(std::uint64_t step);
  void put(std::uint64_t step);
  void grow();

  const CueAutomaton& automaton_;
  TokenClasses& classes_;
  std::vector<StateData> states_;
  std::vector<CueAutomaton::Element> elements_;  ///< of all states
  std::vector<std::uint64_t> filters_;           ///< of all states: two bits for each special predicate that leads on
  /// Hashes of states' elements, and their places; a power of two, at most half of them not 0.
  std::vector<std::uint64_t> by_hash_;
  std::vector<State> first_;  ///< by symbol without its gap
  /// Ways and the states to which they lead: those taken last, one for each hash, so small that it stays near.
  std::vector<std::uint64_t> recent_ = std::vector<std::uint64_t>(kRecent);
  std::vector<std::uint64_t> steps_;  ///< and all that had to be made; a power of two, at most half of them in use
  std::size_t used_ = 0;
  std::vector<CueAutomaton::Element> made_;     ///< scratch
  std::vector<TokenPredicates::Id> questions_;  ///< scratch
};

}  // namespace rapport
