#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapport {

/// Sets of byte positions, 64 a word: bit i & 63 of word i >> 6.
using BitSet = std::vector<std::uint64_t>;

inline bool test_bit(const BitSet& bits, std::size_t i) { return (bits[i >> 6] >> (i & 63) & 1) != 0; }

inline void set_bit(BitSet& bits, std::size_t i) { bits[i >> 6] |= std::uint64_t{1} << (i & 63); }

/// The first position from `from` on that is set; `size` if there is none before it.
inline std::size_t next_bit(const BitSet& bits, std::size_t from, std::size_t size) {
  if (from >= size) return size;
  std::size_t word = from >> 6;
  std::uint64_t rest = bits[word] >> (from & 63) << (from & 63);
  while (rest == 0) {
    if (++word * 64 >= size) return size;
    rest = bits[word];
  }
  const std::size_t found = word * 64 + static_cast<std::size_t>(std::countr_zero(rest));
  return found < size ? found : size;
}

/// The first position from `from` on that is not set; `size` if there is none before it.
inline std::size_t next_gap(const BitSet& bits, std::size_t from, std::size_t size) {
  if (from >= size) return size;
  std::size_t word = from >> 6;
  std::uint64_t rest = ~bits[word] >> (from & 63) << (from & 63);
  while (rest == 0) {
    if (++word * 64 >= size) return size;
    rest = ~bits[word];
  }
  const std::size_t found = word * 64 + static_cast<std::size_t>(std::countr_zero(rest));
  return found < size ? found : size;
}

/// The last position up to `from` that is set; 0 if there is none.
inline std::size_t last_bit(const BitSet& bits, std::size_t from) {
  std::size_t word = from >> 6;
  std::uint64_t rest = bits[word] << (63 - (from & 63)) >> (63 - (from & 63));
  while (rest == 0) {
    if (word == 0) return 0;
    rest = bits[--word];
  }
  return word * 64 + 63 - static_cast<std::size_t>(std::countl_zero(rest));
}

/// How many of the positions [begin, end) are set.
inline std::size_t count_bits(const BitSet& bits, std::size_t begin, std::size_t end) {
  std::size_t count = 0;
  while (begin < end) {
    const std::size_t stop = std::min((begin / 64 + 1) * 64, end);
    const std::uint64_t rest = bits[begin >> 6] >> (begin & 63) << (64 - (stop - begin));
    count += static_cast<std::size_t>(std::popcount(rest));
    begin = stop;
  }
  return count;
}

/// Clears the positions [begin, end).
inline void clear_bits(BitSet& bits, std::size_t begin, std::size_t end) {
  while (begin < end) {
    const std::size_t word = begin >> 6;
    const std::size_t stop = (word + 1) * 64 < end ? (word + 1) * 64 : end;
    const std::uint64_t ones = stop - begin == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (stop - begin)) - 1;
    bits[word] &= ~(ones << (begin & 63));
    begin = stop;
  }
}

}  // namespace rapport
