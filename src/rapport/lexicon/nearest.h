#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// "; did you mean 'x'?" with the known word that differs from `word` in the fewest letters (Levenshtein distance; the
/// first on a tie). Empty if none is near: if more than a third of the letters differ.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace rapport
