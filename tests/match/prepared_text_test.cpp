#include <doctest/doctest.h>

#include "rapport/match/matcher.h"

using rapport::PreparedText;
using rapport::Segmenter;

TEST_CASE("a prepared text holds its match form with words and sentences") {
  Segmenter segmenter;
  PreparedText text;
  prepare("Don\u2019t wait. Order NOW!", segmenter, text);
  CHECK(text.form.text == "don't wait. order now!");
  CHECK(text.words == 4);
  CHECK(text.boundaries.at(5));
  CHECK_FALSE(text.boundaries.at(3));
}

TEST_CASE("a prepared text can be used again for a shorter one") {
  Segmenter segmenter;
  PreparedText text;
  prepare("One sentence. \uFB01ve more words here.", segmenter, text);
  prepare("Hi", segmenter, text);
  CHECK(text.form.text == "hi");
  CHECK(text.words == 1);
  CHECK(text.sentences.size() == 1);
  CHECK(text.boundaries.size() == 2);
}
