#include "rapport/match/matcher.h"

#include <doctest/doctest.h>

#include "cues.h"

using rapport::CueKind;
using rapport::Lexicon;
using rapport::test::found;
using rapport::test::lexicon_of;
using Strings = std::vector<std::string>;

TEST_CASE("a match begins and ends at word boundaries") {
  const Lexicon lexicon = lexicon_of({"act now"});
  CHECK(found(lexicon, "Act now!") == Strings{"0:Act now"});
  CHECK(found(lexicon, "react now").empty());
  CHECK(found(lexicon, "act nowhere").empty());
}

TEST_CASE("where the longest match ends inside a word, a shorter one counts") {
  CHECK(found(lexicon_of({"free( trial.*)?"}), "a free trials") == Strings{"0:free trials"});
  CHECK(found(lexicon_of({"free( trial)?"}), "a free trials") == Strings{"0:free"});
}

TEST_CASE("matches of one cue do not overlap, those of two cues may") {
  CHECK(found(lexicon_of({"ha ha"}), "ha ha ha ha") == Strings{"0:ha ha", "0:ha ha"});
  CHECK(found(lexicon_of({"last chance", "chance to buy"}), "Last chance to buy") ==
        Strings{"0:Last chance", "1:chance to buy"});
}

TEST_CASE("hits come sorted by begin, end and cue") {
  CHECK(found(lexicon_of({"b c", "a b", "a", "a"}), "a b c") == Strings{"2:a", "3:a", "1:a b", "0:b c"});
}

TEST_CASE("a cue of the beginning of a sentence counts only there") {
  Lexicon lexicon = lexicon_of({"exactly"});
  lexicon.cues[0].sentence_start = true;
  CHECK(found(lexicon, "Exactly. Not exactly. Exactly!").size() == 2);
  CHECK(found(lexicon, "One.\n\n  Exactly!") == Strings{"0:Exactly"});
}

TEST_CASE("a cased cue sees the text as it was written") {
  const Lexicon lexicon = lexicon_of({"LAST CHANCE"}, CueKind::cased);
  CHECK(found(lexicon, "\uFB01ne: LAST CHANCE") == Strings{"0:LAST CHANCE"});
  CHECK(found(lexicon, "last chance").empty());
}

TEST_CASE("a hit covers the original characters, whatever they were folded to") {
  CHECK(found(lexicon_of({"don't wait"}), "Please DON\u2019T\u00A0wait\u200B!") == Strings{"0:DON\u2019T\u00A0wait"});
}
