#include "rapport/lexicon/packed_lexicon.h"

#include <doctest/doctest.h>

#include "../match/near_matches.h"

using namespace rapport;

namespace {

std::string bytes_of(Lexicon lexicon) {
  PackWriter parts;
  parts(lexicon);
  return parts.bytes();
}

}  // namespace

TEST_CASE("the built-in lexicon is the same, unpacked or read from its files") {
  const Lexicon unpacked = builtin_lexicon();
  const Lexicon read = load_lexicon(builtin_lexicon_files());
  REQUIRE(unpacked.cues.size() > 1000);
  CHECK_FALSE(unpacked.packed_cues.empty());
  CHECK(bytes_of(unpacked) == bytes_of(read));
}

TEST_CASE("the built-in lexicon finds the same, unpacked or read from its files") {
  const Lexicon unpacked = builtin_lexicon();
  const Lexicon read = load_lexicon(builtin_lexicon_files());
  const Matcher of_unpacked(unpacked);
  const Matcher of_read(read);
  const auto state_of_unpacked = of_unpacked.make_state();
  const auto state_of_read = of_read.make_state();
  Segmenter segmenter;
  PreparedText text;
  std::vector<Hit> hits;
  std::vector<Hit> expected;
  test::NearMatches texts(read, 3);
  std::size_t compared = 0;
  for (int i = 0; i < 200; ++i) {
    const std::string original = texts.next();
    prepare(original, segmenter, text);
    of_read.match(text, *state_of_read, expected);
    of_unpacked.match(text, *state_of_unpacked, hits);
    CHECK(hits == expected);
    compared += expected.size();
  }
  CHECK(compared > 1000);
}
