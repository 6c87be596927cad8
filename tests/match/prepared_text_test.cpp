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

TEST_CASE("a line break that only wraps a line ends no sentence") {
  Segmenter segmenter;
  PreparedText text;
  prepare("I could be wrong here,\nWhat do you think?", segmenter, text);
  CHECK(text.sentences.size() == 1);
  prepare("We walked along the river until the bridge was\nin sight. Then we ate.", segmenter, text);
  CHECK(text.sentences.size() == 2);
  // A greeting, a list, a new paragraph and a finished sentence are not wrapped.
  prepare("Dear Ana,\nthank you.", segmenter, text);
  CHECK(text.sentences.size() == 2);
  prepare("milk\nbread", segmenter, text);
  CHECK(text.sentences.size() == 2);
  prepare("I have seen the garden, the shed and the pond,\n\nall of it.", segmenter, text);
  CHECK(text.sentences.size() == 3);
  prepare("It was very late.\nwe went home", segmenter, text);
  CHECK(text.sentences.size() == 2);
}
