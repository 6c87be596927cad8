#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "random_text.h"
#include "rapport/segment/byte_kernels.h"
#include "rapport/segment/icu_segmenter.h"
#include "rapport/segment/sentence_segmenter.h"
#include "rapport/segment/word_segmenter.h"

using rapport::ByteKernels;
using rapport::IcuSegmenter;
using rapport::SentenceSegmenter;
using rapport::Span;
using rapport::WordBoundaries;
using rapport::WordSegmenter;
using rapport::test::RandomText;

namespace {

/// Compares the fast paths with ICU, text after text.
class Comparison {
 public:
  explicit Comparison(const ByteKernels& kernels) : words_(kernels), sentences_(kernels) {
    REQUIRE(words_.usable());
    REQUIRE(sentences_.usable());
  }

  void words(const std::string& text) {
    const std::uint32_t count = words_.words(text, found_);
    const std::uint32_t expected_count = icu_.words(text, expected_);
    if (found_.bits() == expected_.bits() && count == expected_count) return;
    CAPTURE(text);
    CHECK(found_.bits() == expected_.bits());
    CHECK(count == expected_count);
  }

  void sentences(const std::string& text) {
    sentences_.sentences(text, found_spans_);
    icu_.sentences(text, expected_spans_);
    if (found_spans_ == expected_spans_) return;
    CAPTURE(text);
    CHECK(found_spans_ == expected_spans_);
  }

 private:
  WordSegmenter words_;
  SentenceSegmenter sentences_;
  IcuSegmenter icu_;
  WordBoundaries found_, expected_;
  std::vector<Span> found_spans_, expected_spans_;
};

}  // namespace

TEST_CASE("words and sentences are ICU's on random text, on either path") {
  for (const ByteKernels* kernels : {&ByteKernels::best(), &ByteKernels::plain()}) {
    Comparison comparison(*kernels);
    RandomText texts(29);
    for (int i = 0; i < 4000; ++i) {
      const std::string text = texts.next(static_cast<std::size_t>(i % 100));
      comparison.words(text);
      comparison.sentences(text);
    }
    for (int i = 0; i < 20; ++i) {
      const std::string text = texts.next(3000);
      comparison.words(text);
      comparison.sentences(text);
    }
  }
}

TEST_CASE("every character between letters, digits, blanks and itself is treated as ICU treats it") {
  Comparison comparison(ByteKernels::best());
  std::string text;
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string one;
    rapport::test::append_utf8(c, one);
    text += "a" + one + "b 1" + one + "2 " + one + one + ". " + one + "'c\n";
    if (text.size() < 60000) continue;
    comparison.words(text);
    comparison.sentences(text);
    text.clear();
  }
}
