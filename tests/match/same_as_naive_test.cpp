#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "near_matches.h"
#include "rapport/lexicon/expression.h"
#include "rapport/match/matcher.h"

using namespace rapport;

namespace {

const Lexicon& shipped_lexicon() {
  static const Lexicon lexicon = load_lexicon(read_lexicon_folder(RAPPORT_SOURCE_DIR "/lexicons/en"));
  return lexicon;
}

}  // namespace

TEST_CASE("the shipped lexicon finds the same spans fast and one expression after the other") {
  const Lexicon& lexicon = shipped_lexicon();
  const Matcher matcher(lexicon);
  const NaiveMatcher naive(lexicon);
  const auto state = matcher.make_state();
  Segmenter segmenter;
  PreparedText text;
  std::vector<Hit> hits;
  std::vector<Hit> expected;
  test::NearMatches texts(lexicon, 5);
  std::size_t compared = 0;
  for (int i = 0; i < 120; ++i) {
    const std::string original = texts.next();
    prepare(original, segmenter, text);
    matcher.match(text, *state, hits);
    naive.match(text, expected);
    compared += expected.size();
    if (hits == expected) continue;
    for (const Hit& hit : expected) {
      if (std::find(hits.begin(), hits.end(), hit) == hits.end()) {
        MESSAGE("missed " << lexicon.cues[hit.cue].id << " '" << slice(text.form.text, hit.span) << "' /"
                          << cue_expression(lexicon.cues[hit.cue], lexicon.spelling) << "/");
      }
    }
    for (const Hit& hit : hits) {
      if (std::find(expected.begin(), expected.end(), hit) == expected.end()) {
        MESSAGE("invented " << lexicon.cues[hit.cue].id << " '" << slice(text.form.text, hit.span) << "' /"
                            << cue_expression(lexicon.cues[hit.cue], lexicon.spelling) << "/");
      }
    }
    CHECK(hits == expected);
  }
  CHECK(compared > 40);
}
