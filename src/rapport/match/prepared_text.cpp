#include <algorithm>

#include "rapport/match/matcher.h"

namespace rapport {

void prepare(std::string_view text, Segmenter& segmenter, PreparedText& out) {
  out.original = text;
  make_match_form(text, out.form);
  segmenter.words(text, out.original_boundaries);
  // Counted in the match form, so that an invisible character inside a word does not make it two.
  out.words = segmenter.words(out.form.text, out.boundaries);
  // In lower case "Stop. Then go." has no end of a sentence, so they are found in the original.
  segmenter.sentences(text, out.sentences);
  for (Span& sentence : out.sentences) sentence = out.form.offsets.from_original(sentence);
}

bool begins_sentence(const PreparedText& text, std::uint32_t at) {
  const auto after =
      std::upper_bound(text.sentences.begin(), text.sentences.end(), at,
                       [](std::uint32_t offset, const Span& sentence) { return offset < sentence.begin; });
  if (after == text.sentences.begin()) return false;
  const std::string_view before = slice(text.form.text, {std::prev(after)->begin, at});
  return before.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace rapport
