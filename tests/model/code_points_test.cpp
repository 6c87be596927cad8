#include "rapport/model/code_points.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using rapport::CodePoints;

TEST_CASE("bytes and code points lead to each other, in any order of asking") {
  // a é 日 😀 b : bytes 0, 1, 3, 6, 10, end 11
  const std::string_view text = "aé日😀b";
  const std::uint32_t bytes[] = {0, 1, 3, 6, 10, 11};
  CodePoints up(text), down(text);
  for (std::uint32_t i = 0; i < 6; ++i) {
    CHECK(up.from_byte(bytes[i]) == i);
    CHECK(CodePoints(text).to_byte(i) == bytes[i]);
    CHECK(down.to_byte(5 - i) == bytes[5 - i]);
    CHECK(down.from_byte(bytes[5 - i]) == 5 - i);
  }
  CHECK(up.to_byte(99) == 11);
  CHECK(up.from_byte(99) == 5);
}

TEST_CASE("code points are counted the same wherever a stretch of bytes begins and ends") {
  std::string text;
  std::vector<std::uint32_t> begins;  // of each code point
  for (int i = 0; i < 5; ++i)
    for (const std::string_view character : {"a", "é", "日", "😀"}) {
      begins.push_back(static_cast<std::uint32_t>(text.size()));
      text += character;
    }
  for (std::uint32_t from = 0; from < begins.size(); ++from)
    for (std::uint32_t to = 0; to < begins.size(); ++to) {
      CodePoints points(text);
      CHECK(points.from_byte(begins[from]) == from);
      CHECK(points.from_byte(begins[to]) == to);
    }
}
