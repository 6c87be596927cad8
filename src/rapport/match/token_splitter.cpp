#include "rapport/match/token_splitter.h"

#include <algorithm>

namespace rapport {
namespace {

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Letters, with apostrophes only between them: no boundary stands inside.
bool is_simple_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inner = i > 0 && i + 1 < text.size() && is_letter(text[i - 1]) && is_letter(text[i + 1]);
    if (!is_letter(text[i]) && !(text[i] == '\'' && inner)) return false;
  }
  return true;
}

}  // namespace

const std::vector<std::string_view>& TokenSplitter::split(std::string_view text) {
  segments_.clear();
  if (is_simple_word(text)) {
    if (!text.empty()) segments_.push_back(text);
    return segments_;
  }
  segmenter_.words(text, boundaries_);
  for (std::size_t begin = 0, end = 1; end <= text.size(); ++end) {
    if (!boundaries_.at(end)) continue;
    segments_.push_back(text.substr(begin, end - begin));
    begin = end;
  }
  return segments_;
}

bool TokenSplitter::joins(std::string_view mark) {
  for (const std::string_view beside : {"a", "0"}) {
    const std::string text = std::string(beside) + std::string(mark) + std::string(beside);
    if (split(text).size() == 1) return true;
  }
  return false;
}

}  // namespace rapport
