#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"
#include "rapport/segment/bit_set.h"

namespace rapport {

/// The segments of a text (UAX #29) as two bit sets: bit i is set where a boundary stands before byte i, and where a
/// word begins at byte i: a segment that holds a letter, a digit or an ideograph (ICU's rule status). Byte 0 and the
/// end of a text that is not empty are boundaries.
class WordBoundaries {
 public:
  void reset(std::size_t bytes) {
    size_ = bytes;
    bits_.assign(bytes / 64 + 1, 0);
    words_.assign(bytes / 64 + 1, 0);
  }
  [[nodiscard]] bool at(std::size_t i) const { return test_bit(bits_, i); }
  void set(std::size_t i) { set_bit(bits_, i); }
  void clear(std::size_t i) { bits_[i >> 6] &= ~(std::uint64_t{1} << (i & 63)); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] BitSet& bits() { return bits_; }
  [[nodiscard]] const BitSet& bits() const { return bits_; }
  [[nodiscard]] BitSet& words() { return words_; }
  [[nodiscard]] const BitSet& words() const { return words_; }
  /// How many words begin in `span`.
  [[nodiscard]] std::uint32_t count_words(Span span) const {
    return static_cast<std::uint32_t>(count_bits(words_, span.begin, span.end));
  }

 private:
  BitSet bits_{1};
  BitSet words_{0};
  std::size_t size_ = 0;
};

/// Words and sentences of UTF-8 text by Unicode UAX #29, with exactly the boundaries of ICU's root-locale iterators.
/// An object holds scratch memory: one a thread.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(const Segmenter&) = delete;
  Segmenter& operator=(const Segmenter&) = delete;

  /// Replaces `out` by the segments of `text`; returns how many are words.
  std::uint32_t words(std::string_view text, WordBoundaries& out);
  /// Replaces `out` by the sentences of `text`: they touch each other and cover it.
  void sentences(std::string_view text, std::vector<Span>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
