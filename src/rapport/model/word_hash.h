#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>

namespace rapport {

/// Spreads a number over all 64 bits: different numbers stay different, and only 0 becomes 0.
constexpr std::uint64_t mixed(std::uint64_t number) {
  number = (number ^ number >> 32) * 0x9E3779B97F4A7C15U;
  return number ^ number >> 29;
}

/// A hash of a short text such as a word, eight bytes a step: the same within one build of the program, stored nowhere
/// else. Never 0. No defence against an attacker: what is told apart by it alone must be harmless when it is not.
inline std::uint64_t word_hash(std::string_view word) {
  std::uint64_t hash = mixed(word.size());
  const char* at = word.data();
  std::size_t left = word.size();
  for (; left > 8; left -= 8, at += 8) {
    std::uint64_t bytes;
    std::memcpy(&bytes, at, 8);
    hash = mixed(hash ^ bytes);
  }
  // The last one to eight bytes: two loads that may overlap, instead of a loop.
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  if (left >= 4) {
    std::memcpy(&low, at, 4);
    std::memcpy(&high, at + left - 4, 4);
  } else if (left > 0) {
    low = static_cast<unsigned char>(at[0]);
    high = static_cast<std::uint64_t>(static_cast<unsigned char>(at[left / 2])) << 8 |
           static_cast<unsigned char>(at[left - 1]);
  }
  return mixed(hash ^ (low | high << 32)) | 1;
}

}  // namespace rapport
