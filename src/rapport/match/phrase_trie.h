#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/match/edge_map.h"
#include "rapport/match/token_ids.h"
#include "rapport/match/token_stream.h"

namespace rapport {

/// A cue that may match from a token on.
struct Candidate {
  std::uint32_t cue = 0;
  std::uint32_t end = 0;  ///< the byte where the phrase ends
  bool certain = false;   ///< otherwise the cue's expression decides
};

/// The phrases that are sequences of words: one trie for all of them, over the tokens of a text. Its cost grows with
/// the words of a text that begin a phrase, not with the number of phrases. Filled once, then shared by all threads.
class PhraseTrie {
 public:
  /// False, and nothing added, if a word of the phrase is none that this trie knows to find (a mark, an emoji): there
  /// the expression says more.
  bool add(const Cue& cue, std::uint32_t number, TokenIds& ids);
  /// Appends to `out` every phrase that begins at token `first`, which begins with `stems`, once for each of its
  /// sequences.
  void find(std::string_view text, const TokenStream& tokens, const TokenIds& ids,
            const std::vector<StemSet::Found>& stems, std::size_t first, std::vector<Candidate>& out) const;

 private:
  struct Node {
    std::vector<std::uint32_t> ends;  ///< cues
    std::vector<std::uint32_t> children;
    bool by_stem = false;
    bool by_number = false;
  };
  class Walk;

  std::uint32_t child(std::uint32_t node, const PhraseWord& word, TokenIds& ids);

  std::vector<Node> nodes_ = std::vector<Node>(1);  ///< nodes_[0] is where every phrase begins
  EdgeMap edges_;
};

}  // namespace rapport
