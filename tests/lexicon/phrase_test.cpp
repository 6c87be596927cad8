#include "rapport/lexicon/phrase.h"

#include <doctest/doctest.h>

#include "rapport/match/matcher.h"

using namespace rapport;

namespace {

Spelling some_spellings() {
  Spelling out;
  out.add("don't", {"dont", "do not"});
  out.add("you", {"u"});
  out.add("color", {"colour"});
  out.add_number("three");
  out.add_word_class("money", {"\xC2\xA3 #", "# (pounds|quid)", "a tenner"});
  return out;
}

/// What a single cue matches in a text, joined by '|': found one expression after the other, and by the automaton.
std::string found(CueKind kind, std::string_view source, std::string_view text) {
  Lexicon lexicon;
  lexicon.spelling = some_spellings();
  lexicon.categories.push_back({});
  Cue& cue = lexicon.cues.emplace_back();
  cue.kind = kind;
  cue.source = source;
  cue.sentence_start = source.starts_with('^');
  Segmenter segmenter;
  PreparedText prepared;
  prepare(text, segmenter, prepared);
  std::vector<Hit> hits;
  NaiveMatcher(lexicon).match(prepared, hits);
  std::vector<Hit> fast;
  const Matcher matcher(lexicon);
  matcher.match(prepared, *matcher.make_state(), fast);
  CHECK(fast == hits);
  std::string out;
  for (const auto& hit : hits)
    out += (out.empty() ? "" : "|") + std::string(slice(text, prepared.form.offsets.to_original(hit.span)));
  return out;
}

std::string phrase(std::string_view source, std::string_view text) {
  REQUIRE(parse_phrase(source, some_spellings()).error == "");
  return found(CueKind::phrase, source, text);
}

std::string pattern(std::string_view source, std::string_view text) { return found(CueKind::pattern, source, text); }

}  // namespace

TEST_CASE("a phrase matches whole words, whatever their case, blanks and hyphens") {
  CHECK(phrase("limited time", "A LIMITED  time offer; a limited-time one.") == "LIMITED  time|limited-time");
  CHECK(phrase("act now", "They enact nowhere, fact: now.") == "");
  CHECK(phrase("limited-time", "limited time") == "limited time");
}

TEST_CASE("a star stands for any ending") {
  CHECK(phrase("book* now", "Booking now, booked now, book nowadays") == "Booking now|booked now");
}

TEST_CASE("alternatives, also of several words, also none") {
  CHECK(phrase("a (big|very big|) deal", "a deal, a big deal, a very big deal, a small deal") ==
        "a deal|a big deal|a very big deal");
}

TEST_CASE("a number is one in digits, or one of the number words") {
  CHECK(phrase("only # left", "only 3 left, only 1,000 left, only three left, only 3x left, only threes left") ==
        "only 3 left|only 1,000 left|only three left");
  CHECK(phrase("three left", "only 3 left, three left") == "three left");
}

TEST_CASE("a gap takes up to three words and stays inside the clause") {
  CHECK(phrase("check .. course", "check my brand new course") == "check my brand new course");
  CHECK(phrase("check .. course", "check my own brand new course") == "");
  CHECK(phrase("check .. course", "check. My course") == "");
}

TEST_CASE("marks and emoji are words of their own") {
  CHECK(phrase("# % off", "Now 50% off, or 50 % off") == "50% off|50 % off");
  CHECK(phrase("\xF0\x9F\x94\xA5", "hot\xF0\x9F\x94\xA5\xF0\x9F\x94\xA5") == "\xF0\x9F\x94\xA5|\xF0\x9F\x94\xA5");
}

TEST_CASE("spellings count as the same word, in both directions") {
  CHECK(phrase("don't wait", "dont wait, do not wait, don\xE2\x80\x99t wait, do wait") ==
        "dont wait|do not wait|don\xE2\x80\x99t wait");
  CHECK(phrase("colour of", "the color of it") == "color of");
  CHECK(pattern("don't (you|they) see", "dont u see") == "dont u see");
}

TEST_CASE("a word class stands for any of its phrases") {
  CHECK(phrase("only {money} each",
               "only \xC2\xA3"
               "3 each, only three quid each, only a tenner each, only a fiver each") ==
        "only \xC2\xA3"
        "3 each|only three quid each|only a tenner each");
  CHECK(phrase("({money}|nothing) left", "5 pounds left, nothing left, 5 left") == "5 pounds left|nothing left");
}

TEST_CASE("a caret ties a cue to the beginning of a sentence") {
  CHECK(phrase("^ exactly", "Exactly! It was exactly that. Exactly.") == "Exactly|Exactly");
  CHECK(pattern("^(exactly|precisely)", "Precisely. Not precisely.") == "Precisely");
}

TEST_CASE("a pattern ends only at a word boundary, and takes the longest such end") {
  CHECK(pattern("(fast|faster)", "fastest, faster, fast") == "faster|fast");
  CHECK(pattern("save \\d+( dollars)?", "save 20 dollars; save 20 doll") == "save 20 dollars|save 20");
}

TEST_CASE("what is wrong with a phrase is said where it is wrong") {
  const auto error = [](std::string_view text) { return parse_phrase(text, some_spellings()); };
  CHECK(error("act (now|soon").error.find("close the group") != std::string::npos);
  CHECK(error("act (now|soon").error_offset == 4);
  CHECK(error("a" + std::string(20, '(') + "b" + std::string(20, ')')).error.empty());
  CHECK(error("a" + std::string(100'000, '(')).error.find("nested too deep") != std::string::npos);
  CHECK(error("b* now").error.find("two letters") != std::string::npos);
  CHECK(error("(very|)").error.find("at least one word") != std::string::npos);
  CHECK(error("only {mony}").error == "no word class of this name; did you mean 'money'?");
  CHECK(error("only {mony}").error_offset == 5);
  CHECK(error("only {money").error.find("no word class") == 0);
  CHECK(error("act now ..").error.find("gap at the end") != std::string::npos);
}
