#include "rapport/lexicon/lexicon.h"
#include "rapport/lexicon/calibration.h"

#include <doctest/doctest.h>

using namespace rapport;

namespace {

constexpr const char* sound = R"(name = "Urgency"
axis = "sales_pressure"
facet = "aggressive"
about = "Haste."
source = "Own."
weight = 1.5
phrases = ["act now"]

[[family]]
about = "Deadlines."
strength = 0.5
opens = "commercial"
phrases = ["offer end*"]
patterns = ['within \d+ days']
)";

std::vector<Diagnostic> complaints(const std::string& text, const std::string& path = "en/pressure/urgency.toml") {
  try {
    load_lexicon({{path, text}});
  } catch (const InputError& e) {
    return e.diagnostics();
  }
  return {};
}

}  // namespace

TEST_CASE("a category is read with its families; cues are counted in the order of the file") {
  const Lexicon lexicon = load_lexicon({{"en/pressure/urgency.toml", sound}});
  REQUIRE(lexicon.categories.size() == 1);
  CHECK(lexicon.categories[0].id == "urgency");
  REQUIRE(lexicon.cues.size() == 3);
  CHECK(lexicon.cues[0].id == "urgency.1");
  CHECK(lexicon.cues[0].weight == doctest::Approx(1.5));
  CHECK_FALSE(lexicon.cues[0].opens_commercial);
  CHECK(lexicon.cues[2].source == "within \\d+ days");
  CHECK(lexicon.cues[2].weight == doctest::Approx(0.75));
  CHECK(lexicon.cues[2].opens_commercial);
  CHECK(lexicon.find_category("urgency") == 0);
  CHECK(lexicon.find_category("scarcity") == -1);
}

TEST_CASE("the version follows every change of a file, and nothing else") {
  const auto version = [](const std::string& text) {
    return load_lexicon({{"en/pressure/urgency.toml", text}}).version;
  };
  CHECK(version(sound) == version(sound));
  CHECK(version(sound) != version(std::string(sound) + "\n"));
  CHECK(version(sound).size() == 16);
}

TEST_CASE("all mistakes of all files come at once, each with its place and what to write instead") {
  const std::string wrong = R"(name = "Urgency"
axis = "pressure"
facet = "aggressive"
about = "Haste."
source = "Own."
phrase = ["act now"]
patterns = ['act (now', 'x*']
)";
  const auto found = complaints(wrong);
  REQUIRE(found.size() == 4);
  CHECK(found[0].to_string() == "en/pressure/urgency.toml:6:10: unknown key 'phrase'; did you mean 'phrases'?");
  CHECK(found[1].line == 2);
  CHECK(found[2].line == 7);
  CHECK(found[2].message.find("RE2 cannot read it") == 0);
  CHECK(found[2].excerpt == "patterns = ['act (now', 'x*']");
  CHECK(found[3].message.find("matches the empty text") == 0);
}

TEST_CASE("a phrase names a word class of word_classes.toml, and what is wrong there is said there") {
  const std::string prices = "name = \"Urgency\"\naxis = \"stance\"\nabout = \"Haste.\"\nphrases = [\"now {price}\"]\n";
  const auto with = [&prices](const std::string& classes) -> std::string {
    try {
      load_lexicon({{"en/stance/prices.toml", prices}, {"en/word_classes.toml", classes}});
    } catch (const InputError& e) {
      return e.diagnostics()[0].to_string();
    }
    return "";
  };
  CHECK(with("price = [\"half price\", \"# % off\"]") == "");
  CHECK(with("prize = [\"half price\"]") ==
        "en/stance/prices.toml:4:17: no word class of this name; did you mean 'prize'?");
  CHECK(with("price = [\"half {sum}\"]") ==
        "en/word_classes.toml:1:16: a word class names no other; write the words here");
  CHECK(with("price = [\"half (price\"]").find("en/word_classes.toml:1:16: '(' without ')'") == 0);
  CHECK(with("price = [\"^ half price\"]").find("leave out '^'") != std::string::npos);
  CHECK(with("price = []").find("write a list of phrases") != std::string::npos);
}

TEST_CASE("a syntax error of TOML is told with line, column and the line itself") {
  const auto found = complaints("name = \"Urgency\"\naxis = sales\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 2);
  CHECK(found[0].excerpt == "axis = sales");
}

TEST_CASE("the place of a mistake inside a pattern is the column of the mistake") {
  const auto found = complaints(std::string(sound) + "[[family]]\nabout = \"x\"\npatterns = ['buy \\bnow']\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].line == 17);
  CHECK(found[0].column == 18);
}

TEST_CASE("files on top take the places of their namesakes, of their own kind") {
  const std::vector<LexiconFile> below{{"en/check/urgency.toml", "cases"}, {"en/pressure/urgency.toml", "old"}};
  const auto files = laid_over(below, {{"own/urgency.toml", "new"}, {"own/tea.toml", "tea"}});
  REQUIRE(files.size() == 3);
  CHECK(files[0].text == "cases");
  CHECK(files[1].text == "new");
  CHECK(files[2].text == "tea");
  CHECK(laid_over(below, {{"own/check/urgency.toml", "own cases"}})[0].text == "own cases");
}

TEST_CASE("spellings and function words that are no lists are mistakes") {
  for (const auto* path : {"en/spelling.toml", "en/function_words.toml"}) {
    CAPTURE(path);
    const auto found = complaints("same = 3\n", path);
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == 1);
    CHECK(found[0].column == 8);
  }
  CHECK(complaints("[same]\nyou = ['u', 3]\n", "en/spelling.toml").size() == 1);
}

TEST_CASE("two files of one name are a mistake") {
  CHECK_THROWS_AS(load_lexicon({{"en/pressure/urgency.toml", sound}, {"en/stance/urgency.toml", sound}}), InputError);
}

TEST_CASE("a constant may be worth nothing, but a half of nothing is a mistake") {
  const auto read = [](std::string text) { return load_calibration({{"en/calibration.toml", std::move(text)}}, {}); };
  CHECK(read("[exchange_sales_pressure]\npersistence = 0.0\n").persistence == 0);
  CHECK_THROWS_AS(read("[sales_pressure]\nhalf = 0.0\n"), InputError);
  CHECK_THROWS_AS(read("[sales_pressure]\nexponent = 1.5\n"), InputError);
  CHECK_THROWS_AS(read("[sales_pressure]\nhalf = inf\n"), InputError);
}
