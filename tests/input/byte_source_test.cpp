#include "rapport/input/byte_source.h"

#include <doctest/doctest.h>

#include <array>

#include "made_files.h"

using namespace rapport;

TEST_CASE("peeking takes nothing") {
  PeekSource source(memory_source("abcdef"));
  CHECK(source.peek(2).starts_with("ab"));
  CHECK(source.peek(99) == "abcdef");
  source.skip(1);
  std::array<char, 2> two{};
  REQUIRE(source.read(two) == 2);
  CHECK(std::string_view(two.data(), 2) == "bc");
  CHECK(source.peek(1).starts_with("d"));
  CHECK(read_all(source, 100) == "def");
  CHECK(source.peek(1).empty());
}

TEST_CASE("reading stops at the limit and says whether there was more") {
  bool truncated = false;
  CHECK(read_all(*memory_source("abcdef"), 3, &truncated) == "abc");
  CHECK(truncated);
  CHECK(read_all(*memory_source("abc"), 3, &truncated) == "abc");
  CHECK_FALSE(truncated);
  CHECK(read_all(*memory_source(""), 3, &truncated).empty());
  CHECK_FALSE(truncated);
}

TEST_CASE("what cannot be opened is an input error that names the file") {
  CHECK_THROWS_AS(file_source("/no/such/file"), InputError);
  const MadeFolder folder;
  CHECK_THROWS_AS(file_source(folder.path().string()), InputError);
  try {
    file_source("/no/such/file");
  } catch (const InputError& e) {
    CHECK(e.diagnostics().at(0).file == "/no/such/file");
  }
}
