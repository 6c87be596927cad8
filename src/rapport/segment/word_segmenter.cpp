#include "rapport/segment/word_segmenter.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "rapport/segment/bit_set.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t blocks_at_once = 32;  // blocks of 64 bytes whose masks are in the cache together

/// What the last byte of a block was: bit 0 of each.
struct Carry {
  std::uint64_t word = 0, letter = 0, digit = 0, blank = 0, joining_mid = 0;
};

std::uint64_t word_mask(const WordMasks& m) { return m.letter | m.digit | m.underscore; }
std::uint64_t behind(std::uint64_t mask, std::uint64_t carry) { return mask << 1 | carry; }
std::uint64_t before(std::uint64_t mask, std::uint64_t next) { return mask >> 1 | next << 63; }

/// The places of a block where UAX #29 has no boundary, for ASCII.
std::uint64_t joined_places(const WordMasks& m, const WordMasks& next, Carry& carry) {
  const std::uint64_t word = word_mask(m);
  const std::uint64_t between_letters = behind(m.letter, carry.letter) & before(m.letter, next.letter);
  const std::uint64_t between_digits = behind(m.digit, carry.digit) & before(m.digit, next.digit);
  // WB6, WB7: letters around ' or . · WB11, WB12: digits around ' . , or ;
  const std::uint64_t mid = (m.mid_any & between_letters) | ((m.mid_any | m.mid_digit) & between_digits);
  // WB5, WB8–10, WB13: letters, digits and underscores in any order · WB3d: blanks
  const std::uint64_t joined = (word & behind(word, carry.word)) | (m.blank & behind(m.blank, carry.blank)) | mid |
                               behind(mid, carry.joining_mid);
  carry = {word >> 63, m.letter >> 63, m.digit >> 63, m.blank >> 63, mid >> 63};
  return joined;
}

/// The masks of the blocks from `block` on, at most `count`, and one empty one behind the end of the text.
void load_masks(const ByteKernels& kernels, std::string_view text, std::size_t block, std::size_t count,
                WordMasks* out) {
  const std::size_t whole = text.size() / 64;
  const std::size_t full = block < whole ? std::min(count, whole - block) : 0;
  kernels.word_masks(text.data() + 64 * block, full, out);
  if (full == count) return;
  std::array<char, 64> tail{};
  const std::size_t tail_begin = std::min(64 * (block + full), text.size());
  std::memcpy(tail.data(), text.data() + tail_begin, text.size() - tail_begin);
  kernels.word_masks(tail.data(), 1, out + full);
  std::fill(out + full + 1, out + count, WordMasks{});
}

bool is_letter(char c) { return c == '@' || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

WordSegmenter::WordSegmenter(const ByteKernels& kernels) : kernels_(kernels), rules_(BreakRules::words()) {
  if (!rules_.readable()) return;
  mark_category_ = rules_.category(U'!');
  apostrophe_category_ = rules_.category(U'.');
  if (&kernels_ != &ByteKernels::best()) {
    usable_ = agrees_on_ascii();
    return;
  }
  static const bool agrees = agrees_on_ascii();
  usable_ = agrees;
}

bool WordSegmenter::agrees_on_ascii() {
  WordBoundaries boundaries;
  for (const char around : {'a', '0', '_', ' ', '.', '\''}) {
    for (char32_t c = 0; c < 0x80; ++c) {
      const std::string text{around, static_cast<char>(c), around};
      words(text, boundaries);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = rules_.next(text, at).end;
        if (next_bit(boundaries.bits(), at + 1, text.size()) != end) return false;
        at = end;
      }
    }
  }
  return true;
}

std::uint32_t WordSegmenter::words(std::string_view text, WordBoundaries& out) {
  out.reset(text.size());
  if (text.empty()) return 0;
  decide_ascii(text, out);
  for (std::size_t decided = 0; decided < text.size();) {
    const std::size_t island = next_bit(islands_, decided, text.size());
    decided = island < text.size() ? decide_island(text, island, decided, out) : island;
  }
  return out.count_words({0, static_cast<std::uint32_t>(text.size())});
}

void WordSegmenter::decide_ascii(std::string_view text, WordBoundaries& out) {
  const std::size_t blocks = text.size() / 64 + 1;
  islands_.resize(blocks);
  std::array<WordMasks, blocks_at_once + 1> masks;
  Carry carry;
  for (std::size_t first = 0; first < blocks; first += blocks_at_once) {
    const std::size_t count = std::min(blocks_at_once, blocks - first);
    load_masks(kernels_, text, first, count + 1, masks.data());
    for (std::size_t i = 0; i < count; ++i) {
      const WordMasks& m = masks[i];
      const WordMasks& next = masks[i + 1];
      const std::uint64_t boundaries = ~joined_places(m, next, carry);
      // An underscore alone is no word (ICU's rule status), two are.
      const std::uint64_t joined_underscores = m.underscore & before(word_mask(m), word_mask(next));
      out.bits()[first + i] = boundaries;
      out.words()[first + i] = boundaries & (m.letter | m.digit | joined_underscores);
      islands_[first + i] = m.island;
    }
  }
  out.bits()[0] |= 1;
  clear_bits(out.bits(), text.size() + 1, 64 * blocks);
  out.set(text.size());
}

std::size_t WordSegmenter::decide_island(std::string_view text, std::size_t island, std::size_t decided,
                                         WordBoundaries& out) {
  const std::size_t end = next_gap(islands_, island, text.size());
  if (decide_mark(text, island, end, out)) return end;
  // The first pass was right about every place from which an island is at least two bytes away.
  const std::size_t certain = std::max(decided, island >= 2 ? island - 2 : 0);
  std::size_t at = last_bit(out.bits(), certain);
  while (at < end) {
    const BreakRules::Segment segment = rules_.next(text, at);
    clear_bits(out.bits(), at + 1, segment.end);
    clear_bits(out.words(), at, segment.end);
    out.set(segment.end);
    if (segment.dictionary) {
      decide_by_dictionary(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(segment.end)}, out);
    } else if (segment.word) {
      set_bit(out.words(), at);
    }
    at = segment.end;
  }
  return at;
}

bool WordSegmenter::decide_mark(std::string_view text, std::size_t island, std::size_t end, WordBoundaries& out) {
  const CodePoint c = decode_utf8(text, island);
  if (island + c.bytes != end) return false;
  const std::uint8_t category = rules_.category(c.value);
  if (category == mark_category_) {
    clear_bits(out.bits(), island + 1, end);
    return true;
  }
  if (category != apostrophe_category_) return false;
  const char left = island == 0 ? '\0' : text[island - 1];
  const char right = end == text.size() ? '\0' : text[end];
  const bool joins = (is_letter(left) && is_letter(right)) || (is_digit(left) && is_digit(right));
  clear_bits(out.bits(), joins ? island : island + 1, joins ? end + 1 : end);
  if (joins) clear_bits(out.words(), end, end + 1);
  return true;
}

void WordSegmenter::decide_by_dictionary(std::string_view text, Span segment, WordBoundaries& out) {
  icu_.words(slice(text, segment), dictionary_boundaries_);
  for (std::size_t i = 0; i < segment.size(); ++i) {
    if (dictionary_boundaries_.at(i)) out.set(segment.begin + i);
    if (test_bit(dictionary_boundaries_.words(), i)) set_bit(out.words(), segment.begin + i);
  }
}

}  // namespace rapport
