#include "rapport/ingest/json/line.h"

#include <doctest/doctest.h>

#include <array>

using rapport::JsonDocument;

namespace {

constexpr std::array<std::string_view, 4> keys = {"id", "text", "meta", "list"};

struct Parsed {
  JsonDocument document{keys};
  rapport::JsonLineParser::Outcome outcome;
};

Parsed parse(std::string line) {
  Parsed out;
  rapport::JsonLineParser parser;
  out.outcome = parser.parse(line, out.document);
  return out;
}

}  // namespace

TEST_CASE("a line gives the same values as the document parser would") {
  const auto got = parse(R"({"id" : "a\u00e9" , "x":[{"text":"not this"}], "text":"say \"hi\"\n", "meta":{"id":12345678901234567890123, "list":[1.5,true,null,[]]}})");
  REQUIRE(got.outcome.ok);
  const auto root = got.document.root();
  CHECK(root["id"].text() == "aé");
  CHECK(root["text"].text() == "say \"hi\"\n");
  CHECK(root["meta"]["id"].text() == "12345678901234567890123");
  std::string kinds;
  for (const auto each : root["meta"]["list"]) kinds += std::string(each.text()) + (each.is_array() ? "[]" : "") + ",";
  CHECK(kinds == "1.5,true,,[],");
}

TEST_CASE("what is not wanted is not looked at") {
  CHECK(parse(R"({"score":NaN,"text":"fine"})").document.root()["text"].text() == "fine");
  CHECK_FALSE(parse(R"({"score":NaN,"text":"fine"})").outcome.mended);
}

TEST_CASE("what is wanted is mended where it can be") {
  const auto half = parse(R"({"text":"\ud83d!"})");
  CHECK(half.outcome.mended);
  CHECK(half.document.root()["text"].text() == "\xEF\xBF\xBD!");
  const auto no_number = parse(R"({"id":NaN,"text":"t"})");
  CHECK(no_number.outcome.mended);
  CHECK(no_number.document.root()["id"].is_null());
  CHECK(parse("{\"text\":\"a\tb\"}").document.root()["text"].text() == "a\tb");
  CHECK(parse(R"({"text":"it\'s"})").document.root()["text"].text() == R"(it\'s)");
}

TEST_CASE("a line that cannot be read says why and, where known, at which byte") {
  CHECK(std::string(parse(R"({"text":"cut off)").outcome.error) == "the line ends inside its JSON object");
  CHECK(std::string(parse(R"({"text":"x","meta":{"id":)").outcome.error) == "the line ends inside its JSON object");
  CHECK(std::string(parse(R"(["text"])").outcome.error) == "not a JSON object");
  CHECK(std::string(parse(R"({"text":"a"} {"text":"b"})").outcome.error) == "something follows the JSON object on its line");
  CHECK_FALSE(parse("").outcome.ok);
  const auto bad = parse(R"({"id":1,"text":?})");
  CHECK_FALSE(bad.outcome.ok);
  CHECK(bad.outcome.column == 16);
}

TEST_CASE("nesting is bounded") {
  CHECK_FALSE(parse("{\"meta\":" + std::string(5000, '[') + std::string(5000, ']') + "}").outcome.ok);
  CHECK(parse("{\"x\":" + std::string(5000, '[') + std::string(5000, ']') + ",\"id\":1}").document.root()["id"].integer() == 1);
}
