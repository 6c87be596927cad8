#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/match/token_classes.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

/// The tokens of a text: its segments between word boundaries, without blanks and lone hyphens. Reuse one a thread.
class TokenStream {
 public:
  /// `classes` must outlive it.
  explicit TokenStream(TokenClasses& classes) : classes_(classes) {}

  /// Replaces everything by the tokens of `text`, which must outlive the next calls.
  void read(std::string_view text, const WordBoundaries& boundaries);
  /// Finds the symbols of all tokens: quicker than one after the other, for who asks for most of them.
  void find_symbols() { classes_.find_symbols(text_, tokens_); }

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] std::uint32_t begin(std::size_t i) const { return tokens_[i].begin; }
  [[nodiscard]] std::uint32_t end(std::size_t i) const { return tokens_[i].end; }
  TokenClasses::Symbol symbol(std::size_t i) {
    TokenClasses::Token& token = tokens_[i];
    if (token.symbol == TokenClasses::kUnknown) classes_.find_symbols(text_, {&token, 1});
    return token.symbol;
  }

 private:
  TokenClasses& classes_;
  std::string_view text_;
  std::vector<TokenClasses::Token> tokens_;
};

}  // namespace rapport
