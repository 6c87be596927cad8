#include <algorithm>
#include <array>
#include <tuple>

#include "rapport/match/char_classes.h"
#include "rapport/match/pattern_compiler.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

using Bytes = TokenPredicates::Bytes;

}  // namespace

void PatternCompiler::add_character(std::string_view character) {
  const char c = character[0];
  const Ways before = take_ways();
  for (const Way& way : before) {
    if (!way.open) {
      ways_.push_back(way);
      ways_.back().text += character;
      continue;
    }
    // The token may go on with it, or end before it.
    if (!is_plain_mark(c)) {
      Way joined = way;
      joined.rest = kAllBytes;
      join(joined, Bytes().set(static_cast<unsigned char>(c)), 1);
      joined.exact = false;
      ways_.push_back(std::move(joined));
    }
    if (is_word_character(c) && !way.touching) continue;
    Way apart = close(way, automaton_.add_node(cue_));
    apart.text = character;
    ways_.push_back(std::move(apart));
  }
}

/// Whether a word boundary stands behind it, whatever follows.
bool PatternCompiler::surely_ends(const Way& way) const { return !way.open && is_plain_mark(way.text.back()); }

std::uint8_t PatternCompiler::join_gaps(std::uint8_t first, std::uint8_t second) {
  if (first == 0 || first == kNoGap) return second;
  std::uint8_t joined = (first & second & kBlanks) != 0 ? kBlanks : 0;
  if ((first & kNoGap) != 0) joined |= second;
  if ((second & kNoGap) != 0) joined |= first;
  if (((first | second) & ~(kNoGap | kBlanks)) != 0) joined |= kOtherGap;
  return joined;
}

void PatternCompiler::add_gap(std::uint8_t gaps, bool exact) {
  const Ways before = take_ways();
  std::array<Element, 2> shared{CueAutomaton::kBegin, CueAutomaton::kBegin};  // by exactness
  for (const Way& way : before) {
    Way apart = way;
    if (way.between_tokens()) {
      if (way.node == CueAutomaton::kBegin) unknown_ = true;
    } else {
      Element& node = shared[way.exact ? 1 : 0];
      if (node == CueAutomaton::kBegin) node = automaton_.add_node(cue_);
      apart = close(way, node);
    }
    apart.exact &= exact && (apart.gaps == 0 || apart.gaps == kNoGap);
    apart.gaps = join_gaps(apart.gaps, gaps);
    ways_.push_back(std::move(apart));
  }
  merge();
}

/// What follows is not known: from here on the expression decides.
void PatternCompiler::stop() {
  const Element ask = CueAutomaton::accept(cue_, CueAutomaton::Match::doubtful);
  for (Way& way : take_ways()) {
    if (way.between_tokens()) {
      if (way.node == CueAutomaton::kBegin) unknown_ = true;
      automaton_.add_skip(way.node, ask);
      continue;
    }
    if (way.first != 0) {
      way.rest = kAllBytes;
      emit(way, ask);
      continue;
    }
    // Marks at the end may belong to a token with what follows.
    const auto certain = [this](char c) { return is_word_character(c) || is_plain_mark(c); };
    const auto last = std::find_if(way.text.rbegin(), way.text.rend(), certain);
    if (last != way.text.rend())
      way.text.erase(last.base(), way.text.end());
    else if (!way.text.empty())
      way.text.resize(decode_utf8(way.text, 0).bytes);
    if (!way.open) emit(way, ask);
    way.open = true;
    emit(way, ask);
  }
}

/// `at_line_end`: nothing may follow on the line.
void PatternCompiler::finish(bool at_line_end) {
  using Match = CueAutomaton::Match;
  for (Way& way : take_ways()) {
    const bool between = way.between_tokens();
    if (between && way.node == CueAutomaton::kBegin) continue;
    const bool exact = way.exact && (!between || way.gaps == 0 || way.gaps == kNoGap);
    const Element accept = CueAutomaton::accept(cue_, at_line_end ? Match::at_line_end
                                                      : exact     ? Match::certain
                                                                  : Match::doubtful);
    if (between)
      automaton_.add_skip(way.node, accept);
    else
      emit(way, accept);
  }
}

PatternCompiler::Ways PatternCompiler::take_ways() {
  Ways taken;
  taken.swap(ways_);
  return taken;
}

/// Of ways that differ in their gaps alone one is enough.
void PatternCompiler::merge() {
  const auto key = [](const Way& way) {
    return std::tie(way.node, way.first, way.rest, way.some, way.least, way.open, way.exact, way.touching, way.text);
  };
  std::sort(ways_.begin(), ways_.end(), [key](const Way& a, const Way& b) { return key(a) < key(b); });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < ways_.size(); ++i) {
    if (key(ways_[i]) == key(ways_[kept]))
      ways_[kept].gaps |= ways_[i].gaps;
    else if (++kept != i)
      ways_[kept] = std::move(ways_[i]);
  }
  if (!ways_.empty()) ways_.resize(kept + 1);
}

std::uint32_t PatternCompiler::number_of(const Bytes& set) {
  const auto known = std::find(sets_.begin(), sets_.end(), set);
  const auto number = static_cast<std::uint32_t>(known - sets_.begin());
  if (known == sets_.end()) sets_.push_back(set);
  return number;
}

std::uint8_t PatternCompiler::gaps_before(const Way& way) {
  return way.node == CueAutomaton::kBegin ? std::uint8_t{kAnyGap} : way.gaps;
}

/// The way that goes on from `to` when its tokens are complete.
PatternCompiler::Way PatternCompiler::close(const Way& way, Element to) {
  emit(way, to);
  Way next;
  next.node = to;
  next.gaps = kNoGap;
  next.exact = way.exact;
  if (way.touching) automaton_.add_edge(to, TokenPredicates::kAny, kNoGap, to);
  return next;
}

/// Adds what leads along the tokens of `way` to `to`.
void PatternCompiler::emit(const Way& way, Element to) {
  Element from = way.node;
  std::uint8_t gaps = gaps_before(way);
  const std::uint32_t least = std::max(way.least, std::uint32_t{1});
  if (way.first != 0) {
    const TokenPredicates::Shape shape{sets_[way.first], sets_[way.rest], sets_[way.some], least};
    return automaton_.add_edge(from, predicates_.of_shape(shape), gaps, to);
  }
  const auto tokens = splitter_.split(way.text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool last = i + 1 == tokens.size();
    const Element next = last ? to : automaton_.add_node(cue_);
    const std::string token(tokens[i]);
    const bool open = last && way.open;
    const TokenPredicates::Tail tail{sets_[way.some], least};
    automaton_.add_edge(from, open ? predicates_.prefix(token, tail) : predicates_.word(token), gaps, next);
    from = next;
    gaps = kNoGap;
  }
}

}  // namespace rapport
