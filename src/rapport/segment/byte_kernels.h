#pragma once
#include <cstddef>
#include <cstdint>

namespace rapport {

/// Which of 64 bytes belong to which class of word characters: bit i stands for byte i.
struct WordMasks {
  std::uint64_t letter;      ///< A–Z a–z @
  std::uint64_t digit;       ///< 0–9
  std::uint64_t underscore;  ///< _
  std::uint64_t blank;       ///< space, which joins only itself
  std::uint64_t mid_any;     ///< ' . join letters and join digits
  std::uint64_t mid_digit;   ///< , ; join digits
  std::uint64_t island;      ///< what the ASCII rules do not decide: bytes of other characters, and \r
};

/// The loops over bytes that are worth a vector unit. Plain C++ and, on x86-64, AVX2; the same results.
struct ByteKernels {
  /// Classifies `blocks` times 64 bytes.
  void (*word_masks)(const char* text, std::size_t blocks, WordMasks* out);
  /// Bits of `blocks` times 64 bytes: set where a sentence may end or a byte is not ASCII (. ! ? \n \r and >= 0x80).
  void (*sentence_stops)(const char* text, std::size_t blocks, std::uint64_t* out);
  /// Copies ASCII bytes of [text, text + size) to `out`, capitals in lower case, up to the first byte that is not
  /// ASCII; returns how many. May write up to 31 bytes more into `out`.
  std::size_t (*lower_ascii)(const char* text, std::size_t size, char* out);

  /// The fastest that this processor runs, chosen once.
  static const ByteKernels& best();
  static const ByteKernels& plain();
};

}  // namespace rapport
