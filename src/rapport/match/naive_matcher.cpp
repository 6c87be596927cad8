#include <algorithm>

#include "rapport/match/cue_regex.h"
#include "rapport/match/matcher.h"
#include "rapport/segment/bit_set.h"

namespace rapport {

struct NaiveMatcher::Impl {
  explicit Impl(const Lexicon& l) : lexicon(l) {
    for (const Cue& cue : lexicon.cues) regexes.emplace_back(cue.regex);
  }

  void match_cue(std::uint32_t cue, const PreparedText& text, std::vector<Hit>& hits) const {
    const bool cased = lexicon.cues[cue].kind == CueKind::cased;
    const std::string_view in = cased ? text.original : std::string_view(text.form.text);
    const WordBoundaries& boundaries = cased ? text.original_boundaries : text.boundaries;
    const CueRegex& regex = regexes[cue];
    std::size_t from = 0;
    while (from < in.size() && (from = regex.find_begin(in, from, in.size())) != CueRegex::npos) {
      from = next_bit(boundaries.bits(), from, in.size());
      const std::size_t end = regex.match_end(in, boundaries, from, in.size());
      const Span span{static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)};
      const Span in_form = cased ? text.form.offsets.from_original(span) : span;
      if (end == CueRegex::npos || !may_begin(cue, in_form.begin, text)) {
        from = next_bit(boundaries.bits(), from + 1, in.size());
        continue;
      }
      hits.push_back({cue, in_form});
      from = end;
    }
  }

  bool may_begin(std::uint32_t cue, std::uint32_t begin, const PreparedText& text) const {
    return !lexicon.cues[cue].sentence_start || begins_sentence(text, begin);
  }

  const Lexicon& lexicon;
  std::vector<CueRegex> regexes;
};

NaiveMatcher::NaiveMatcher(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
NaiveMatcher::~NaiveMatcher() = default;

void NaiveMatcher::match(const PreparedText& text, std::vector<Hit>& hits) const {
  hits.clear();
  for (std::uint32_t cue = 0; cue < impl_->regexes.size(); ++cue) impl_->match_cue(cue, text, hits);
  std::sort(hits.begin(), hits.end());
}

}  // namespace rapport
