#include <algorithm>

#include "rapport/match/cue_scan.h"
#include "rapport/match/matcher.h"

namespace rapport {

struct NaiveMatcher::Impl {
  explicit Impl(const Lexicon& l) : lexicon(l), regexes(l) {}
  const Lexicon& lexicon;
  CueRegexes regexes;
};

NaiveMatcher::NaiveMatcher(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
NaiveMatcher::~NaiveMatcher() = default;

void NaiveMatcher::match(const PreparedText& text, std::vector<Hit>& hits) const {
  hits.clear();
  const std::vector<Cue>& cues = impl_->lexicon.cues;
  for (std::uint32_t i = 0; i < cues.size(); ++i) scan_cue(cues[i], i, impl_->regexes[i], text, hits);
  std::sort(hits.begin(), hits.end());
}

}  // namespace rapport
