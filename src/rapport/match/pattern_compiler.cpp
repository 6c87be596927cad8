#include "rapport/match/pattern_compiler.h"

#include <algorithm>
#include <tuple>

#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

using Kind = RegexNode::Kind;
using Bytes = TokenPredicates::Bytes;

constexpr std::size_t kMostWays = 1024;
constexpr std::size_t kMostMarks = 24;   // of a class, taken one by one
constexpr std::size_t kMostLetters = 6;  // likewise
constexpr int kMostUnrolled = 4;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

const std::bitset<128>& word_characters() {
  static const std::bitset<128> set = [] {
    std::bitset<128> all;
    for (std::size_t c = 0; c < all.size(); ++c) all[c] = is_word_character(static_cast<char>(c));
    return all;
  }();
  return set;
}

const Bytes& digits() {
  static const Bytes set = [] {
    Bytes all;
    for (std::size_t c = '0'; c <= '9'; ++c) all.set(c);
    return all;
  }();
  return set;
}

const std::bitset<128>& blanks() {
  static const std::bitset<128> set = parse_regex(R"(\s)").set.ascii;
  return set;
}

/// A literal of one character or a class as a class; false if it is neither.
bool as_class(const RegexNode& node, CharSet& set) {
  if (node.kind == Kind::char_class) return set = node.set, true;
  if (node.kind != Kind::literal || decode_utf8(node.text, 0).bytes != node.text.size()) return false;
  set = {};
  set.beyond = !is_ascii(node.text[0]);
  if (!set.beyond) set.ascii.set(static_cast<unsigned char>(node.text[0]));
  return true;
}

/// What one character of `set` makes of a gap; takes those out of the set.
std::uint8_t take_gaps(CharSet& set) {
  std::uint8_t gaps = 0;
  if ((set.ascii & blanks()).any()) gaps |= kBlanks;
  if (set.ascii.test('-')) gaps |= kHyphen;
  set.ascii &= ~blanks();
  set.ascii.reset('-');
  return gaps;
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

Bytes bytes_of(const CharSet& set) {
  Bytes bytes;
  for (std::size_t c = 0; c < bytes.size(); ++c) bytes[c] = c < 0x80 ? set.ascii[c] : set.beyond;
  return bytes;
}

}  // namespace

PatternCompiler::PatternCompiler(TokenPredicates& predicates, CueAutomaton& automaton)
    : predicates_(predicates), automaton_(automaton) {
  for (std::size_t c = 0; c < joints_.size(); ++c) {
    const char mark = static_cast<char>(c);
    joints_[c] = !is_word_character(mark) && splitter_.joins({&mark, 1});
  }
}

/// Whether word boundaries stand on both its sides, whatever is there.
bool PatternCompiler::is_plain_mark(char c) const {
  return is_ascii(c) && !is_word_character(c) && !joints_[static_cast<unsigned char>(c)];
}

bool PatternCompiler::add(std::string_view regex, std::uint32_t cue) {
  const RegexNode tree = parse_regex(regex);
  const CueAutomaton::Size before = automaton_.size();
  cue_ = cue;
  unknown_ = false;
  exact_ = true;
  ways_.assign(1, {});
  read(tree);
  finish();
  if (unknown_) automaton_.shrink(before);
  if (exact_) automaton_.make_certain(before, cue);
  return !unknown_;
}

void PatternCompiler::read(const RegexNode& node) {
  if (ways_.size() > kMostWays) stop();
  if (ways_.empty()) return;
  switch (node.kind) {
    case Kind::literal:
      return read_text(node.text);
    case Kind::char_class:
      return read_class(node);
    case Kind::concatenate:
      for (const RegexNode& child : node.children) read(child);
      return;
    case Kind::alternate:
      return read_alternatives(node);
    case Kind::repeat:
      return read_repeat(node);
    case Kind::assertion:
      exact_ = false;
      return;
    case Kind::unknown:
      return stop();
  }
}

void PatternCompiler::read_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t bytes = decode_utf8(text, i).bytes;
    const char c = text[i];
    if (c == '-')
      add_gap(kHyphen, /*exact=*/true);
    else if (is_ascii(c) && blanks().test(static_cast<unsigned char>(c)))
      add_gap(kBlanks, /*exact=*/false);
    else
      add_character(text.substr(i, bytes));
    i += bytes;
  }
}

void PatternCompiler::read_alternatives(const RegexNode& node) {
  const Ways before = take_ways();
  Ways after;
  for (const RegexNode& child : node.children) {
    ways_ = before;
    read(child);
    after.insert(after.end(), ways_.begin(), ways_.end());
  }
  ways_ = std::move(after);
  merge();
}

void PatternCompiler::read_class(const RegexNode& node) {
  CharSet rest = node.set;
  const std::uint8_t gaps = take_gaps(rest);
  CharSet word{rest.ascii & word_characters(), rest.beyond};
  std::bitset<128> alone = rest.ascii & ~word_characters();
  if (alone.count() > kMostMarks || (rest.beyond && gaps != 0)) return stop();
  if (!word.beyond && word.ascii.count() <= kMostLetters) {
    alone |= word.ascii;
    word.ascii.reset();
  }
  const Ways before = take_ways();
  Ways after;
  const auto also = [&](auto step) {
    ways_ = before;
    step();
    after.insert(after.end(), ways_.begin(), ways_.end());
  };
  if (gaps != 0) also([&] { add_gap(gaps, gaps == kHyphen); });
  if (word.beyond || word.ascii.any()) also([&] { add_word_characters(word, false); });
  for (std::size_t c = 0; c < alone.size(); ++c) {
    if (alone.test(c)) also([&] { add_character(std::string(1, static_cast<char>(c))); });
  }
  ways_ = std::move(after);
  merge();
}

void PatternCompiler::read_repeat(const RegexNode& node) {
  const RegexNode& child = node.children[0];
  if (node.max == 0) return;
  const Ways before = ways_;
  CharSet set;
  if (as_class(child, set) && node.max != 1) {
    const std::uint8_t gaps = take_gaps(set);
    const bool only_gaps = set.ascii.none() && !set.beyond;
    if (only_gaps) {
      const bool run = gaps == kBlanks && node.min <= 1 && node.max == RegexNode::kUnlimited;
      add_gap(gaps == kBlanks ? kBlanks : gaps | kOtherGap, run);
    } else if (gaps != 0) {
      set.beyond || (set.ascii & word_characters()).any() ? stop() : add_filler(set);
    } else {
      add_word_characters(set, true);
    }
  } else {
    for (int i = 0; i < node.min && i < kMostUnrolled; ++i) read(child);
    Ways after = node.min == 0 ? before : ways_;
    for (int i = node.min; i < kMostUnrolled && (node.max == RegexNode::kUnlimited || i < node.max); ++i) {
      read(child);
      after.insert(after.end(), ways_.begin(), ways_.end());
    }
    if (node.max == RegexNode::kUnlimited || node.max > kMostUnrolled) {
      read(child);
      stop();
    }
    ways_ = std::move(after);
    return merge();
  }
  if (node.min == 0) ways_.insert(ways_.end(), before.begin(), before.end());
}

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
    if (is_word_character(c) && !way.touching) continue;
    Way apart = close(way, automaton_.add_node(cue_));
    apart.text = character;
    ways_.push_back(std::move(apart));
  }
}

void PatternCompiler::add_word_characters(const CharSet& set, bool several) {
  const bool only_words = set.within(word_characters());
  const bool touching = set.beyond || (several && !only_words);
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
      if (ends_inside && only_words && !way.touching) continue;
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
PatternCompiler::Way PatternCompiler::close(Way way, Element to) {
  emit(way, to);
  Way next;
  next.node = to;
  next.gaps = kNoGap;
  if (way.touching) automaton_.add_edge(to, TokenPredicates::kAny, kNoGap, to);
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
