#pragma once
#include <array>
#include <cstdint>

namespace rapport {

/// What folding makes of one code point, as far as it fits into a few bytes.
struct FoldEntry {
  static constexpr std::uint8_t kTooLong = 0xFF;

  std::array<char, 5> bytes{};
  std::uint8_t size = 0;       ///< 0: a reader does not see it; kTooLong: only fold_unit knows
  bool one_character = false;  ///< `bytes` hold one character
  bool begins_unit = false;
};

/// The entry of any code point. Entries are made by ICU, 64 at a time, when the first of them is asked for: no table to
/// generate or to load at the start. Thread-safe.
[[nodiscard]] const FoldEntry& fold_entry(char32_t code_point);

}  // namespace rapport
