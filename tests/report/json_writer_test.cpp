#include "rapport/report/json_writer.h"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

using rapport::JsonWriter;

namespace {

std::string written(auto&& write) {
  std::string out;
  JsonWriter json(out);
  write(json);
  return out;
}

std::string fixed(double number, int decimals) {
  return written([&](JsonWriter& json) { json.fixed(number, decimals); });
}

}  // namespace

TEST_CASE("commas stand between values and members, and nowhere else") {
  CHECK(
      written([](JsonWriter& json) {
        json.begin_object().key("a").integer(1).key("b").begin_array().null().boolean(true).begin_object().end_object();
        json.begin_array().end_array().end_array().key("c").boolean(false).end_object();
      }) == R"({"a":1,"b":[null,true,{},[]],"c":false})");
}

TEST_CASE("each line of NDJSON begins anew") {
  CHECK(written([](JsonWriter& json) {
          json.begin_object().end_object().end_line();
          json.integer(2).end_line();
        }) == "{}\n2\n");
}

TEST_CASE("a string is escaped as JSON demands and not beyond") {
  CHECK(written([](JsonWriter& json) { json.string("say \"hi\"\\ / <b> é 日 😀 \x7f"); }) ==
        "\"say \\\"hi\\\"\\\\ / <b> é 日 😀 \x7f\"");
  CHECK(written([](JsonWriter& json) { json.string(std::string_view("\0\b\t\n\f\r\x1f", 7)); }) ==
        R"("\u0000\b\t\n\f\r\u001f")");
  CHECK(written([](JsonWriter& json) { json.string(""); }) == R"("")");
  CHECK(written([](JsonWriter& json) { json.string_or_null("").string_or_null("x"); }) == R"(null,"x")");
}

TEST_CASE("every byte that needs an escape is found wherever it stands") {
  for (int c = 1; c < 0x80; ++c)
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, 'a');
      text[at] = static_cast<char>(c);
      if (at > 0) text[at - 1] = '"';
      const auto line = written([&](JsonWriter& json) { json.string(text); });
      CHECK_EQ(nlohmann::json::parse(line).get<std::string>(), text);
    }
}

TEST_CASE("integers of every size") {
  CHECK(written([](JsonWriter& json) { json.integer(std::numeric_limits<std::int64_t>::min()); }) ==
        "-9223372036854775808");
  CHECK(written([](JsonWriter& json) { json.integer(std::numeric_limits<std::int64_t>::max()); }) ==
        "9223372036854775807");
  CHECK(written([](JsonWriter& json) { json.integer(0); }) == "0");
}

TEST_CASE("a fixed number always shows its decimals, so that a column keeps its type") {
  CHECK(fixed(0, 1) == "0.0");
  CHECK(fixed(100, 1) == "100.0");
  CHECK(fixed(71.34, 1) == "71.3");
  CHECK(fixed(-2.5, 2) == "-2.50");
  CHECK(fixed(1e20, 1) == "100000000000000000000.0");
  CHECK(fixed(0.125, 2) == "0.12");  // exactly half: to even
}

TEST_CASE("a fixed number is the one that printf writes, also next to the middle between two decimals") {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20000; ++i) {
    const int decimals = 1 + i % 7;
    const double magnitude = std::pow(10.0, static_cast<double>(random() % 14) - 3);
    double number = static_cast<double>(random() % 2000001) / 2000000.0 * magnitude;
    if (i % 3 == 0) number = (std::floor(number * 1000) + 0.5) / 1000;
    std::array<char, 64> expected{};
    std::snprintf(expected.data(), expected.size(), "%.*f", decimals, number);
    CHECK_EQ(fixed(number, decimals), std::string(expected.data()));
  }
}

TEST_CASE("what was rendered before stands between the others, and the string ends where the line does") {
  std::string out = "before\n";
  JsonWriter json(out);
  json.begin_object().key("a").rendered("{}").rendered(R"("b":null)").key("c").integer(1).end_object().end_line();
  CHECK(out == "before\n{\"a\":{},\"b\":null,\"c\":1}\n");
}

TEST_CASE("what rounds to zero is zero, not minus zero") {
  CHECK(fixed(-0.0, 1) == "0.0");
  CHECK(fixed(-0.04, 1) == "0.0");
  CHECK(fixed(-0.06, 1) == "-0.1");
}

TEST_CASE("what is no number is null") {
  CHECK(fixed(std::nan(""), 1) == "null");
  CHECK(fixed(std::numeric_limits<double>::infinity(), 1) == "null");
  CHECK(fixed(std::numeric_limits<double>::max(), 17).size() == 309 + 1 + 17);
}
