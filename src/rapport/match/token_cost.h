#pragma once
#include <string>
#include <unordered_map>

#include "rapport/lexicon/lexicon.h"
#include "rapport/match/token_pattern.h"

namespace rapport {

/// How often a token may be met in a text, guessed from the lexicon itself: function words are everywhere, and a word
/// that many cues name is more frequent than one that few do. Only the speed depends on it.
class LexiconTokenCost {
 public:
  explicit LexiconTokenCost(const Lexicon& lexicon);
  double operator()(const TokenPattern& token) const;

 private:
  const Lexicon& lexicon_;
  std::unordered_map<std::string, std::uint32_t> cues_with_;
};

}  // namespace rapport
