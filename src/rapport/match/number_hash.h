#pragma once
#include <cstdint>
#include <vector>

namespace rapport {

/// Spreads what sets numbers apart over the high bits (Knuth 1998, The Art of Computer Programming 3, 6.4: Fibonacci
/// hashing).
constexpr std::uint64_t spread(std::uint64_t number) { return number * 0x9E3779B97F4A7C15U; }

/// Hash of a list of numbers in its order, for tables in memory.
inline std::uint32_t number_hash(const std::vector<std::uint32_t>& numbers) {
  std::uint64_t hash = numbers.size();
  for (const std::uint32_t number : numbers) hash = spread(hash ^ number);
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace rapport
