#pragma once
#include <string>
#include <vector>

#include "rapport/match/matcher.h"

namespace rapport::test {

/// A lexicon of pattern cues, one for each regular expression.
inline Lexicon lexicon_of(const std::vector<std::string>& regexes, CueKind kind = CueKind::pattern) {
  Lexicon lexicon;
  for (const std::string& regex : regexes) {
    Cue cue;
    cue.id = "test." + std::to_string(lexicon.cues.size() + 1);
    cue.kind = kind;
    cue.source = regex;
    lexicon.cues.push_back(cue);
  }
  return lexicon;
}

/// "cue:text of the original", hit after hit, as Matcher finds them.
inline std::vector<std::string> found(const Lexicon& lexicon, std::string_view text) {
  const Matcher matcher(lexicon);
  const auto state = matcher.make_state();
  Segmenter segmenter;
  PreparedText prepared;
  prepare(text, segmenter, prepared);
  std::vector<Hit> hits;
  matcher.match(prepared, *state, hits);
  std::vector<std::string> all;
  for (const Hit& hit : hits) {
    all.push_back(std::to_string(hit.cue) + ":" +
                  std::string(slice(text, prepared.form.offsets.to_original(hit.span))));
  }
  return all;
}

}  // namespace rapport::test
