#include "rapport/match/char_classes.h"

namespace rapport {

const std::bitset<128>& word_characters() {
  static const std::bitset<128> set = [] {
    std::bitset<128> all;
    for (std::size_t c = 0; c < all.size(); ++c) all[c] = is_word_character(static_cast<char>(c));
    return all;
  }();
  return set;
}

const std::bitset<128>& blank_characters() {
  static const std::bitset<128> set = parse_regex(R"(\s)").set.ascii;
  return set;
}

std::bitset<256> bytes_of(const CharSet& set) {
  std::bitset<256> bytes;
  for (std::size_t c = 0; c < bytes.size(); ++c) bytes[c] = c < 0x80 ? set.ascii[c] : set.beyond;
  return bytes;
}

}  // namespace rapport
