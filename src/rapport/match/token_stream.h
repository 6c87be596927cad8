#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/match/token_pattern.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

/// The tokens of a text: its segments between word boundaries, without blanks and lone hyphens. Reuse one a thread.
struct TokenStream {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> words;  ///< which word of an index the token is; 0 = none
  std::vector<bool> respelled;       ///< whether it is another spelling of that word

  [[nodiscard]] std::size_t size() const { return begins.size(); }
  [[nodiscard]] std::string_view token(std::string_view text, std::size_t i) const {
    return text.substr(begins[i], ends[i] - begins[i]);
  }
  /// What stands between token `i` - 1 and token `i` > 0.
  [[nodiscard]] Gap gap_before(std::string_view text, std::size_t i) const;

  /// Replaces begins and ends by the tokens of `text`.
  void read(std::string_view text, const WordBoundaries& boundaries);
};

}  // namespace rapport
