#pragma once
#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Characters that a class may match: the ASCII ones one by one, all others together.
struct CharSet {
  std::bitset<128> ascii;
  bool beyond = false;  ///< may also match characters that are not ASCII

  [[nodiscard]] bool within(const std::bitset<128>& other) const { return !beyond && (ascii & ~other).none(); }
};

/// The syntax tree of a regular expression, as much of it as finding its first words needs.
struct RegexNode {
  enum class Kind {
    literal,      ///< `text`: these characters; a blank or a hyphen stands alone
    char_class,   ///< `set`: one character of it, at least
    concatenate,  ///< all `children`
    alternate,    ///< one of `children`
    repeat,       ///< `children[0]`, `min` to `max` times
    assertion,    ///< matches the empty text, if at all
    end,          ///< matches the empty text at the end of the whole
    unknown,      ///< syntax that is not read here: may match anything
  };
  static constexpr int kUnlimited = -1;

  Kind kind = Kind::concatenate;
  std::string text;
  CharSet set;
  std::vector<RegexNode> children;
  int min = 1;
  int max = 1;
};

/// Reads an expression that RE2 accepts. What it does not know becomes `unknown`, never a guess.
RegexNode parse_regex(std::string_view regex);

}  // namespace rapport
