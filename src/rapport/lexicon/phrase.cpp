#include "rapport/lexicon/phrase.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "rapport/segment/match_form.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

namespace {

constexpr std::size_t most_sequences = 128;
constexpr std::string_view between_words = R"((?:\s+|-))";
constexpr std::string_view beside_mark = R"(\s*)";
// Latin letters with their accents, digits, '_': \\pL would make each expression a thousand instructions longer.
constexpr std::string_view rest_of_word =
    R"([a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]*(?:['.][a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]+)*)";
constexpr std::string_view any_word =
    R"([a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]+(?:['.][a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]+)*)";
// What \pL means in a pattern, for the same reason.
constexpr std::string_view letters = R"(a-z\x{aa}-\x{36f}\x{1e00}-\x{1eff})";
constexpr std::string_view any_number = R"([0-9]+(?:[.,][0-9]+)*[km]?)";

/// One unit of a phrase: a word, a gap, or a group of alternatives, each a run of units.
struct Unit {
  PhraseWord word;
  bool gap = false;
  bool optional = false;                        ///< a group with an empty alternative
  std::vector<std::vector<Unit>> alternatives;  ///< of a group
  [[nodiscard]] bool group() const { return !alternatives.empty(); }
};
using Run = std::vector<Unit>;

bool is_mark(const PhraseWord& word) {
  if (word.kind != PhraseWord::Kind::literal) return false;
  const auto first = static_cast<unsigned char>(word.text[0]);
  if (first < 0x80) return std::isalnum(first) == 0 && first != '_';
  Segmenter segmenter;
  WordBoundaries boundaries;
  return segmenter.words(word.text, boundaries) == 0;
}

std::string quote(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) == 0 && c != '_') out += '\\';
    out += c;
  }
  return out;
}

std::string quote_words(std::string_view words) {
  std::string out;
  for (const char c : words)
    if (c == ' ')
      out += between_words;
    else
      out += quote(std::string_view(&c, 1));
  return out;
}

/// A literal word with all its spellings, as a regular expression.
std::string with_spellings(std::string_view word, const Spelling& spelling) {
  const std::string_view canonical = spelling.canonical(word);
  const auto* variants = spelling.variants(canonical);
  if (variants == nullptr) return quote(word);
  std::string out = "(?:" + quote(canonical);
  for (const auto& variant : *variants) out += "|" + quote_words(variant);
  return out + ")";
}

/// Splits a phrase into units.
class PhraseParser {
 public:
  PhraseParser(std::string_view phrase, const Spelling& spelling, CompiledCue& out) : spelling_(spelling), out_(out) {
    make_match_form(phrase, form_);
    Segmenter segmenter;
    segmenter.words(form_.text, boundaries_);
  }

  Run parse() {
    Run whole = run(/*in_group=*/false);
    if (out_.error.empty() && at_ < form_.text.size()) fail(at_, "')' or '|' outside of a group; write (one|other)");
    return whole;
  }

 private:
  void fail(std::size_t at, std::string message) {
    if (!out_.error.empty()) return;
    out_.error = std::move(message);
    out_.error_offset = form_.offsets.to_original(static_cast<std::uint32_t>(std::min(at, form_.text.size())));
  }

  [[nodiscard]] std::size_t token_end() const {
    std::size_t end = at_ + 1;
    while (end < form_.text.size() && !boundaries_.at(end)) ++end;
    return end;
  }

  Run run(bool in_group) {
    Run out;
    const std::string_view text(form_.text);
    while (at_ < text.size() && out_.error.empty()) {
      const char c = text[at_];
      if (c == '|' || c == ')') return out;
      if (c == '(')
        out.push_back(group());
      else if (c == ' ' || c == '\t' || (c == '-' && joins_words()))
        ++at_;
      else if (c == '^' && at_ == 0)
        ++at_, out_.sentence_start = true;
      else if (text.substr(at_, 2) == "..")
        gap(out, in_group);
      else if (c == '*')
        fail(at_, "a star that follows no word; write it right behind at least two letters: book*");
      else
        out.push_back(word());
    }
    return out;
  }

  [[nodiscard]] bool joins_words() const {
    const std::string_view text(form_.text);
    return at_ > 0 && text[at_ - 1] != ' ' && at_ + 1 < text.size() && text[at_ + 1] != ' ';
  }

  Unit group() {
    const std::size_t opened = at_++;
    Unit out;
    for (;;) {
      Run alternative = run(/*in_group=*/true);
      if (alternative.empty())
        out.optional = true;
      else
        out.alternatives.push_back(std::move(alternative));
      if (!out_.error.empty()) return out;
      if (at_ >= form_.text.size()) return fail(opened, "'(' without ')'; close the group"), out;
      if (form_.text[at_++] == ')') break;
    }
    if (out.alternatives.empty()) fail(opened, "an empty group; write (one|other)");
    return out;
  }

  void gap(Run& before, bool in_group) {
    if (before.empty() && !in_group) fail(at_, "a gap at the beginning matches anything; leave it out");
    Unit unit;
    unit.gap = true;
    before.push_back(std::move(unit));
    at_ += 2;
  }

  Unit word() {
    const std::size_t begin = at_;
    at_ = token_end();
    const std::string token = form_.text.substr(begin, at_ - begin);
    Unit out;
    if (token == "#") {
      out.word.kind = PhraseWord::Kind::number;
    } else if (at_ < form_.text.size() && form_.text[at_] == '*') {
      if (token.size() < 2) fail(begin, "a star needs at least two letters before it: bo*");
      out.word = {PhraseWord::Kind::stem, token};
      ++at_;
      if (at_ < form_.text.size() && form_.text.find_first_of(" )|-.,!?", at_) != at_)
        fail(at_ - 1, "a star stands only at the end of a word");
    } else {
      out.word = {PhraseWord::Kind::literal, std::string(spelling_.canonical(token))};
    }
    return out;
  }

  const Spelling& spelling_;
  CompiledCue& out_;
  MatchForm form_;
  WordBoundaries boundaries_;
  std::size_t at_ = 0;
};

/// What a run may begin or end with; both bits where it depends on the alternative.
enum Edge : unsigned { no_edge = 0, word_edge = 1, mark_edge = 2 };

unsigned edge(const Run& run, bool front);

unsigned edge(const Unit& unit, bool front) {
  if (unit.gap) return word_edge;
  if (!unit.group()) return is_mark(unit.word) ? mark_edge : word_edge;
  unsigned out = no_edge;
  for (const auto& alternative : unit.alternatives) out |= edge(alternative, front);
  return out;
}

unsigned edge(const Run& run, bool front) {
  unsigned out = no_edge;
  for (std::size_t i = 0; i < run.size(); ++i) {
    const Unit& unit = front ? run[i] : run[run.size() - 1 - i];
    out |= edge(unit, front);
    if (!unit.optional) break;
  }
  return out;
}

std::string_view separator(unsigned left, unsigned right) {
  if (left == word_edge && right == word_edge) return between_words;
  return (left | right) == (word_edge | mark_edge) && (left == right) ? R"((?:\s*|-))" : beside_mark;
}

/// Writes the expression of a phrase.
class PhraseRegex {
 public:
  explicit PhraseRegex(const Spelling& spelling) : spelling_(spelling) {}

  /// `before`: what the text to the left may end with; no_edge at the beginning of a run.
  std::string run(const Run& units) const {
    std::size_t head = 0;
    while (head + 1 < units.size() && units[head].optional) ++head;
    std::string out;
    unsigned left = no_edge;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Unit& u = units[i];
      if (i < head) {
        const unsigned next = edge(Run(units.begin() + static_cast<std::ptrdiff_t>(i) + 1, units.end()), true);
        out += "(?:" + unit(u) + std::string(separator(edge(u, false), next)) + ")?";
      } else if (i == head) {
        out += unit(u);
        if (u.optional) out += "?";
      } else {
        std::string part = u.gap ? gap(left) : joined(left, u);
        out += u.optional ? "(?:" + part + ")?" : part;
      }
      left = u.optional ? left | edge(u, false) : edge(u, false);
    }
    return out;
  }

 private:
  /// A unit with what stands between it and the text to its left. Alternatives that begin with a mark may touch it.
  std::string joined(unsigned left, const Unit& u) const {
    const unsigned right = edge(u, true);
    if (right == word_edge || right == mark_edge) return std::string(separator(left, right)) + unit(u);
    std::array<Unit, 2> split;
    for (const auto& alternative : u.alternatives)
      split[edge(alternative, true) == mark_edge ? 1 : 0].alternatives.push_back(alternative);
    return "(?:" + std::string(separator(left, word_edge)) + unit(split[0]) + "|" + std::string(beside_mark) +
           unit(split[1]) + ")";
  }

  static std::string gap(unsigned left) {
    return "(?:" + std::string(separator(left, word_edge)) + std::string(any_word) + "){0,3}";
  }

  std::string unit(const Unit& u) const {
    if (!u.group()) return word(u.word);
    std::string out;
    for (const auto& alternative : u.alternatives) out += (out.empty() ? "(?:" : "|") + run(alternative);
    return out + ")";
  }

  [[nodiscard]] std::string word(const PhraseWord& w) const {
    switch (w.kind) {
      case PhraseWord::Kind::number:
        return std::string(any_number);
      case PhraseWord::Kind::stem:
        return quote(w.text) + std::string(rest_of_word);
      case PhraseWord::Kind::literal:
        break;
    }
    return with_spellings(w.text, spelling_);
  }

  const Spelling& spelling_;
};

using Sequences = std::vector<std::vector<PhraseWord>>;

/// Every sequence of words that a run stands for; empty if there are too many, or if it holds a gap.
Sequences expand(const Run& run) {
  Sequences all{{}};
  for (const auto& unit : run) {
    if (unit.gap) return {};
    Sequences tails;
    if (!unit.group()) tails = {{unit.word}};
    for (const auto& alternative : unit.alternatives) {
      auto more = expand(alternative);
      if (more.empty()) return {};
      tails.insert(tails.end(), more.begin(), more.end());
    }
    if (unit.optional) tails.emplace_back();
    if (all.size() * tails.size() > most_sequences) return {};
    Sequences next;
    for (const auto& head : all)
      for (const auto& tail : tails) {
        next.push_back(head);
        next.back().insert(next.back().end(), tail.begin(), tail.end());
      }
    all = std::move(next);
  }
  return all;
}

/// `words` with the word at `at` replaced by a spelling of several words.
std::vector<PhraseWord> respelled(std::vector<PhraseWord> words, std::size_t at, std::string_view variant) {
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  for (std::size_t from = 0; from < variant.size(); ++at) {
    const std::size_t to = std::min(variant.find(' ', from), variant.size());
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(at),
                 {PhraseWord::Kind::literal, std::string(variant.substr(from, to - from))});
    from = to + 1;
  }
  return words;
}

/// Adds to `all` the sequences with spellings of several words ("do not" for "don't"); one-word spellings are left to
/// the matcher, which takes them for the same word. False if there are too many.
bool add_long_spellings(Sequences& all, const Spelling& spelling) {
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t w = 0; w < all[i].size(); ++w) {
      if (all[i][w].kind != PhraseWord::Kind::literal) continue;
      const auto* variants = spelling.variants(all[i][w].text);
      if (variants == nullptr) continue;
      for (const auto& variant : *variants)
        if (variant.find(' ') != std::string::npos) all.push_back(respelled(all[i], w, variant));
      if (all.size() > most_sequences) return false;
    }
  return true;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// A literal string of TOML holds no apostrophe, so writers put a dot: i.m, don.?t, (it.s|he.s). An expression that
/// says what it means is found by its words.
std::string dots_as_apostrophes(std::string_view pattern) {
  static const RE2 contraction(R"(([a-z(|])\.(\??\(?(?:m|s|re|ve|ll|d|t)(?:[^a-z]|$)))");
  std::string out(pattern);
  while (RE2::Replace(&out, contraction, R"(\1'\2)")) {
  }
  return out;
}

}  // namespace

CompiledCue compile_phrase(std::string_view phrase, const Spelling& spelling) {
  CompiledCue out;
  const Run units = PhraseParser(phrase, spelling, out).parse();
  if (!out.error.empty()) return out;
  if (std::all_of(units.begin(), units.end(), [](const Unit& u) { return u.gap || u.optional; }))
    out.error = "nothing in it must be there; leave at least one word without an empty alternative";
  else if (units.back().gap)
    out.error = "a gap at the end matches anything; leave it out";
  if (!out.error.empty()) return out;
  out.regex = PhraseRegex(spelling).run(units);
  out.sequences = expand(units);
  if (!add_long_spellings(out.sequences, spelling)) out.sequences.clear();
  return out;
}

CompiledCue compile_pattern(std::string_view written, const Spelling& spelling) {
  const std::string with_apostrophes = dots_as_apostrophes(written);
  const std::string_view pattern = with_apostrophes;
  CompiledCue out;
  std::size_t i = 0;
  if (pattern.starts_with('^')) {
    out.sentence_start = true;
    i = pattern.find_first_not_of(' ', 1);
  }
  bool in_class = false;
  while (i < pattern.size()) {
    const char c = pattern[i];
    if (pattern.substr(i, 3) == R"(\pL)") {
      out.regex += in_class ? letters : "[" + std::string(letters) + "]";
      i += 3;
    } else if (c == '\\') {
      out.regex += pattern.substr(i, 2);
      i += 2;
    } else if (in_class || c == '[') {
      in_class = c != ']' || pattern[i - 1] == '[';
      out.regex += c;
      ++i;
    } else if (pattern.substr(i, 2) == "(?") {
      const std::size_t end = std::min(pattern.find_first_of(":>)", i), pattern.size() - 1);
      out.regex += pattern.substr(i, end + 1 - i);
      i = end + 1;
    } else if (c == ' ') {
      const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
      const bool maybe = next == '?' || next == '*';
      out.regex += maybe ? R"(\s*)" : R"(\s+)";
      i += maybe || next == '+' ? 2 : 1;
    } else if (is_letter(c)) {
      std::size_t end = i;
      while (end < pattern.size() && (is_letter(pattern[end]) || pattern[end] == '\'')) ++end;
      const bool quantified =
          end < pattern.size() && std::string_view("?*+{").find(pattern[end]) != std::string_view::npos;
      const std::string_view word = pattern.substr(i, end - i);
      out.regex += quantified ? std::string(word) : with_spellings(word, spelling);
      i = end;
    } else {
      out.regex += c;
      ++i;
    }
  }
  return out;
}

}  // namespace rapport
