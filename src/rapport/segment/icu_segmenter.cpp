#include "rapport/segment/icu_segmenter.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <stdexcept>
#include <string>

namespace rapport {
namespace {

void check(UErrorCode status, const char* what) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU: ") + what + ": " + u_errorName(status));
}

}  // namespace

struct IcuSegmenter::Impl {
  using Create = icu::BreakIterator* (*)(const icu::Locale&, UErrorCode&);

  ~Impl() { utext_close(&utext); }

  /// The iterator of `slot` at the beginning of `text`; made when it is first needed, for most texts need none.
  icu::BreakIterator& open(std::unique_ptr<icu::BreakIterator>& slot, Create create, std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    if (slot == nullptr) slot.reset(create(icu::Locale::getRoot(), status));
    check(status, "no break rules");
    utext_openUTF8(&utext, text.data(), static_cast<std::int64_t>(text.size()), &status);
    slot->setText(&utext, status);
    check(status, "text not taken");
    return *slot;
  }

  std::unique_ptr<icu::BreakIterator> words;
  std::unique_ptr<icu::BreakIterator> sentences;
  UText utext = UTEXT_INITIALIZER;
};

IcuSegmenter::IcuSegmenter() : impl_(std::make_unique<Impl>()) {}
IcuSegmenter::~IcuSegmenter() = default;

std::uint32_t IcuSegmenter::words(std::string_view text, WordBoundaries& out) {
  out.reset(text.size());
  if (text.empty()) return 0;
  icu::BreakIterator& iterator = impl_->open(impl_->words, icu::BreakIterator::createWordInstance, text);
  std::uint32_t count = 0;
  out.set(0);
  auto begin = static_cast<std::size_t>(iterator.first());
  for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    out.set(static_cast<std::size_t>(at));
    if (iterator.getRuleStatus() >= UBRK_WORD_NONE_LIMIT) {
      set_bit(out.words(), begin);
      ++count;
    }
    begin = static_cast<std::size_t>(at);
  }
  return count;
}

void IcuSegmenter::sentences(std::string_view text, std::vector<Span>& out) {
  out.clear();
  if (text.empty()) return;
  icu::BreakIterator& iterator = impl_->open(impl_->sentences, icu::BreakIterator::createSentenceInstance, text);
  auto begin = static_cast<std::uint32_t>(iterator.first());
  for (std::int32_t at = iterator.next(); at != icu::BreakIterator::DONE; at = iterator.next()) {
    const auto end = static_cast<std::uint32_t>(at);
    out.push_back({begin, end});
    begin = end;
  }
}

}  // namespace rapport
