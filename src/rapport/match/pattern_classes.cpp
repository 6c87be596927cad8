#include <algorithm>
#include <array>

#include "rapport/match/char_classes.h"
#include "rapport/match/pattern_compiler.h"

namespace rapport {
namespace {

using Bytes = TokenPredicates::Bytes;

/// Digits, letters, marks, and what is not ASCII.
const std::array<Bytes, 4>& kinds_of_bytes() {
  static const std::array<Bytes, 4> kinds = [] {
    std::array<Bytes, 4> sets;
    for (std::size_t c = 0; c < 256; ++c) {
      const bool digit = c >= '0' && c <= '9';
      const bool word = c < 0x80 && is_word_character(static_cast<char>(c));
      sets[digit ? 0 : word ? 1 : c < 0x80 ? 2 : 3].set(c);
    }
    return sets;
  }();
  return kinds;
}

}  // namespace

/// Notes of a token that it goes on with at least `min` characters that are written with `bytes`. Only so much of it as
/// sets few tokens apart: of each kind of token that is told from others, all words have to be told which they are.
void PatternCompiler::join(Way& way, const Bytes& bytes, int min) {
  constexpr std::uint32_t few = 8;
  const auto all = way.least + static_cast<std::uint32_t>(min);
  way.least = all >= few ? few : std::min(way.least, few);
  if (min == 0) return;
  for (const Bytes& kind : kinds_of_bytes()) {
    const bool rarer = way.some == 0 || kind.count() < sets_[way.some].count();
    if ((bytes & ~kind).none() && (kind & sets_[way.first]).none() && rarer) way.some = number_of(kind);
  }
}

void PatternCompiler::add_word_characters(const CharSet& set, Count count) {
  const bool only_words = set.within(word_characters());
  const bool touching = set.beyond || (count.max != 1 && !only_words);
  const Ways before = take_ways();
  for (const Way& way : before) {
    if (way.between_tokens()) {
      begin_token(way, set, count, touching);
      continue;
    }
    if (!surely_ends(way)) {
      Way joined = way;
      joined.open = true;
      joined.rest = number_of(sets_[way.rest] | bytes_of(set));
      join(joined, bytes_of(set), count.min);
      joined.touching |= touching;
      joined.exact = false;
      ways_.push_back(std::move(joined));
    }
    const bool ends_inside = way.open || is_word_character(way.text.back());
    if (ends_inside && only_words && !way.touching) continue;
    begin_token(close(way, automaton_.add_node(cue_)), set, count, touching);
  }
}

/// Goes on with a token of characters of `set`. That one of ASCII letters and digits alone is such a token is certain:
/// no boundary divides it, and each of its characters is known.
void PatternCompiler::begin_token(const Way& way, const CharSet& set, Count count, bool touching) {
  Way token = way;
  token.open = true;
  token.least = static_cast<std::uint32_t>(std::max(count.min, 1));
  const CharSet ascii{set.ascii, false};
  const bool certain =
      ascii.within(word_characters()) && ascii.ascii.any() && (count.max == RegexNode::kUnlimited || count.max == 1);
  const auto of = [&](const CharSet& first, const CharSet& rest) {
    token.first = number_of(bytes_of(first));
    token.rest = count.max == 1 ? 0 : number_of(bytes_of(rest));
  };
  if (certain) {
    of(ascii, ascii);
    ways_.push_back(token);
    if (!set.beyond) return;
  }
  token.exact = false;
  token.touching = touching;
  if (!certain) {
    of(set, set);
    return ways_.push_back(std::move(token));
  }
  const CharSet beyond{{}, true};
  if (count.max != 1) {
    // Tokens of ASCII alone that touch others.
    Way behind = token;
    behind.touching = false;
    behind.first = behind.rest = number_of(bytes_of(ascii));
    behind.least = 1;
    behind = close(behind, automaton_.add_node(cue_));
    behind.first = number_of(bytes_of(beyond));
    behind.rest = number_of(bytes_of(set));
    behind.open = true;
    behind.exact = false;
    behind.touching = touching;
    ways_.push_back(std::move(behind));
  }
  of(set, set);
  token.some = number_of(bytes_of(beyond));
  ways_.push_back(std::move(token));
}

/// Any number of gaps and of `marks`, in any order.
void PatternCompiler::add_filler(const CharSet& marks) {
  Ways before = ways_;
  add_gap(kAnyGap, /*exact=*/false);
  const TokenPredicates::Id only_marks = predicates_.of_shape({bytes_of(marks), {}, {}});
  for (const Way& way : ways_) automaton_.add_edge(way.node, only_marks, kAnyGap, way.node);
  // A mark may also belong to one token with what stands on both its sides.
  if ((marks.ascii & joints_).none()) return;
  for (Way& way : before) {
    if (way.between_tokens()) continue;
    way.open = true;
    way.rest = kAllBytes;
    join(way, bytes_of(marks), 0);
    way.exact = false;
    ways_.push_back(std::move(way));
  }
}

/// Any number of `gaps` and of characters of `set`, in any order: tokens of these characters, a token that begins with
/// them, and the end of the token that stands before them.
void PatternCompiler::add_run(const CharSet& set, int min, std::uint8_t gaps) {
  const Ways before = take_ways();
  Way behind;
  behind.node = automaton_.add_node(cue_);
  behind.gaps = kNoGap | gaps;
  behind.exact = false;
  const auto go_on_from = [&](Way way) {
    ways_.push_back(way);
    way.first = way.rest = number_of(bytes_of(set));
    way.open = true;
    emit(way, behind.node);
    ways_.push_back(std::move(way));
  };
  go_on_from(behind);
  for (Way way : before) {
    way.exact = false;
    if (way.between_tokens()) {
      unknown_ |= way.node == CueAutomaton::kBegin;
      way.gaps |= join_gaps(way.gaps, gaps);
      go_on_from(std::move(way));
      continue;
    }
    close(way, behind.node);
    if (surely_ends(way)) continue;
    way.open = true;
    way.rest = kAllBytes;
    emit(way, behind.node);
    join(way, bytes_of(set), min);
    ways_.push_back(std::move(way));
  }
  merge();
}

}  // namespace rapport
