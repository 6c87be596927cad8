#pragma once
#include <cstdint>
#include <cstring>

namespace rapport {

// Eight bytes of a text in one register, so that most of a text that holds nothing of interest is passed eight bytes at
// a time.

/// The eight bytes from `bytes` on.
inline std::uint64_t load_eight(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

constexpr std::uint64_t every_byte(std::uint64_t value) { return value * 0x0101010101010101U; }

/// The high bit of each byte that is not ASCII.
constexpr std::uint64_t foreign_bytes(std::uint64_t word) { return word & every_byte(0x80); }

/// The high bit of each byte that is less than `limit`, which is ASCII. Bytes above such a one may be reported too,
/// none below.
constexpr std::uint64_t bytes_below(std::uint64_t word, unsigned char limit) {
  return (word - every_byte(limit)) & ~word & every_byte(0x80);
}

/// The same for the bytes that are `c`.
constexpr std::uint64_t bytes_equal(std::uint64_t word, char c) {
  return bytes_below(word ^ every_byte(static_cast<unsigned char>(c)), 1);
}

}  // namespace rapport
