#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

/// UAX #29 by ICU's own root-locale break iterators. Slow, and the definition: Segmenter must give the same boundaries,
/// and asks this class where a script needs a dictionary (Thai, Lao, Khmer, Burmese, Chinese, Japanese).
/// One a thread. Texts shorter than 2 GiB (ICU counts in 32 bits).
class IcuSegmenter {
 public:
  IcuSegmenter();
  ~IcuSegmenter();
  IcuSegmenter(const IcuSegmenter&) = delete;
  IcuSegmenter& operator=(const IcuSegmenter&) = delete;

  /// Replaces `out` by the segments of `text`; returns how many of them ICU calls words.
  std::uint32_t words(std::string_view text, WordBoundaries& out);
  /// Replaces `out` by the sentences of `text`.
  void sentences(std::string_view text, std::vector<Span>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
