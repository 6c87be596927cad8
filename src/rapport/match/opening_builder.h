#pragma once
#include <bitset>
#include <string>
#include <string_view>

#include "rapport/match/opening.h"
#include "rapport/match/regex_syntax.h"

namespace rapport {

/// ASCII letters, digits and '_': among them is no word boundary.
[[nodiscard]] const std::bitset<128>& word_characters();

/// One opening while it grows along an expression, character after character.
class OpeningBuilder {
 public:
  explicit OpeningBuilder(std::size_t most_tokens) : most_tokens_(most_tokens) {}

  void add_character(std::string_view character);
  /// One or more characters of `set`, all of them word characters.
  void add_word_characters(const std::bitset<128>& set);
  /// Blanks or hyphens of which at least one stands there; `gaps` holds no kNoGap.
  void add_gap(std::uint8_t gaps);
  /// What follows is not known: the last token may go on.
  void stop();
  /// The expression ends here, at a word boundary.
  void finish();

  [[nodiscard]] bool stopped() const { return stopped_; }
  /// Whether more word characters only make the last token longer.
  [[nodiscard]] bool inside_word() const;
  /// Whether the last token is made of digits so far.
  [[nodiscard]] bool inside_number() const;
  [[nodiscard]] const Opening& opening() const { return opening_; }
  /// Takes the place of `other` as well, if that differs by no more than the gap that was added last.
  bool absorb(const OpeningBuilder& other);

 private:
  void close(bool last_is_whole);
  void push(OpeningToken token);

  std::size_t most_tokens_;
  Opening opening_;
  std::string run_;           ///< characters that are not yet divided into tokens
  std::bitset<128> any_of_;   ///< instead of `run_`: a token that begins with one of these, and no more is known
  bool only_digits_ = false;  ///< and all its characters are digits
  bool goes_on_ = false;      ///< the last token of `run_` has more word characters
  bool stopped_ = false;
  std::uint8_t gap_ = kAnyGap;  ///< before the first token of `run_`
  bool gap_pending_ = false;    ///< a gap was added, and nothing behind it yet
};

}  // namespace rapport
