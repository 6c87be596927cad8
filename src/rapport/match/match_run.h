#pragma once
#include <vector>

#include "rapport/match/cue_scan.h"
#include "rapport/match/match_state.h"
#include "rapport/match/matcher.h"

namespace rapport {

/// What is asked of single cues while a text is matched.
struct CueFacts {
  CueRegexes regexes;
  std::vector<bool> sentence_start;  ///< by cue

  explicit CueFacts(const Lexicon& lexicon);
};

/// Adds to `hits`, sorted, all matches in `text` of the cues of one index; `walks` are those through that index.
void match_form(const CueFacts& cues, const CueIndex& index, const PreparedText& text, Walks& walks,
                Matcher::State& state, std::vector<Hit>& hits);
/// The same in the original of `text`.
void match_original(const CueFacts& cues, const CueIndex& index, const PreparedText& text, Walks& walks,
                    Matcher::State& state, std::vector<Hit>& hits);

}  // namespace rapport
