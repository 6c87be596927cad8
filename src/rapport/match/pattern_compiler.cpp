#include "rapport/match/pattern_compiler.h"

#include "rapport/match/char_classes.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

using Kind = RegexNode::Kind;

constexpr std::size_t most_ways = 1024;
constexpr std::size_t most_marks = 24;   // of a class, taken one by one
constexpr std::size_t most_letters = 6;  // likewise
constexpr int most_unrolled = 4;

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
  if ((set.ascii & blank_characters()).any()) gaps |= kBlanks;
  if (set.ascii.test('-')) gaps |= kHyphen;
  set.ascii &= ~blank_characters();
  set.ascii.reset('-');
  return gaps;
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
  ways_.assign(1, {});
  read_last(tree);
  if (unknown_) automaton_.shrink(before);
  return !unknown_;
}

/// Reads what ends the expression. Of "thanks *(\n|$)" most texts hold the word, and few the rest: so the end of a line
/// is asked for before the expression is.
void PatternCompiler::read_last(const RegexNode& node) {
  if (node.kind == Kind::concatenate && !node.children.empty()) {
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i) read(node.children[i]);
    return read_last(node.children.back());
  }
  if (node.kind == Kind::alternate) {
    const Ways before = take_ways();
    for (const RegexNode& child : node.children) {
      ways_ = before;
      read_last(child);
    }
    return;
  }
  if (node.kind == Kind::end || (node.kind == Kind::literal && node.text == "\n")) return finish(/*at_line_end=*/true);
  read(node);
  finish(/*at_line_end=*/false);
}

void PatternCompiler::read(const RegexNode& node) {
  if (ways_.size() > most_ways) stop();
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
    case Kind::end:
      for (Way& way : ways_) way.exact = false;
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
    else if (is_ascii(c) && blank_characters().test(static_cast<unsigned char>(c)))
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
  if (alone.count() > most_marks || (rest.beyond && gaps != 0)) return stop();
  if (!word.beyond && word.ascii.count() <= most_letters) {
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
  if (word.beyond || word.ascii.any()) also([&] { add_word_characters(word, {}); });
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
    } else if (const bool words = set.beyond || (set.ascii & word_characters()).any(); words && gaps != 0) {
      add_run(set, node.min, gaps == kHyphen ? kHyphen | kOtherGap : kAnyGap);
    } else if (gaps != 0) {
      add_filler(set);
    } else {
      add_word_characters(set, {node.min, node.max});
    }
  } else {
    for (int i = 0; i < node.min && i < most_unrolled; ++i) read(child);
    Ways after = node.min == 0 ? before : ways_;
    for (int i = node.min; i < most_unrolled && (node.max == RegexNode::kUnlimited || i < node.max); ++i) {
      read(child);
      after.insert(after.end(), ways_.begin(), ways_.end());
    }
    if (node.max == RegexNode::kUnlimited || node.max > most_unrolled) {
      read(child);
      stop();
    }
    ways_ = std::move(after);
    return merge();
  }
  if (node.min == 0) ways_.insert(ways_.end(), before.begin(), before.end());
}

}  // namespace rapport
