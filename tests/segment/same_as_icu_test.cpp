#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "random_text.h"
#include "rapport/segment/byte_kernels.h"
#include "rapport/segment/fold.h"
#include "rapport/segment/icu_segmenter.h"
#include "rapport/segment/sentence_segmenter.h"
#include "rapport/segment/utf8.h"
#include "rapport/segment/word_segmenter.h"

using rapport::ByteKernels;
using rapport::IcuSegmenter;
using rapport::MatchForm;
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
    if (found_.bits() == expected_.bits() && found_.words() == expected_.words() && count == expected_count) return;
    CAPTURE(text);
    CHECK(found_.bits() == expected_.bits());
    CHECK(found_.words() == expected_.words());
    CHECK(count == expected_count);
  }

  void match_form(const std::string& text) {
    make_match_form(text, form_);
    fold_by_icu(text, expected_form_);
    bool same = form_.text == expected_form_.text;
    const auto size = static_cast<std::uint32_t>(std::min(form_.text.size(), expected_form_.text.size()));
    for (std::uint32_t at = 0; at <= size && same; ++at) {
      same = form_.offsets.to_original(at) == expected_form_.offsets.to_original(at) &&
             form_.offsets.to_original({at / 2, at}) == expected_form_.offsets.to_original({at / 2, at});
    }
    for (std::uint32_t at = 0; at <= text.size() && same; ++at) {
      same = form_.offsets.from_original(at) == expected_form_.offsets.from_original(at);
    }
    if (same) return;
    CAPTURE(text);
    CHECK(form_.text == expected_form_.text);
    CHECK(same);
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
  MatchForm form_, expected_form_;
};

}  // namespace

TEST_CASE("words, sentences and match form are ICU's on random text, on either path") {
  for (const ByteKernels* kernels : {&ByteKernels::best(), &ByteKernels::plain()}) {
    Comparison comparison(*kernels);
    RandomText texts(29);
    for (int i = 0; i < 4000; ++i) {
      const std::string text = texts.next(static_cast<std::size_t>(i % 100));
      comparison.words(text);
      comparison.sentences(text);
      comparison.match_form(text);
    }
    for (int i = 0; i < 20; ++i) {
      const std::string text = texts.next(3000);
      comparison.words(text);
      comparison.sentences(text);
      comparison.match_form(text);
    }
  }
}

TEST_CASE("every character between letters, digits, blanks and itself is treated as ICU treats it") {
  Comparison comparison(ByteKernels::best());
  std::string text;
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string one = rapport::encode_utf8(c);
    text += "a" + one + "b 1" + one + "2 " + one + one + ". " + one + "'c\n";
    if (text.size() < 60000) continue;
    comparison.words(text);
    comparison.sentences(text);
    comparison.match_form(text);
    text.clear();
  }
}
