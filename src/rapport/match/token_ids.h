#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/match/vocabulary.h"

namespace rapport {

/// Numbers for the words and the beginnings of words that an index asks for. Filled once, then shared by all threads.
struct TokenIds {
  /// `spellings`: pairs (variant, canonical) of words that count as the same.
  explicit TokenIds(const std::vector<std::pair<std::string, std::string>>& spellings = {}) {
    for (const auto& [variant, canonical] : spellings) words.add_spelling(variant, words.add(canonical));
  }

  Vocabulary words;
  StemSet stems;
};

}  // namespace rapport
