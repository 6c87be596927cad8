#include "rapport/lexicon/import.h"

#include <doctest/doctest.h>

using namespace rapport;

TEST_CASE("a LIWC dictionary becomes a file a category; what cannot be taken over is reported") {
  const std::string dic =
      "%\n1\twarmth\n2\tselling (Sales words)\n%\n"
      "dear\t1\nhug*\t1\nspecial offer\t2\nlike\t(02 134)125/464\t1\n:)\t1\nbargain*\t2\t9\nnothing\n";
  const auto imported = import_dictionary(dic, "my.dic", Axis::relationship_building);
  CHECK(imported.entries == 6);
  REQUIRE(imported.files.size() == 2);
  CHECK(imported.files[0].path == "selling.toml");
  CHECK(imported.files[1].path == "warmth.toml");
  REQUIRE(imported.unread.size() == 3);
  CHECK(imported.unread[0].to_string() == "my.dic:8: 'like': the condition '(02 134)125/464' cannot be taken over");
  CHECK(imported.unread[1].to_string() == "my.dic:10: 'bargain*': there is no category 9");
  CHECK(imported.unread[2].line == 11);
}

TEST_CASE("what is imported is a lexicon that loads, with every entry a cue") {
  const auto imported =
      import_dictionary("%\n1\twarmth\n%\ndear\t1\nhug*\t1\n:-)\t1\n", "my.dic", Axis::relationship_building);
  const Lexicon lexicon = load_lexicon(imported.files);
  REQUIRE(lexicon.categories.size() == 1);
  CHECK(lexicon.categories[0].axis == Axis::relationship_building);
  CHECK(lexicon.cues.size() == 3);
}

TEST_CASE("quanteda YAML: nested keys are joined") {
  const auto imported = import_dictionary("pressure:\n  urgent: [hurry, now or never, 'rush*']\n  odd: ['h?rry']\n",
                                          "d.yml", Axis::sales_pressure);
  CHECK(imported.entries == 3);
  REQUIRE(imported.files.size() == 1);
  CHECK(imported.files[0].path == "pressure_urgent.toml");
  REQUIRE(imported.unread.size() == 1);
  CHECK(imported.unread[0].line == 3);
}

TEST_CASE("no category is lost, whatever its name") {
  const auto liwc = import_dictionary("%\n1\tPositive emotion\n2\tPositive feeling\n%\njoy\t1\nglad\t2\n", "my.dic",
                                      Axis::relationship_building);
  CHECK(load_lexicon(liwc.files).categories.size() == 2);
  const auto yaml =
      import_dictionary("Pos: [joy]\npos: [glad]\nÄrger: [cross]\n怒: [angry]\n", "d.yml", Axis::relationship_building);
  const Lexicon lexicon = load_lexicon(yaml.files);
  CHECK(lexicon.categories.size() == 3);
  CHECK(lexicon.cues.size() == 4);
}

TEST_CASE("what YAML may hold beside words is reported, and what is taken over loads") {
  const auto imported = import_dictionary("? {a: b}\n: [x]\npos: [\"line\\x01x\", \"two\\n  lines\", 'say \"a\\b\"']\n",
                                          "d.yml", Axis::sales_pressure);
  REQUIRE(imported.unread.size() == 1);
  CHECK(imported.unread[0].line == 1);
  const Lexicon lexicon = load_lexicon(imported.files);
  REQUIRE(lexicon.cues.size() == 3);
  CHECK(lexicon.cues[0].source == "line\x01x");
  CHECK(lexicon.cues[1].source == "two lines");
  CHECK(lexicon.cues[2].source == "say \"a\\b\"");
}

TEST_CASE("aliases cannot multiply a small document into an endless one") {
  std::string bomb = "a0: &a0 [x]\n";
  for (int i = 1; i < 20; ++i) {
    const std::string below = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + below + ", " + below + "]\n";
  }
  const auto imported = import_dictionary(bomb, "d.yml", Axis::sales_pressure);
  CHECK(imported.entries < bomb.size());
  REQUIRE(imported.unread.size() == 1);
  CHECK(imported.unread[0].message.starts_with("aliases multiply"));
}

TEST_CASE("a text that is no dictionary is refused with its place") {
  CHECK_THROWS_AS(import_dictionary("just words", "d.yml", Axis::sales_pressure), InputError);
  CHECK_THROWS_AS(import_dictionary("a: [b", "d.yml", Axis::sales_pressure), InputError);
}
