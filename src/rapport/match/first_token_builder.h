#pragma once
#include <bitset>
#include <string>
#include <string_view>

#include "rapport/match/first_tokens.h"

namespace rapport {

/// ASCII letters, digits and '_': among them is no word boundary.
[[nodiscard]] const std::bitset<128>& word_characters();

/// One of the ways in which an expression can begin, read character after character until its first two tokens are
/// known.
class FirstTokenBuilder {
 public:
  explicit FirstTokenBuilder(FirstTokens& found) : found_(&found) {}

  void add_character(std::string_view character);
  /// One or more characters of `set`, all of them word characters.
  void add_word_characters(const std::bitset<128>& set);
  /// At least one blank or hyphen: the token is complete.
  void add_gap();
  /// What follows is not known: the token may go on.
  void stop();
  /// The expression ends here, at a word boundary.
  void finish();

  [[nodiscard]] bool done() const { return done_; }
  /// Whether more word characters only make the token longer.
  [[nodiscard]] bool inside_word() const;
  /// Whether the token is made of digits so far.
  [[nodiscard]] bool inside_number() const { return any_of_.any() && only_digits_; }
  /// Whether it stands between its two tokens, where all ways are the same from there on.
  [[nodiscard]] bool between_tokens() const { return !done_ && has_first_ && run_.empty() && any_of_.none(); }

 private:
  void close(bool is_whole);
  void add(TokenPattern token);
  void end();

  FirstTokens* found_;
  std::string run_;           ///< characters that are not yet divided into tokens
  std::bitset<128> any_of_;   ///< instead of `run_`: a token that begins with one of these, and no more is known
  bool only_digits_ = false;  ///< and all its characters are digits
  bool goes_on_ = false;      ///< `run_` is followed by more word characters
  bool has_first_ = false;    ///< the first token is complete: this is the second
  bool done_ = false;
};

}  // namespace rapport
