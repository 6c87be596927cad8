#pragma once
#include <cstdint>
#include <vector>

#include "rapport/match/matcher.h"

namespace rapport {

/// The content words of a text, that is all words but the lexicon's function words, lightly stemmed (plural and verb
/// endings off), as sorted distinct hashes.
std::vector<std::uint64_t> content_words(const PreparedText& text, const Lexicon& lexicon);

/// How many hashes two sorted lists share.
std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace rapport
