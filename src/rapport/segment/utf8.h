#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "rapport/model/eight_bytes.h"

namespace rapport {

/// Whether all of the eight bytes from `bytes` on are ASCII.
inline bool eight_ascii(const char* bytes) { return foreign_bytes(load_eight(bytes)) == 0; }

struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 1;
};

/// The code point that begins at byte `i` of valid UTF-8 `text`. Of broken text it makes no sense, but never reads
/// beyond the end.
inline CodePoint decode_utf8(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) -> char32_t { return static_cast<unsigned char>(text[i + k]); };
  const auto tail = [&](std::size_t k) -> char32_t { return byte(k) & 0x3F; };
  const std::size_t left = text.size() - i;
  const char32_t lead = byte(0);
  if (lead < 0xC0) return {lead, 1};
  if (lead < 0xE0 && left >= 2) return {(lead & 0x1F) << 6 | tail(1), 2};
  if (lead < 0xF0 && left >= 3) return {(lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3};
  if (left >= 4) return {(lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4};
  return {U'\uFFFD', 1};
}

/// UTF-8 of a code point that is no surrogate.
inline std::string encode_utf8(char32_t c) {
  const auto tail = [&](unsigned shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace rapport
