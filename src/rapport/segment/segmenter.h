#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"

namespace rapport {

/// Word boundaries of a text as a bit set: bit i is set where a boundary (UAX #29) stands before byte i. Byte 0 and
/// the end of a text that is not empty are boundaries.
class WordBoundaries {
 public:
  void reset(std::size_t bytes) {
    size_ = bytes;
    bits_.assign(bytes / 64 + 1, 0);
  }
  [[nodiscard]] bool at(std::size_t i) const { return (bits_[i >> 6] >> (i & 63) & 1) != 0; }
  void set(std::size_t i) { bits_[i >> 6] |= std::uint64_t{1} << (i & 63); }
  void clear(std::size_t i) { bits_[i >> 6] &= ~(std::uint64_t{1} << (i & 63)); }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::vector<std::uint64_t>& bits() { return bits_; }
  [[nodiscard]] const std::vector<std::uint64_t>& bits() const { return bits_; }

 private:
  std::vector<std::uint64_t> bits_{1};
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

  /// Replaces `out` by the word boundaries of `text`; returns how many segments are words, that is hold a letter, a
  /// digit or an ideograph (ICU's rule status).
  std::uint32_t words(std::string_view text, WordBoundaries& out);
  /// Replaces `out` by the sentences of `text`: they touch each other and cover it.
  void sentences(std::string_view text, std::vector<Span>& out);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
