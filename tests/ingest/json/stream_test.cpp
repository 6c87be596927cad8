#include "rapport/ingest/json/stream.h"

#include <doctest/doctest.h>

#include <array>

using rapport::JsonDocument;
using rapport::JsonValue;

namespace {

constexpr std::array<std::string_view, 3> keys = {"id", "list", "text"};

struct Read : rapport::JsonReading {
  std::vector<std::string> texts;
  JsonDocument document{keys};
};

Read read(std::string_view json) {
  Read out;
  const auto source = rapport::memory_source(json);
  static_cast<rapport::JsonReading&>(out) =
      rapport::read_json(*source, "x.json", out.document, "list", [&](JsonValue record) {
        out.texts.emplace_back(record["text"].text());
        return true;
      });
  return out;
}

}  // namespace

TEST_CASE("a document that breaks off counts with what it holds, and says where it ends") {
  const auto got = read("{\"id\":3,\n \"list\":[{\"text\":\"one\"},{\"text\":\"two, half");
  CHECK(got.texts == std::vector<std::string>{"one", "two, half"});
  CHECK(got.document.root()["id"].integer() == 3);
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].line == 2);
  CHECK(got.problems[0].message.find("ends before its last bracket") != std::string::npos);
}

TEST_CASE("damage in the middle keeps what stands before it") {
  const auto got = read("{\"list\":[{\"text\":\"one\"},\n{\"text\":\"two\"},\n  ?? ,{\"text\":\"three\"}]}");
  CHECK(got.texts == std::vector<std::string>{"one", "two"});
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].to_string().find("x.json:3:3: damaged JSON") == 0);
}

TEST_CASE("NaN, half a character and raw controls cost one value and not the document") {
  const auto got = read(
      "{\"id\":NaN,\"x\":-Infinity,\"list\":[{\"text\":\"a\\ud83d!\"},{\"text\":\"b\nc\"},{\"text\":\"\\ud83d\\ude00\"}"
      "]}");
  CHECK(got.texts == std::vector<std::string>{"a\xEF\xBF\xBD!", "b\nc", "😀"});
  CHECK(got.document.root()["id"].is_null());
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].message.starts_with("4 values that are not JSON"));
}

TEST_CASE("no document at all is not a crash") {
  CHECK(read("").problems.size() == 1);
  CHECK(read("nothing").problems.size() == 1);
  CHECK(read("\xEF\xBB\xBF{\"list\":[{\"text\":\"after a byte order mark\"}]}").texts.size() == 1);
}

TEST_CASE("ten million brackets are read in bounded memory") {
  const auto got = read("{\"list\":[{\"text\":\"first\"}," + std::string(10'000'000, '['));
  CHECK(got.texts.front() == "first");
  CHECK(got.problems.size() == 1);
  CHECK(read("{\"x\":" + std::string(10'000'000, '[')).problems.size() == 1);
}

TEST_CASE("a string of 60 MB is cut at 8 MiB, at a character's edge, and says so") {
  std::string many = "é";
  while (many.size() < 60'000'000) many += many;
  const auto got = read("{\"list\":[{\"text\":\"a" + many + "\"},{\"text\":\"neighbour\"}]}");
  REQUIRE(got.texts.size() == 2);
  CHECK(got.texts[0].size() == (std::size_t{8} << 20) - 1);
  CHECK(got.texts[1] == "neighbour");
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].message.find("cut") != std::string::npos);
}
