#include "rapport/segment/segmenter.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using rapport::Segmenter;
using rapport::Span;
using rapport::WordBoundaries;

namespace {

std::vector<std::string> segments(std::string_view text) {
  Segmenter segmenter;
  WordBoundaries boundaries;
  segmenter.words(text, boundaries);
  std::vector<std::string> found;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (boundaries.at(i)) found.emplace_back();
    found.back() += text[i];
  }
  CHECK(boundaries.at(text.size()) == !text.empty());
  return found;
}

std::vector<std::string> sentences(std::string_view text) {
  Segmenter segmenter;
  std::vector<Span> spans;
  segmenter.sentences(text, spans);
  std::vector<std::string> found;
  for (const Span& span : spans) found.emplace_back(slice(text, span));
  return found;
}

std::uint32_t words(std::string_view text) {
  Segmenter segmenter;
  WordBoundaries boundaries;
  return segmenter.words(text, boundaries);
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("words keep their apostrophes and numbers their points") {
  CHECK(segments("don't pay 3.50!") == Strings{"don't", " ", "pay", " ", "3.50", "!"});
  CHECK(segments("don\u2019t") == Strings{"don\u2019t"});
  CHECK(segments("one-day\r\nsale") == Strings{"one", "-", "day", "\r\n", "sale"});
  CHECK(segments("").empty());
}

TEST_CASE("letters of any script and emoji are kept whole") {
  CHECK(segments("caf\u00E9 \u043F\u0440\u0438\u0432\u0435\u0442") ==
        Strings{"caf\u00E9", " ", "\u043F\u0440\u0438\u0432\u0435\u0442"});
  CHECK(segments("\U0001F469\u200D\U0001F4BB!") == Strings{"\U0001F469\u200D\U0001F4BB", "!"});
  CHECK(segments("\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7") ==
        Strings{"\U0001F1E9\U0001F1EA", "\U0001F1EB\U0001F1F7"});
}

TEST_CASE("Thai words come from the dictionary") {
  CHECK(segments("\u0E2A\u0E27\u0E31\u0E2A\u0E14\u0E35\u0E0A\u0E32\u0E27\u0E42\u0E25\u0E01").size() > 1);
}

TEST_CASE("only segments with a letter, a digit or an ideograph are words") {
  CHECK(words("Only 3 left, don't wait!") == 5);
  CHECK(words("?! ... \U0001F525") == 0);
  CHECK(words("\u4F60\u597D") == 1);
  CHECK(words("") == 0);
}

TEST_CASE("sentences touch each other and cover the text") {
  CHECK(sentences("Hi there. How are you? Fine!") == Strings{"Hi there. ", "How are you? ", "Fine!"});
  CHECK(sentences("It is 3.5 now. ok") == Strings{"It is 3.5 now. ok"});
  CHECK(sentences("one\ntwo") == Strings{"one\n", "two"});
  CHECK(sentences("He said \u201CStop!\u201D Then he left.") == Strings{"He said \u201CStop!\u201D ", "Then he left."});
  CHECK(sentences("").empty());
}
