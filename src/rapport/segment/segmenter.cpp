#include "rapport/segment/segmenter.h"

#include "rapport/segment/icu_segmenter.h"

namespace rapport {

struct Segmenter::Impl {
  IcuSegmenter icu;
  WordBoundaries scratch;
};

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {}
Segmenter::~Segmenter() = default;

void Segmenter::words(std::string_view text, WordBoundaries& out) { impl_->icu.words(text, out); }

void Segmenter::sentences(std::string_view text, std::vector<Span>& out) { impl_->icu.sentences(text, out); }

std::uint32_t Segmenter::count_words(std::string_view text, const WordBoundaries&) const {
  return impl_->icu.words(text, impl_->scratch);
}

}  // namespace rapport
