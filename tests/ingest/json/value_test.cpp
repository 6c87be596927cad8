#include "rapport/ingest/json/value.h"

#include <doctest/doctest.h>

#include <array>

#include "rapport/ingest/json/stream.h"

using rapport::JsonDocument;
using rapport::JsonValue;

namespace {

constexpr std::array<std::string_view, 5> keys = {"id", "name", "list", "body", "when"};

std::string ids(JsonValue list) {
  std::string out;
  for (const JsonValue each : list) out += std::string(each["id"].text()) + " ";
  return out;
}

}  // namespace

TEST_CASE("a document keeps the members that are wanted, at any depth, and no others") {
  JsonDocument document(keys);
  rapport::read_json(R"({"id":7,"x":{"id":1,"list":[1,2]},"body":{"name":"Ann","y":[{"id":2}],"list":[]}})", document);
  const JsonValue root = document.root();
  CHECK(root.size() == 2);
  CHECK(root["id"].integer() == 7);
  CHECK_FALSE(root.has("x"));
  CHECK(root["body"]["name"].text() == "Ann");
  CHECK(root["body"]["list"].is_array());
  CHECK(root["body"]["list"].size() == 0);
}

TEST_CASE("what is not there gives an empty answer at any depth") {
  JsonDocument document(keys);
  rapport::read_json(R"({"id":null})", document);
  const JsonValue root = document.root();
  CHECK(root.has("id"));
  CHECK(root["id"].is_null());
  CHECK_FALSE(root.has("name"));
  CHECK(root["name"]["list"]["body"].text().empty());
  CHECK(root["name"].begin() == root["name"].end());
  CHECK_FALSE(root["name"].integer().has_value());
  CHECK(JsonDocument(keys).root().is_null());
}

TEST_CASE("numbers are understood in the forms in which exports write them") {
  JsonDocument document(keys);
  rapport::read_json(R"({"list":[1384171200, 1384171200.5, "1384171200.000200", 1.3841712e9, "x", 1e300, true, "1"]})",
                     document);
  std::vector<std::optional<std::int64_t>> numbers;
  std::string truths;
  for (const JsonValue each : document.root()["list"]) {
    numbers.push_back(each.integer());
    truths += each.truth() ? '1' : '0';
  }
  for (std::size_t i = 0; i < 4; ++i) CHECK(numbers[i] == 1384171200);
  CHECK_FALSE(numbers[4].has_value());
  CHECK_FALSE(numbers[5].has_value());
  CHECK(truths == "11110011");
}

TEST_CASE("of members with one name the last counts") {
  JsonDocument document(keys);
  rapport::read_json(R"({"name":"first","id":1,"name":"last"})", document);
  CHECK(document.root()["name"].text() == "last");
}

TEST_CASE("records are handed out one by one and leave no trace") {
  JsonDocument document(keys);
  const auto source = rapport::memory_source(
      R"({"id":"top","list":[{"id":"a","list":[{"id":"inner"}]},{"id":"b"},5],"body":[{"id":"c"}],"name":"end"})");
  std::string seen;
  const auto reading = rapport::read_json(*source, "x.json", document, "list", [&](JsonValue record) {
    seen += std::string(record["id"].text()) + "(" + ids(record["list"]) + ") ";
    return true;
  });
  CHECK(reading.whole);
  CHECK(reading.problems.empty());
  CHECK(seen == "a(inner ) b() () ");
  CHECK(document.root()["list"].size() == 0);
  CHECK(ids(document.root()["body"]) == "c ");
  CHECK(document.root()["name"].text() == "end");
}

TEST_CASE("the outermost array can be the array of records, and reading can stop") {
  JsonDocument document(keys);
  const auto source = rapport::memory_source(R"([{"id":1},{"id":2},{"id":3}])");
  int seen = 0;
  rapport::read_json(*source, "x.json", document, "", [&](JsonValue) { return ++seen < 2; });
  CHECK(seen == 2);
}
