#include <algorithm>
#include <tuple>

#include "rapport/match/char_classes.h"
#include "rapport/match/pattern_compiler.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

using Bytes = TokenPredicates::Bytes;

const Bytes& digits() {
  static const Bytes set = [] {
    Bytes all;
    for (std::size_t c = '0'; c <= '9'; ++c) all.set(c);
    return all;
  }();
  return set;
}

/// A gap and another behind it.
std::uint8_t join_gaps(std::uint8_t first, std::uint8_t second) {
  if (first == 0 || first == kNoGap) return second;
  std::uint8_t joined = (first & second & kBlanks) != 0 ? kBlanks : 0;
  if ((first & kNoGap) != 0) joined |= second;
  if ((second & kNoGap) != 0) joined |= first;
  if (((first | second) & ~(kNoGap | kBlanks)) != 0) joined |= kOtherGap;
  return joined;
}

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
      joined.mixed |= !sets_[way.first][static_cast<unsigned char>(c)];
      ways_.push_back(std::move(joined));
    }
    if (is_word_character(c) && way.touching == 0) continue;
    Way apart = close(way, automaton_.add_node(cue_));
    apart.text = character;
    ways_.push_back(std::move(apart));
  }
}

void PatternCompiler::add_word_characters(const CharSet& set, bool several, std::uint8_t hyphens) {
  const bool only_words = set.within(word_characters());
  const std::uint8_t touching = set.beyond || (several && !only_words) || hyphens != 0 ? kNoGap | hyphens : 0;
  exact_ = false;
  const Ways before = take_ways();
  for (const Way& way : before) {
    Way apart = way;
    if (!way.between_tokens()) {
      const bool ends_inside = way.open || is_word_character(way.text.back());
      const bool surely_apart = !way.open && is_plain_mark(way.text.back());
      if (!surely_apart) {
        Way joined = way;
        joined.open = true;
        joined.rest = number_of(sets_[way.rest] | bytes_of(set));
        joined.mixed |= (sets_[way.first] & bytes_of(set)).none();
        joined.touching |= touching;
        ways_.push_back(std::move(joined));
      }
      if (ends_inside && only_words && way.touching == 0) continue;
      apart = close(way, automaton_.add_node(cue_));
    }
    apart.first = number_of(bytes_of(set));
    apart.rest = several ? apart.first : 0;
    apart.open = true;
    apart.mixed = false;
    apart.touching = touching;
    ways_.push_back(std::move(apart));
  }
}

void PatternCompiler::add_gap(std::uint8_t gaps, bool exact) {
  exact_ &= exact;
  const Ways before = take_ways();
  Element shared = CueAutomaton::kBegin;
  for (const Way& way : before) {
    Way apart = way;
    if (way.between_tokens()) {
      if (way.node == CueAutomaton::kBegin) unknown_ = true;
    } else {
      if (shared == CueAutomaton::kBegin) shared = automaton_.add_node(cue_);
      apart = close(way, shared);
    }
    exact_ &= apart.gaps == 0 || apart.gaps == kNoGap;
    apart.gaps = join_gaps(apart.gaps, gaps);
    ways_.push_back(std::move(apart));
  }
  merge();
}

/// Characters of `set` and hyphens, in any order.
void PatternCompiler::add_hyphenated(const CharSet& set) {
  constexpr std::uint8_t hyphens = kHyphen | kOtherGap;
  const Ways before = ways_;
  add_gap(hyphens, /*exact=*/false);
  Ways after = ways_;
  ways_.insert(ways_.end(), before.begin(), before.end());
  add_word_characters(set, true, hyphens);
  ways_.insert(ways_.end(), after.begin(), after.end());
  merge();
}

/// Any number of gaps and of `marks`, in any order.
void PatternCompiler::add_filler(const CharSet& marks) {
  Ways before = ways_;
  add_gap(kAnyGap, /*exact=*/false);
  const TokenPredicates::Id only_marks = predicates_.of_bytes(bytes_of(marks), {});
  for (const Way& way : ways_) automaton_.add_edge(way.node, only_marks, kAnyGap, way.node);
  // A mark may also belong to one token with what stands on both its sides.
  if ((marks.ascii & joints_).none()) return;
  for (Way& way : before) {
    if (way.between_tokens()) continue;
    way.open = way.mixed = true;
    way.rest = kAllBytes;
    ways_.push_back(std::move(way));
  }
}

/// What follows is not known: from here on the expression decides.
void PatternCompiler::stop() {
  const Element ask = CueAutomaton::accept(cue_, /*certain=*/false);
  exact_ = false;
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

void PatternCompiler::finish() {
  const Element ask = CueAutomaton::accept(cue_, /*certain=*/false);
  for (const Way& way : take_ways()) {
    if (!way.between_tokens())
      emit(way, ask);
    else if (way.node != CueAutomaton::kBegin)
      automaton_.add_skip(way.node, ask);
    exact_ &= !way.between_tokens() || way.gaps == 0 || way.gaps == kNoGap;
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
    return std::tie(way.node, way.first, way.rest, way.open, way.mixed, way.touching, way.text);
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
  if (way.touching != 0) {
    automaton_.add_edge(to, TokenPredicates::kAny, way.touching, to);
    next.gaps |= way.touching;
  }
  return next;
}

TokenPredicates::Id PatternCompiler::predicate_of(const Way& way) {
  const bool number = (sets_[way.first] & ~digits()).none();
  return number && way.mixed ? TokenPredicates::kMixed : predicates_.of_bytes(sets_[way.first], sets_[way.rest]);
}

/// Adds what leads along the tokens of `way` to `to`.
void PatternCompiler::emit(const Way& way, Element to) {
  Element from = way.node;
  std::uint8_t gaps = gaps_before(way);
  if (way.first != 0) return automaton_.add_edge(from, predicate_of(way), gaps, to);
  const auto tokens = splitter_.split(way.text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool last = i + 1 == tokens.size();
    const Element next = last ? to : automaton_.add_node(cue_);
    const std::string token(tokens[i]);
    automaton_.add_edge(from, last && way.open ? predicates_.prefix(token) : predicates_.word(token), gaps, next);
    from = next;
    gaps = kNoGap;
  }
}

}  // namespace rapport
