#include "rapport/segment/segmenter.h"

#include "rapport/segment/icu_segmenter.h"
#include "rapport/segment/sentence_segmenter.h"
#include "rapport/segment/word_segmenter.h"

namespace rapport {

struct Segmenter::Impl {
  WordSegmenter words;
  SentenceSegmenter sentences;
  IcuSegmenter icu;
};

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {}
Segmenter::~Segmenter() = default;

std::uint32_t Segmenter::words(std::string_view text, WordBoundaries& out) {
  return impl_->words.usable() ? impl_->words.words(text, out) : impl_->icu.words(text, out);
}

void Segmenter::sentences(std::string_view text, std::vector<Span>& out) {
  if (impl_->sentences.usable()) {
    impl_->sentences.sentences(text, out);
  } else {
    impl_->icu.sentences(text, out);
  }
}

}  // namespace rapport
