#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/segment/break_rules.h"
#include "rapport/segment/byte_kernels.h"
#include "rapport/segment/icu_segmenter.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

/// Word boundaries in two passes. The first works on the bits of 64 bytes at once and is right wherever only ASCII
/// stands near: there UAX #29 looks at two characters before a place and one behind it. The second goes from one island
/// (a run of other characters) to the next and lets ICU's state machine decide anew, from a boundary that is certain
/// before the island to the first boundary behind it. One a thread.
class WordSegmenter {
 public:
  explicit WordSegmenter(const ByteKernels& kernels = ByteKernels::best());

  /// Whether the installed ICU's rules are readable and treat ASCII as the first pass does. If not, nothing else may be
  /// called.
  [[nodiscard]] bool usable() const { return usable_; }
  /// Replaces `out` by the segments of `text`; returns how many are words.
  std::uint32_t words(std::string_view text, WordBoundaries& out);

 private:
  bool agrees_on_ascii();
  void decide_ascii(std::string_view text, WordBoundaries& out);
  std::size_t decide_island(std::string_view text, std::size_t island, std::size_t decided, WordBoundaries& out);
  /// The frequent islands: one character of punctuation or one apostrophe between ASCII.
  bool decide_mark(std::string_view text, std::size_t island, std::size_t end, WordBoundaries& out);
  void decide_by_dictionary(std::string_view text, Span segment, WordBoundaries& out);

  const ByteKernels& kernels_;
  const BreakRules& rules_;
  IcuSegmenter icu_;
  BitSet islands_;  ///< bit i: byte i is not decided by the first pass
  WordBoundaries dictionary_boundaries_;
  std::uint8_t mark_category_ = 0;        ///< of what joins nothing: “ — … •
  std::uint8_t apostrophe_category_ = 0;  ///< of what joins letters and joins digits: ’ .
  bool usable_ = false;
};

}  // namespace rapport
