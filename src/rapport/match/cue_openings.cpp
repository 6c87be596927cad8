#include "rapport/match/cue_openings.h"

#include <algorithm>
#include <string_view>

namespace rapport {
namespace {

bool is_ascii_mark(std::string_view word) {
  return word.size() == 1 && static_cast<unsigned char>(word[0]) < 0x80 && word != "-" && word != "_";
}

bool is_ascii_word(std::string_view word) {
  return !word.starts_with('\'') && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'';
  });
}

enum class Reading { words, marks, unknown };

/// A phrase's words as tokens. Words stand apart by blanks or one hyphen; a mark may also touch its neighbour, and what
/// exactly may stand between them is left to the expression.
Reading read_sequence(const std::vector<PhraseWord>& words, std::vector<OpeningToken>& opening) {
  Reading reading = Reading::words;
  bool after_mark = false;
  for (const PhraseWord& word : words) {
    OpeningToken token{OpeningToken::Kind::word, kBlanks | kHyphen, word.text, {}};
    bool mark = false;
    if (word.kind == PhraseWord::Kind::number) {
      token.kind = OpeningToken::Kind::first_byte;
      for (std::size_t c = '0'; c <= '9'; ++c) token.first.set(c);
    } else if (is_ascii_word(word.text)) {
      if (word.kind == PhraseWord::Kind::stem) token.kind = OpeningToken::Kind::stem;
    } else if (is_ascii_mark(word.text) && word.kind == PhraseWord::Kind::literal) {
      mark = true;
      reading = Reading::marks;
    } else {
      return Reading::unknown;
    }
    if (mark || after_mark) token.gap |= kNoGap;
    after_mark = mark;
    opening.push_back(std::move(token));
  }
  return reading;
}

/// The sequences of a phrase as openings; false if they do not say exactly what it matches or begins with.
bool read_sequences(const Cue& cue, std::vector<std::vector<OpeningToken>>& openings, bool& complete) {
  complete = true;
  for (const std::vector<PhraseWord>& sequence : cue.sequences) {
    const Reading reading = read_sequence(sequence, openings.emplace_back());
    if (reading == Reading::unknown || sequence.empty()) return false;
    complete = complete && reading == Reading::words;
  }
  return !openings.empty();
}

}  // namespace

bool add_openings(const Cue& cue, std::uint32_t number, OpeningIndex& index) {
  std::vector<std::vector<OpeningToken>> openings;
  bool complete = false;
  if (read_sequences(cue, openings, complete)) {
    for (const auto& opening : openings) index.add(opening, number, complete);
    return true;
  }
  const OpeningGraph graph = find_openings(cue.regex);
  if (graph.unknown()) return false;
  index.add(graph, number);
  return true;
}

bool needs_scan(const Cue& cue) {
  OpeningIndex index;
  return !add_openings(cue, 0, index);
}

}  // namespace rapport
