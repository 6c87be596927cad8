#include "rapport/match/token_cost.h"

#include <cctype>

namespace rapport {
namespace {

constexpr double kFunctionWord = 1000;
constexpr double kShortWord = 200;  // of one or two letters
constexpr double kStem = 30;
constexpr double kShortStem = 5000;  // of one or two letters, which begin every tenth word
constexpr double kNumber = 150;
constexpr double kAnyOfClass = 100000;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

LexiconTokenCost::LexiconTokenCost(const Lexicon& lexicon) : lexicon_(lexicon) {
  std::string word;
  for (const Cue& cue : lexicon.cues) {
    for (const char c : cue.source + " ") {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '\'') {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      } else if (!word.empty()) {
        ++cues_with_[word];
        word.clear();
      }
    }
  }
}

double LexiconTokenCost::operator()(const TokenPattern& token) const {
  if (token.kind == TokenPattern::Kind::first_byte)
    return token.first['0'] && !token.first['a'] ? kNumber : kAnyOfClass;
  const std::string word = lower(token.text);
  const auto known = cues_with_.find(word);
  double cost = 1 + (known == cues_with_.end() ? 0 : known->second);
  if (lexicon_.is_function_word(word)) cost += kFunctionWord;
  if (word.size() <= 2) cost += kShortWord;
  if (token.kind == TokenPattern::Kind::stem) cost += word.size() <= 2 ? kShortStem : kStem;
  return cost;
}

}  // namespace rapport
