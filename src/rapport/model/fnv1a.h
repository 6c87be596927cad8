#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

/// FNV-1a, 64 bits (Fowler, Noll, Vo): tells texts apart, the same on every machine; no defence against an attacker.
/// Pass the hash so far to go on with more bytes.
inline constexpr std::uint64_t fnv1a_basis = 0xcbf29ce484222325;
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t hash = fnv1a_basis) {
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

/// 16 lower-case hexadecimal digits.
inline std::string hex_digits(std::uint64_t number) {
  std::string out(16, '0');
  for (std::size_t i = 16; i-- > 0; number >>= 4) out[i] = "0123456789abcdef"[number & 15];
  return out;
}

}  // namespace rapport
