#pragma once
#include <string_view>
#include <vector>

namespace rapport {

/// The known word that differs from `word` in the fewest letters (Levenshtein distance; the first on a tie): what the
/// writer probably meant. Empty if `known` is empty.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace rapport
