#include "rapport/match/cue_walker.h"

#include <algorithm>

#include "rapport/match/number_hash.h"

namespace rapport {

CueWalker::CueWalker(const CueAutomaton& automaton, TokenClasses& classes) : automaton_(automaton), classes_(classes) {
  // Memory that is not used yet costs nothing, and a list that grows holds twice as much while it does.
  states_.reserve(kMostStates + kMostStates / 8);
  elements_.reserve(kMostElements + kMostElements / 8);
  filters_.reserve(kMostFilters + kMostFilters / 8);
  clear();
}

void CueWalker::clear() {
  states_.assign(1, {});
  elements_.clear();
  filters_.clear();
  by_hash_.assign(1024, 0);
  first_.clear();
  std::fill(recent_.begin(), recent_.end(), 0);
  steps_.assign(1024, 0);
  used_ = 0;
  automaton_.begin(made_);
  make_state(made_);
}

void CueWalker::add_cues_behind(State state, std::vector<std::uint32_t>& cues) const {
  for (std::uint32_t i = data(state).nodes; i != data(state).accepted; ++i) {
    const auto behind = automaton_.cues(elements_[i]);
    cues.insert(cues.end(), behind.begin(), behind.end());
  }
}

CueWalker::State CueWalker::make_first(TokenClasses::Symbol symbol) {
  const std::size_t at = TokenClasses::without_gap(symbol);
  if (at >= first_.size()) first_.resize(2 * at + 1, kUnknown);
  CueAutomaton::Step step = classes_.step(symbol);
  step.gaps = kAnyGap;
  made_.clear();
  return first_[at] = make_next(kBegin, step);
}

CueWalker::State CueWalker::find_next(State from, TokenClasses::Symbol symbol) {
  const Way way = way_of(from, symbol);
  for (std::size_t at = slot_of(way, steps_.size());; at = (at + 1) & (steps_.size() - 1)) {
    if (steps_[at] >> kStateBits == way) return static_cast<State>(steps_[at] & kStateMask);
    if (steps_[at] == 0) break;
  }
  const State to = make_step(from, symbol);
  keep_step(way << kStateBits | to);
  return to;
}

CueWalker::State CueWalker::make_step(State from, TokenClasses::Symbol symbol) {
  CueAutomaton::Step step = classes_.step(symbol);
  made_.clear();
  if (!step.special.empty()) {
    // What the token has in common with very many is looked up by itself.
    const State base = next_common(from, symbol);
    step.common.reset();
    made_.assign(elements_.begin() + data(base).nodes, elements_.begin() + end_of(base / 2));
  }
  return make_next(from, step);
}

/// The state of the elements in `made_` and of those to which `step` leads.
CueWalker::State CueWalker::make_next(State from, const CueAutomaton::Step& step) {
  const StateData& left = data(from);
  automaton_.step({elements_.data() + left.nodes, left.accepted - left.nodes}, step, made_);
  return made_.empty() ? kDead : make_state(made_);
}

CueWalker::State CueWalker::make_state(const std::vector<CueAutomaton::Element>& elements) {
  const std::uint64_t hash = std::uint64_t{number_hash(elements)} << 32;
  for (std::size_t at = slot_of_hash(hash); by_hash_[at] != 0; at = (at + 1) & (by_hash_.size() - 1)) {
    const auto place = static_cast<std::uint32_t>(by_hash_[at]);
    if ((by_hash_[at] ^ hash) >> 32 == 0 &&
        std::equal(elements.begin(), elements.end(), elements_.begin() + states_[place].nodes,
                   elements_.begin() + end_of(place)))
      return state_at(place);
  }
  StateData made;
  made.nodes = static_cast<std::uint32_t>(elements_.size());
  made.accepted = made.nodes;
  for (const CueAutomaton::Element element : elements) {
    if (!CueAutomaton::is_accept(element))
      ++made.accepted;
    else
      made.has_doubts |= !CueAutomaton::is_certain(element);
  }
  elements_.insert(elements_.end(), elements.begin(), elements.end());
  note_questions(made);
  states_.push_back(made);
  const auto place = static_cast<std::uint32_t>(states_.size() - 1);
  if (2 * states_.size() > by_hash_.size()) {
    std::vector<std::uint64_t> old(2 * by_hash_.size());
    old.swap(by_hash_);
    for (const std::uint64_t entry : old)
      if (entry != 0) put_by_hash(entry);
  }
  put_by_hash(hash | place);
  return state_at(place);
}

void CueWalker::put_by_hash(std::uint64_t entry) {
  std::size_t at = slot_of_hash(entry);
  while (by_hash_[at] != 0) at = (at + 1) & (by_hash_.size() - 1);
  by_hash_[at] = entry;
}

void CueWalker::note_questions(StateData& made) {
  questions_.clear();
  TokenPredicates::Common common;
  for (std::uint32_t i = made.nodes; i < made.accepted; ++i) {
    automaton_.add_common(elements_[i], common);
    const auto asks = automaton_.asks(elements_[i]);
    questions_.insert(questions_.end(), asks.begin(), asks.end());
  }
  made.view = classes_.view(common);
  if (questions_.empty()) return;
  // Four bits for each question let one stranger in seven pass.
  const std::size_t words = std::min<std::size_t>((4 * questions_.size() + 63) / 64, 0xFFFF);
  made.filter = static_cast<std::uint32_t>(filters_.size());
  made.filter_words = static_cast<std::uint16_t>(words);
  filters_.resize(filters_.size() + words);
  for (const TokenPredicates::Id predicate : questions_) {
    TokenClasses::add_bit(predicate, made.asked);
    const Question asked = question(predicate, made.filter_words);
    filters_[made.filter + asked.word] |= asked.bits;
  }
}

void CueWalker::keep_step(std::uint64_t step) {
  if (2 * ++used_ > steps_.size()) grow();
  put(step);
}

void CueWalker::put(std::uint64_t step) {
  std::size_t at = slot_of(step >> kStateBits, steps_.size());
  while (steps_[at] != 0) at = (at + 1) & (steps_.size() - 1);
  steps_[at] = step;
}

void CueWalker::grow() {
  std::vector<std::uint64_t> old(steps_.size() * 2);
  old.swap(steps_);
  for (const std::uint64_t step : old)
    if (step != 0) put(step);
}

}  // namespace rapport
