#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/match/edge_map.h"
#include "rapport/match/opening.h"
#include "rapport/match/token_stream.h"
#include "rapport/match/vocabulary.h"

namespace rapport {

/// A cue that may match from a token on.
struct Candidate {
  std::uint32_t cue = 0;
  std::uint32_t end = 0;  ///< the byte where the opening ends
  bool certain = false;   ///< the opening is the whole match; otherwise the cue's expression decides
};

/// The openings of all cues in one trie over the tokens of a text: its cost grows with the words of a text that begin
/// an opening, not with the number of cues. Filled once, then immutable and shared by all threads.
class OpeningIndex {
 public:
  /// `spellings`: pairs (variant, canonical) of words that count as the same wherever one stands in an opening.
  explicit OpeningIndex(const std::vector<std::pair<std::string, std::string>>& spellings = {});

  /// Adds the paths of `openings`, of the longest ones only the beginnings.
  void add(const OpeningGraph& openings, std::uint32_t cue);
  /// Adds one opening. `complete`: a text that is the opening and no more is a match of the cue.
  void add(const std::vector<OpeningToken>& opening, std::uint32_t cue, bool complete);
  [[nodiscard]] bool empty() const { return nodes_.size() == 1; }

  /// Fills tokens.words.
  void look_up(std::string_view text, TokenStream& tokens) const;
  /// Appends to `out` every cue of which an opening begins at token `first`, once for each opening.
  void find(std::string_view text, const TokenStream& tokens, std::size_t first, std::vector<Candidate>& out) const;

 private:
  struct ByteEdge {
    std::bitset<256> first;
    Edge edge;
  };
  struct End {
    std::uint32_t cue = 0;
    bool complete = false;
  };
  struct Node {
    std::vector<End> ends;
    std::vector<std::uint32_t> children;
    std::vector<ByteEdge> by_first_byte;
    bool by_word = false;
    bool by_stem = false;
  };
  class Walk;

  void add_paths(const OpeningGraph& openings, std::uint32_t from, std::size_t tokens, std::uint32_t node,
                 std::uint32_t cue);
  void add_end(std::uint32_t node, End end);
  std::uint32_t child(std::uint32_t node, const OpeningToken& token);
  std::uint32_t new_child(std::uint32_t node);

  std::vector<Node> nodes_ = std::vector<Node>(1);  ///< nodes_[0] is where every opening begins
  EdgeMap word_edges_;
  EdgeMap stem_edges_;
  Vocabulary words_;
  StemSet stems_;
  std::vector<bool> begins_opening_;          ///< by number of a word
  std::bitset<256> first_bytes_of_openings_;  ///< of openings that begin with any token of a kind
};

}  // namespace rapport
