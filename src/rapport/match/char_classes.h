#pragma once
#include <bitset>

#include "rapport/match/regex_syntax.h"

namespace rapport {

inline bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// ASCII letters, digits and '_': among them is no word boundary.
inline bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
const std::bitset<128>& word_characters();

/// What \s matches.
const std::bitset<128>& blank_characters();

/// The bytes with which the characters of `set` are written.
std::bitset<256> bytes_of(const CharSet& set);

}  // namespace rapport
