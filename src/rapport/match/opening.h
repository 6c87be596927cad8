#pragma once
#include <bitset>
#include <cstddef>
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

/// One token that a match may begin with. A token is a segment between two word boundaries that is neither blank nor a
/// lone '-'.
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

/// The openings of a cue, as a graph: every path of tokens from node 0 to an end is one. Every match begins with the
/// tokens of one of them; a text may begin with one without being a match. Without circles.
struct OpeningGraph {
  struct Edge {
    OpeningToken token;
    std::uint32_t to = 0;
  };
  struct Node {
    std::vector<Edge> edges;
    std::vector<std::uint32_t> also;  ///< nodes from which the path goes on as well
    bool end = false;
  };
  std::vector<Node> nodes = std::vector<Node>(1);

  /// Whether the cue can begin with anything, so that only a scan of the whole text finds its matches.
  [[nodiscard]] bool unknown() const { return nodes[0].end || nodes[0].edges.empty(); }
};

/// Derives the openings of a regular expression from its syntax; never too few.
OpeningGraph find_openings(std::string_view regex);

}  // namespace rapport
