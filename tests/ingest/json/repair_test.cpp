#include "rapport/ingest/json/repair.h"

#include <doctest/doctest.h>

#include <algorithm>

using rapport::JsonRepair;

namespace {

std::string mended(std::string_view json, std::size_t piece) {
  JsonRepair repair;
  std::string out;
  for (; !json.empty(); json.remove_prefix(std::min(piece, json.size()))) repair.feed(json.substr(0, piece), out);
  repair.finish(out);
  return out;
}

std::string mended(std::string_view json) {
  const std::string whole = mended(json, json.size() + 1);
  for (std::size_t piece = 1; piece < 8; ++piece) CHECK_EQ(mended(json, piece), whole);
  return whole;
}

}  // namespace

TEST_CASE("what is JSON passes unchanged, however it is cut into pieces") {
  for (const auto* const json : {R"({"a":[1,-2.5e+10,true,false,null,"x\"y\\z\/\b\f\n\r\t\u00e9\ud83d\ude00é日😀"]} )",
                                 "", "[]", "12", "\"\"", R"({"NaN":"NaN Infinity"})"}) {
    CHECK_EQ(mended(json), json);
  }
}

TEST_CASE("words that are no JSON become null") {
  CHECK(mended("[NaN,-Infinity,Infinity,NaNa]") == "[null,null,null,NaNa]");
  CHECK(mended("{\"a\":NaN}") == "{\"a\":null}");
  CHECK(mended("NaN") == "null");
}

TEST_CASE("control characters become escapes, unknown escapes lose their meaning") {
  CHECK(mended("[\"a\nb\t\x01\"]") == R"(["a\u000ab\u0009\u0001"])");
  CHECK(mended("[\n\"a\"]") == "[\n\"a\"]");
  CHECK(mended(R"(["\'\x41\u12g4\u"])") == R"(["\\'\\x41\\u12g4\\u"])");
  CHECK(mended("[\"\\\n\"]") == R"(["\\\u000a"])");
}

TEST_CASE("half of a surrogate pair is replaced, wherever it stands") {
  CHECK(mended(R"(["\ud83d"])") == R"(["\ufffd"])");
  CHECK(mended(R"(["\ude00"])") == R"(["\ufffd"])");
  CHECK(mended(R"(["\ud83dx\ud83d\ud83d\ude00\ude00\ud83d\n"])") == R"(["\ufffdx\ufffd\ud83d\ude00\ufffd\ufffd\n"])");
}

TEST_CASE("a string that the end cuts off is closed, without half an escape") {
  CHECK(mended(R"({"a":"bc)") == R"({"a":"bc")");
  CHECK(mended(R"({"a":"b\)") == R"({"a":"b")");
  CHECK(mended(R"({"a":"b\u00)") == R"({"a":"b")");
  CHECK(mended(R"({"a":"b\ud83d)") == R"({"a":"b\ufffd")");
}
