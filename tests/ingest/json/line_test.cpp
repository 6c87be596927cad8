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

Parsed parse(const std::string& line) {
  Parsed out;
  rapport::JsonLineParser parser;
  out.outcome = parser.parse(line, out.document);
  return out;
}

}  // namespace

TEST_CASE("a line gives the same values as the document parser would") {
  const auto got = parse(
      R"({"id" : "a\u00e9" , "x":[{"text":"not this"}], "text":"say \"hi\"\n", "meta":{"id":12345678901234567890123, "list":[1.5,true,null,[]]}})");
  REQUIRE(got.outcome.ok);
  const auto root = got.document.root();
  CHECK(root["id"].text() == "aé");
  CHECK(root["text"].text() == "say \"hi\"\n");
  CHECK(root["meta"]["id"].text() == "12345678901234567890123");
  std::string kinds;
  for (const auto each : root["meta"]["list"]) kinds += std::string(each.text()) + (each.is_array() ? "[]" : "") + ",";
  CHECK(kinds == "1.5,true,,[],");
}

TEST_CASE("an unwanted member at the end of an object does not cost the next one") {
  const auto got = parse(R"({"list":[{"id":1,"x":0},{"id":2,"x":{}},{"id":3}],"x":0})");
  CHECK(got.document.root()["list"].size() == 3);
}

TEST_CASE("what is not JSON is mended where it can be, and says so") {
  const auto half = parse(R"({"text":"\ud83d!"})");
  CHECK(half.outcome.ok);
  CHECK(half.outcome.message.find("mended") != std::string::npos);
  CHECK(half.document.root()["text"].text() == "\xEF\xBF\xBD!");
  const auto no_number = parse(R"({"id":NaN,"text":"t","score":-Infinity})");
  CHECK(no_number.document.root()["id"].is_null());
  CHECK(no_number.document.root()["text"].text() == "t");
  CHECK(parse("{\"text\":\"a\tb\"}").document.root()["text"].text() == "a\tb");
  CHECK(parse(R"({"text":"it\'s"})").document.root()["text"].text() == R"(it\'s)");
}

TEST_CASE("a line that cannot be read says why and at which byte") {
  CHECK(parse(R"({"text":"cut off)").outcome.message == "the JSON ends before its last bracket");
  CHECK(parse(R"({"text":"x","meta":{"id":)").outcome.message == "the JSON ends before its last bracket");
  CHECK(parse(R"(["text"])").outcome.message == "not a JSON object");
  CHECK_FALSE(parse(R"({"text":"a"} {"text":"b"})").outcome.ok);
  CHECK_FALSE(parse("").outcome.ok);
  const auto bad = parse(R"({"id":1,"text":?})");
  CHECK_FALSE(bad.outcome.ok);
  CHECK(bad.outcome.column == 16);
}

TEST_CASE("nesting deeper than the fast parser goes is read all the same") {
  const std::string deep = std::string(5000, '[') + std::string(5000, ']');
  CHECK(parse("{\"x\":" + deep + ",\"id\":1}").document.root()["id"].integer() == 1);
  CHECK(parse("{\"list\":" + deep + "}").outcome.ok);
}
