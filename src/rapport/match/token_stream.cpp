#include "rapport/match/token_stream.h"

#include <bit>

namespace rapport {
namespace {

/// What \s matches.
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; }

Gap gap_of(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == end) return kNoGap;
  if (end - begin == 1 && text[begin] == ' ') return kBlanks;
  if (end - begin == 1 && text[begin] == '-') return kHyphen;
  for (std::size_t i = begin; i < end; ++i) {
    if (!is_blank(text[i])) return kOtherGap;
  }
  return kBlanks;
}

}  // namespace

void TokenStream::read(std::string_view text, const WordBoundaries& boundaries) {
  text_ = text;
  tokens_.clear();
  std::uint32_t begin = 0;
  std::uint32_t last_end = 0;
  const std::vector<std::uint64_t>& bits = boundaries.bits();
  for (std::size_t block = 0; block < bits.size(); ++block) {
    for (std::uint64_t rest = bits[block]; rest != 0; rest &= rest - 1) {
      const auto end = static_cast<std::uint32_t>(64 * block + static_cast<std::size_t>(std::countr_zero(rest)));
      if (end == 0) continue;
      const bool between = is_blank(text[begin]) || (text[begin] == '-' && end - begin == 1);
      if (!between) {
        tokens_.push_back({begin, end, gap_of(text, last_end, begin), TokenClasses::kUnknown});
        last_end = end;
      }
      begin = end;
    }
  }
}

}  // namespace rapport
