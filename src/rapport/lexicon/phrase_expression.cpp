#include <algorithm>
#include <array>
#include <cctype>

#include "rapport/lexicon/expression.h"

namespace rapport {

namespace {

using Kind = PhraseUnit::Kind;

constexpr std::string_view between_words = R"((?:\s+|-))";
constexpr std::string_view beside_mark = R"(\s*)";
// Latin letters with their accents, digits, '_': \\pL would make each expression a thousand instructions longer.
constexpr std::string_view rest_of_word =
    R"([a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]*(?:['.][a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]+)*)";
constexpr std::string_view any_word =
    R"([a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]+(?:['.][a-z0-9_\x{aa}-\x{36f}\x{1e00}-\x{1eff}]+)*)";
constexpr std::string_view digits = R"([0-9]+(?:[.,][0-9]+)*[km]?)";

/// What stands before a place of a phrase.
enum Left : std::size_t { at_begin, behind_word, behind_mark };

/// One of several expressions; nothing, if there is none.
class OneOf {
 public:
  void add(std::string one) {
    if (std::find(all_.begin(), all_.end(), one) == all_.end()) all_.push_back(std::move(one));
  }
  [[nodiscard]] bool impossible() const { return all_.empty(); }
  [[nodiscard]] std::string text() const {
    if (all_.size() == 1) return all_[0];
    std::string out;
    for (const auto& one : all_) out += (out.empty() ? "(?:" : "|") + one;
    return out + ")";
  }

 private:
  std::vector<std::string> all_;
};

/// What part of a phrase matches, by what it leaves before the next part; at_begin stands for nothing matched at all.
using Ways = std::array<OneOf, 3>;

std::string_view separator(Left left, Left right) {
  if (left == at_begin) return "";
  return left == behind_word && right == behind_word ? between_words : beside_mark;
}

/// Whether a part begins with a word, behind_word, or with a mark; at_begin if that depends.
Left front(const PhraseUnit& unit) {
  if (unit.kind == Kind::mark) return behind_mark;
  if (unit.kind == Kind::gap) return at_begin;
  if (unit.kind != Kind::group) return behind_word;
  const Left first = front(unit.alternatives[0][0]);
  const bool same = std::all_of(unit.alternatives.begin(), unit.alternatives.end(),
                                [first](const PhraseRun& run) { return front(run[0]) == first && !run[0].optional; });
  return same ? first : at_begin;
}

/// Writes the expression of a phrase.
class PhraseWriter {
 public:
  explicit PhraseWriter(const Spelling& spelling) : spelling_(spelling) {}

  [[nodiscard]] Ways run(const PhraseRun& units, Left left) const {
    Ways before;
    before[at_begin].add("");
    for (const auto& u : units) {
      Ways after;
      for (const Left from : {at_begin, behind_word, behind_mark}) {
        if (before[from].impossible()) continue;
        const Ways ways = unit(u, from == at_begin ? left : from);
        const bool may_be_nothing = !ways[at_begin].impossible();
        for (const Left to : {behind_word, behind_mark}) {
          if (ways[to].impossible()) continue;
          const bool stays = to == from && may_be_nothing;
          after[to].add(before[from].text() + (stays ? "(?:" + ways[to].text() + ")?" : ways[to].text()));
        }
        if (may_be_nothing && (from == at_begin || ways[from].impossible())) after[from].add(before[from].text());
      }
      before = std::move(after);
    }
    return before;
  }

 private:
  [[nodiscard]] Ways unit(const PhraseUnit& u, Left left) const {
    if (u.kind == Kind::gap) return gap(left);
    if (u.kind == Kind::group) return group(u, left);
    const Left end = u.kind == Kind::mark ? behind_mark : behind_word;
    Ways out;
    out[end].add(std::string(separator(left, end)) + word(u));
    return out;
  }

  [[nodiscard]] Ways group(const PhraseUnit& u, Left left) const {
    const Left first = front(u);
    const std::string_view before = first == at_begin ? "" : separator(left, first);
    Ways inside;
    for (const auto& alternative : u.alternatives) {
      const Ways ways = run(alternative, first == at_begin ? left : at_begin);
      for (std::size_t to = 0; to < ways.size(); ++to)
        if (!ways[to].impossible()) inside[to].add(ways[to].text());
    }
    Ways out;
    for (const Left to : {behind_word, behind_mark})
      if (!inside[to].impossible()) out[to].add(std::string(before) + inside[to].text());
    if (u.optional || !inside[at_begin].impossible()) out[at_begin].add("");
    return out;
  }

  static Ways gap(Left left) {
    const std::string next = "(?:" + std::string(between_words) + std::string(any_word) + ")";
    Ways out;
    out[behind_word].add(std::string(separator(left, behind_word)) + std::string(any_word) + next + "{0,2}");
    out[at_begin].add("");
    return out;
  }

  [[nodiscard]] std::string word(const PhraseUnit& u) const {
    if (u.kind == Kind::number) return number();
    if (u.kind == Kind::stem) return quoted(u.text) + std::string(rest_of_word);
    return spellings_expression(u.text, spelling_);
  }

  [[nodiscard]] std::string number() const {
    OneOf any;
    any.add(std::string(digits));
    for (const std::string& word : spelling_.numbers()) any.add(quoted(word));
    return any.text();
  }

  const Spelling& spelling_;
};

std::string quoted_words(std::string_view words) {
  std::string out;
  for (std::size_t from = 0, to = 0; from <= words.size(); from = to + 1) {
    to = std::min(words.find(' ', from), words.size());
    if (from > 0) out += between_words;
    out += quoted(words.substr(from, to - from));
  }
  return out;
}

}  // namespace

std::string phrase_expression(const PhraseRun& phrase, const Spelling& spelling) {
  const Ways ways = PhraseWriter(spelling).run(phrase, at_begin);
  OneOf whole;
  for (const Left end : {behind_word, behind_mark})
    if (!ways[end].impossible()) whole.add(ways[end].text());
  return whole.text();
}

std::string quoted(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) == 0 && c != '_') out += '\\';
    out += c;
  }
  return out;
}

std::string spellings_expression(std::string_view word, const Spelling& spelling) {
  const std::string_view canonical = spelling.canonical(word);
  const auto* variants = spelling.variants(canonical);
  if (variants == nullptr) return quoted(word);
  std::string out = "(?:" + quoted_words(canonical);
  for (const auto& variant : *variants) out += "|" + quoted_words(variant);
  return out + ")";
}

}  // namespace rapport
