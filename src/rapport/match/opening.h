#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// What may stand between two tokens of a text: a set of these bits.
enum Gap : std::uint8_t {
  kNoGap = 1,     ///< nothing: the second begins where the first ends
  kBlanks = 2,    ///< only what \s matches
  kHyphen = 4,    ///< one '-'
  kOtherGap = 8,  ///< any other mix of blanks and hyphens
  kAnyGap = 15,
};

/// One token of an opening. A token is a segment between two word boundaries that is neither blank nor a lone '-'.
struct OpeningToken {
  enum class Kind : std::uint8_t {
    word,        ///< is `text`
    stem,        ///< begins with `text`
    first_byte,  ///< begins with a byte of `first`
  };
  Kind kind = Kind::word;
  std::uint8_t gap = kAnyGap;  ///< what may stand before it; of no account for the first token
  std::string text;
  std::bitset<256> first;
  friend bool operator==(const OpeningToken&, const OpeningToken&) = default;
};
using Opening = std::vector<OpeningToken>;

/// Openings of a regular expression, derived from its syntax: every match that begins and ends at word boundaries
/// begins with the tokens of one of them. Never too few; a text may begin with one without being a match. Empty if the
/// expression can begin with anything, so that only a scan of the whole text finds its matches.
std::vector<Opening> find_openings(std::string_view regex);

}  // namespace rapport
