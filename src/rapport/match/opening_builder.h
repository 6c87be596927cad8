#pragma once
#include <bitset>
#include <string>
#include <string_view>

#include "rapport/match/opening.h"

namespace rapport {

/// ASCII letters, digits and '_': among them is no word boundary.
[[nodiscard]] const std::bitset<128>& word_characters();

/// The end of one path of a graph of openings, while it grows along an expression, character after character.
class OpeningBuilder {
 public:
  /// Begins at node 0 of `graph`, which must outlive it.
  explicit OpeningBuilder(OpeningGraph& graph) : graph_(&graph) {}

  void add_character(std::string_view character);
  /// One or more characters of `set`, all of them word characters.
  void add_word_characters(const std::bitset<128>& set);
  /// Blanks or hyphens of which at least one stands there; `gaps` holds no kNoGap.
  void add_gap(std::uint8_t gaps);
  /// What follows is not known: the last token may go on. The path ends here.
  void stop();
  /// The expression ends here, at a word boundary.
  void finish();

  [[nodiscard]] bool stopped() const { return stopped_; }
  /// Whether more word characters only make the last token longer.
  [[nodiscard]] bool inside_word() const;
  /// Whether the last token is made of digits so far.
  [[nodiscard]] bool inside_number() const { return any_of_.any() && only_digits_; }
  /// Takes the place of `other`, if both stand between two tokens: from here on they are one path.
  bool absorb(const OpeningBuilder& other);

 private:
  [[nodiscard]] bool between_tokens() const { return gap_pending_ && run_.empty() && any_of_.none(); }
  void close(bool last_is_whole);
  void push(OpeningToken token);
  void end_path();

  OpeningGraph* graph_;
  std::uint32_t node_ = 0;    ///< where the tokens so far have led
  std::string run_;           ///< characters that are not yet divided into tokens
  std::bitset<128> any_of_;   ///< instead of `run_`: a token that begins with one of these, and no more is known
  bool only_digits_ = false;  ///< and all its characters are digits
  bool goes_on_ = false;      ///< the last token of `run_` has more word characters
  bool stopped_ = false;
  std::uint8_t gap_ = kAnyGap;  ///< before the first token of `run_`
  bool gap_pending_ = false;    ///< a gap was added, and nothing behind it yet
};

}  // namespace rapport
