#include <re2/re2.h>

#include <algorithm>

#include "rapport/lexicon/expression.h"

namespace rapport {

namespace {

// What \pL means in a pattern: Latin letters with their accents. The whole class would make each expression a thousand
// instructions longer.
constexpr std::string_view letters = R"(a-z\x{aa}-\x{36f}\x{1e00}-\x{1eff})";

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

/// A literal string of TOML holds no apostrophe, so writers put a dot: i.m, don.?t, (it.s|he.s). An expression that
/// says what it means is found by its words.
std::string dots_as_apostrophes(std::string_view pattern) {
  static const RE2 contraction(R"(([a-z(|])\.(\??\(?(?:m|s|re|ve|ll|d|t|all)(?:[^a-z]|$)))");
  std::string out(pattern);
  while (RE2::Replace(&out, contraction, R"(\1'\2)")) {
  }
  return out;
}

/// Copies a pattern piece by piece.
class PatternWriter {
 public:
  PatternWriter(std::string_view pattern, const Spelling& spelling) : pattern_(pattern), spelling_(spelling) {}

  std::string write() {
    while (at_ < pattern_.size()) next();
    return std::move(out_);
  }

 private:
  void copy(std::size_t bytes) {
    out_ += pattern_.substr(at_, bytes);
    at_ += bytes;
  }

  void next() {
    const char c = pattern_[at_];
    if (pattern_.substr(at_, 3) == R"(\pL)") {
      out_ += in_class_ ? letters : "[" + std::string(letters) + "]";
      at_ += 3;
    } else if (c == '\\') {
      copy(2);
    } else if (in_class_ || c == '[') {
      in_class_ = c != ']' || pattern_[at_ - 1] == '[';
      copy(1);
    } else if (pattern_.substr(at_, 2) == "(?") {
      copy(std::min(pattern_.find_first_of(":>)", at_), pattern_.size() - 1) + 1 - at_);
    } else if (c == ' ') {
      blank();
    } else if (is_letter(c)) {
      word();
    } else {
      copy(1);
    }
  }

  void blank() {
    const char next = at_ + 1 < pattern_.size() ? pattern_[at_ + 1] : '\0';
    const bool maybe = next == '?' || next == '*';
    out_ += maybe ? R"(\s*)" : R"(\s+)";
    at_ += maybe || next == '+' ? 2 : 1;
  }

  void word() {
    std::size_t end = at_;
    while (end < pattern_.size() && (is_letter(pattern_[end]) || pattern_[end] == '\'')) ++end;
    const bool quantified = end < pattern_.size() && std::string_view("?*+{").find(pattern_[end]) != std::string::npos;
    const std::string_view word = pattern_.substr(at_, end - at_);
    out_ += quantified ? std::string(word) : spellings_expression(word, spelling_);
    at_ = end;
  }

  std::string_view pattern_;
  const Spelling& spelling_;
  std::string out_;
  std::size_t at_ = 0;
  bool in_class_ = false;
};

}  // namespace

std::string pattern_expression(std::string_view written, const Spelling& spelling) {
  if (written.starts_with('^')) {
    written.remove_prefix(1);
    written.remove_prefix(std::min(written.find_first_not_of(' '), written.size()));
  }
  const std::string pattern = dots_as_apostrophes(written);
  return PatternWriter(pattern, spelling).write();
}

std::string cue_expression(const Cue& cue, const Spelling& spelling) {
  switch (cue.kind) {
    case CueKind::phrase:
      return phrase_expression(parse_phrase(cue.source, spelling).units, spelling);
    case CueKind::pattern:
      return pattern_expression(cue.source, spelling);
    case CueKind::cased:
      break;
  }
  return cue.source;
}

}  // namespace rapport
