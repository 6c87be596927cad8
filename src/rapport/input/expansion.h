#pragma once
#include <cstdint>

namespace rapport {

/// Tells a decompression bomb from data that packs well: text packs 3 to 20 times, machine logs 100 times.
constexpr bool is_bomb(std::uint64_t packed, std::uint64_t unpacked,
                       std::uint64_t harmless = std::uint64_t{128} << 20) {
  return unpacked > harmless && unpacked / 250 > packed;
}

constexpr const char* bomb_message = "expands out of all proportion (a decompression bomb?): the rest is not read";

}  // namespace rapport
