#pragma once
#include <cstdint>
#include <vector>

namespace rapport {

/// Hash of a list of numbers in its order, for tables in memory.
inline std::uint32_t number_hash(const std::vector<std::uint32_t>& numbers) {
  std::uint64_t hash = numbers.size();
  for (const std::uint32_t number : numbers) hash = (hash ^ number) * 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace rapport
