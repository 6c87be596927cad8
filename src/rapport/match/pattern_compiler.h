#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/match/cue_automaton.h"
#include "rapport/match/regex_syntax.h"
#include "rapport/match/token_splitter.h"

namespace rapport {

/// Writes expressions into an automaton. One that is made of words and marks alone it then finds exactly; of others it
/// finds every token where a match begins, and few more: there the expression decides.
class PatternCompiler {
 public:
  /// Both must outlive it.
  PatternCompiler(TokenPredicates& predicates, CueAutomaton& automaton);

  /// False, and nothing added, if a match may begin with a blank or a hyphen, or if nothing is known of how it begins.
  bool add(std::string_view regex, std::uint32_t cue);

 private:
  using Element = CueAutomaton::Element;
  /// One of the ways to read an expression up to a place in it.
  struct Way {
    Element node = CueAutomaton::kBegin;  ///< reached by the tokens that are complete
    std::uint8_t gaps = 0;                ///< since then; 0 = none at all
    std::string text;                     ///< of tokens that are not complete
    std::uint32_t first = 0;              ///< instead of a text: one token that begins with a byte of this set,
    std::uint32_t rest = 0;               ///< goes on with those of this set,
    std::uint32_t some = 0;               ///< holds one of this set, unless it is empty,
    std::uint32_t least = 0;              ///< and has that many bytes; behind a text, those beyond it
    bool open = false;                    ///< the last of these tokens goes on, it is not known how
    bool exact = true;                    ///< all of this stands for exactly what the expression does
    bool touching = false;                ///< and other tokens may follow it without a gap

    [[nodiscard]] bool between_tokens() const { return text.empty() && first == 0; }
  };
  using Ways = std::vector<Way>;

  void read_last(const RegexNode& node);
  void read(const RegexNode& node);
  void read_text(std::string_view text);
  void read_class(const RegexNode& node);
  void read_repeat(const RegexNode& node);
  void read_alternatives(const RegexNode& node);
  void add_character(std::string_view character);
  /// How often a class is repeated.
  struct Count {
    int min = 1;
    int max = 1;
  };
  void add_word_characters(const CharSet& set, Count count);
  void join(Way& way, const TokenPredicates::Bytes& bytes, int min);
  void begin_token(const Way& way, const CharSet& set, Count count, bool touching);
  void add_gap(std::uint8_t gaps, bool exact);
  void add_run(const CharSet& set, int min, std::uint8_t gaps);
  void add_filler(const CharSet& marks);
  void stop();
  void finish(bool at_line_end);

  [[nodiscard]] bool is_plain_mark(char c) const;
  [[nodiscard]] bool surely_ends(const Way& way) const;
  /// A gap and another behind it.
  static std::uint8_t join_gaps(std::uint8_t first, std::uint8_t second);
  static std::uint8_t gaps_before(const Way& way);
  Ways take_ways();
  void merge();
  std::uint32_t number_of(const TokenPredicates::Bytes& set);
  Way close(const Way& way, Element to);
  void emit(const Way& way, Element to);

  TokenPredicates& predicates_;
  CueAutomaton& automaton_;
  TokenSplitter splitter_;
  static constexpr std::uint32_t kAllBytes = 1;
  std::vector<TokenPredicates::Bytes> sets_{{}, ~TokenPredicates::Bytes()};  ///< the first one is empty
  std::bitset<128> joints_;  ///< characters that may become part of a token between letters or digits
  std::uint32_t cue_ = 0;
  Ways ways_;
  bool unknown_ = false;  ///< a match may begin with something that is no token
};

}  // namespace rapport
