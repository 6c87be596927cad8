#pragma once
#include <cstdint>
#include <string_view>

namespace rapport {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 1;
};

/// The code point that begins at byte `i` of valid UTF-8 `text`. Of broken text it makes no sense, but never reads
/// beyond the end.
inline CodePoint decode_utf8(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) -> char32_t {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : char32_t{0x80};
  };
  const char32_t lead = byte(0);
  const auto tail = [&](std::size_t k) { return byte(k) & 0x3F; };
  const auto left = static_cast<std::uint32_t>(text.size() - i < 4 ? text.size() - i : 4);
  const auto at_most_left = [&](std::uint32_t bytes) { return bytes < left ? bytes : left; };
  if (lead < 0xC0) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | tail(1), at_most_left(2)};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), at_most_left(3)};
  return {(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), at_most_left(4)};
}

}  // namespace rapport
