#pragma once
#include <bitset>
#include <cstdint>
#include <string>

namespace rapport {

/// What may stand between two tokens of a text: a set of these bits.
enum Gap : std::uint8_t {
  kNoGap = 1,     ///< nothing: the second begins where the first ends
  kBlanks = 2,    ///< only what \s matches
  kHyphen = 4,    ///< one '-'
  kOtherGap = 8,  ///< any other mix of blanks and hyphens
};

/// A kind of token. A token is a segment between two word boundaries that is neither blank nor a lone '-'.
struct TokenPattern {
  enum class Kind : std::uint8_t {
    word,        ///< is `text`
    stem,        ///< begins with `text`
    first_byte,  ///< begins with a byte of `first`
  };
  Kind kind = Kind::word;
  std::string text;
  std::bitset<256> first;
  friend bool operator==(const TokenPattern&, const TokenPattern&) = default;
};

}  // namespace rapport
