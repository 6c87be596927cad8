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

TEST_CASE("cues in which a word may be any and cues of known words begin, cross and end at the same words") {
  const Lexicon lexicon = lexicon_of({R"(if (\w+ )?wait)", "if you wait", "if", R"(wait \w+)", "you wait too"});
  CHECK(found(lexicon, "If you wait too long.") ==
        Strings{"2:If", "0:If you wait", "1:If you wait", "4:you wait too", "3:wait too"});
}

TEST_CASE("a word in a gap may go on behind a joint or a mark that divides it, and nothing else may") {
  const Lexicon lexicon = lexicon_of({"sold .. by"}, CueKind::phrase);
  CHECK(found(lexicon, "sold at 3.foo by") == Strings{"0:sold at 3.foo by"});
  CHECK(found(lexicon, "sold 3.foo.5.bar by") == Strings{"0:sold 3.foo.5.bar by"});
  CHECK(found(lexicon, "sold foo\u00BBbar by") == Strings{"0:sold foo\u00BBbar by"});
  CHECK(found(lexicon, "sold 3.foo one two three by").empty());
  CHECK(found(lexicon, "sold in 2002. foo by").empty());
  CHECK(found(lexicon, "sold foo\U0001F525bar by").empty());
  CHECK(found(lexicon, "sold 3.foo!by").empty());
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

TEST_CASE("between two words any characters of a class may stand, and no others") {
  const Lexicon lexicon = lexicon_of({R"(call[^.!?\n]{0,20}(to|2) claim)"});
  CHECK(found(lexicon, "Call us, now-or never: to claim it") == Strings{"0:Call us, now-or never: to claim"});
  CHECK(found(lexicon, "call 2 claim") == Strings{"0:call 2 claim"});
  CHECK(found(lexicon, "call goto claim") == Strings{"0:call goto claim"});
  CHECK(found(lexicon, "callx2 claim") == Strings{"0:callx2 claim"});
  CHECK(found(lexicon, "Call us. Now to claim").empty());
  CHECK(found(lexicon, "call one two three four five to claim").empty());
}

TEST_CASE("a class may reach over many tokens and end inside one") {
  const Lexicon lexicon = lexicon_of({"[A-Z] (in|near) [A-Z][A-Za-z ,-]{2,40} bought"}, CueKind::cased);
  CHECK(found(lexicon, "J in San Jose, CA bought") == Strings{"0:J in San Jose, CA bought"});
  CHECK(found(lexicon, "J near Stoke-on-Trent bought") == Strings{"0:J near Stoke-on-Trent bought"});
  CHECK(found(lexicon, "J in 5th Avenue bought").empty());
}

TEST_CASE("a hyphen may stand in a class of letters, and the last of their tokens may go on") {
  const Lexicon lexicon = lexicon_of({R"(now[: -]{1,4}[a-z0-9-]+\.(com|xyz))"});
  CHECK(found(lexicon, "now: old-red-foo.xyz") == Strings{"0:now: old-red-foo.xyz"});
  CHECK(found(lexicon, "now - foo.com") == Strings{"0:now - foo.com"});
  CHECK(found(lexicon, "now: old foo.com").empty());
}

TEST_CASE("however many tokens a match holds, it is found") {
  std::string between;
  for (int i = 0; i < 300; ++i) between += "a ";
  CHECK(found(lexicon_of({"my [^.]{1,700} shop"}), "my " + between + "shop") == Strings{"0:my " + between + "shop"});
}

TEST_CASE("a word of letters is one with accents too, a number none") {
  const Lexicon lexicon = lexicon_of({R"(my (\pL+ )?boss)"});
  for (const std::string word : {"old", "na\u00EFve", "\u00E9l\u00E9gant", "OLD"})
    CHECK(found(lexicon, "My " + word + " boss") == Strings{"0:My " + word + " boss"});
  for (const std::string word : {"2nd", "don't", "u.s", "old-new", "\u4F60", "very old"})
    CHECK(found(lexicon, "my " + word + " boss").empty());
}

TEST_CASE("behind letters that are known, as many digits as are asked for are enough") {
  const Lexicon lexicon = lexicon_of({R"(call 08\d{7,9})", R"(ref[a-z0-9 ]{7,20})"});
  CHECK(found(lexicon, "call 081234567, call 08123456") == Strings{"0:call 081234567"});
  CHECK(found(lexicon, "ref1234567") == Strings{"1:ref1234567"});
}

TEST_CASE("digits count") {
  const Lexicon lexicon = lexicon_of({R"(call \d{5,})", R"(at \(?\d[\d ()-]{7,15}\d)"});
  CHECK(found(lexicon, "call 12345, call 1234") == Strings{"0:call 12345"});
  CHECK(found(lexicon, "at (020) 7946 0958, at 10, at 10:30 of 20 12, attend 123456789") ==
        Strings{"1:at (020) 7946 0958"});
}

TEST_CASE("what must end a line is found at the end of one, behind blanks, hyphens and marks that may stand there") {
  const Lexicon lexicon = lexicon_of({R"(thanks *(\n|$))", R"(bye[ !-]*($|\n))"});
  CHECK(found(lexicon, "thanks a lot") == Strings());
  CHECK(found(lexicon, "thanks  \nbye - \nthanks") == Strings{"0:thanks  \n", "1:bye - \n", "0:thanks"});
  CHECK(found(lexicon, "thanks! bye! bye!!") == Strings{"1:bye!!"});
}

TEST_CASE("two numbers of a phrase are found in one token that holds the mark between them") {
  const Lexicon lexicon = lexicon_of({"# . # stars", "# , # , # of them"}, CueKind::phrase);
  CHECK(found(lexicon, "4.5 stars, 4 . 5 stars, 45 stars") == Strings{"0:4.5 stars", "0:4 . 5 stars"});
  CHECK(found(lexicon, "1,2,3 of them") == Strings{"1:1,2,3 of them"});
}
