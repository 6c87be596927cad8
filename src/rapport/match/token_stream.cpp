#include "rapport/match/token_stream.h"

#include <bit>

namespace rapport {
namespace {

/// What \s matches.
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; }

}  // namespace

void TokenStream::read(std::string_view text, const WordBoundaries& boundaries) {
  begins.clear();
  ends.clear();
  std::uint32_t begin = 0;
  const auto add_segment = [&](std::uint32_t end) {
    const bool skip = is_blank(text[begin]) || (text[begin] == '-' && end - begin == 1);
    if (!skip) {
      begins.push_back(begin);
      ends.push_back(end);
    }
    begin = end;
  };
  const std::vector<std::uint64_t>& bits = boundaries.bits();
  for (std::size_t block = 0; block < bits.size(); ++block) {
    for (std::uint64_t rest = bits[block]; rest != 0; rest &= rest - 1) {
      const auto at = static_cast<std::uint32_t>(64 * block + static_cast<std::size_t>(std::countr_zero(rest)));
      if (at > begin) add_segment(at);
    }
  }
}

Gap TokenStream::gap_before(std::string_view text, std::size_t i) const {
  const std::string_view between = text.substr(ends[i - 1], begins[i] - ends[i - 1]);
  if (between.empty()) return kNoGap;
  if (between == "-") return kHyphen;
  for (const char c : between) {
    if (!is_blank(c)) return kOtherGap;
  }
  return kBlanks;
}

}  // namespace rapport
