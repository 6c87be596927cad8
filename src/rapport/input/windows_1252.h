#pragma once
#include <array>
#include <cstdint>

namespace rapport {

/// The code point of a byte of windows-1252, as browsers read it: the five bytes that the charset leaves open are the
/// control characters of their number.
constexpr std::uint32_t from_windows_1252(std::uint8_t byte) {
  constexpr std::array<std::uint16_t, 32> special = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                     0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? special[byte - 0x80U] : byte;
}

}  // namespace rapport
