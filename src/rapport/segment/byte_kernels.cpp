#include "rapport/segment/byte_kernels.h"

#include <array>

#include "rapport/segment/byte_kernels_avx2.h"

namespace rapport {
namespace {

enum ByteClass : std::uint8_t { kLetter, kDigit, kUnderscore, kBlank, kMidAny, kMidDigit, kIsland, kStop };

constexpr std::array<std::uint8_t, 256> byte_classes = [] {
  std::array<std::uint8_t, 256> classes{};
  const auto mark = [&](unsigned char byte, ByteClass which) {
    classes[byte] = static_cast<std::uint8_t>(classes[byte] | 1U << which);
  };
  for (unsigned char c = 'a'; c <= 'z'; ++c) mark(c, kLetter);
  for (unsigned char c = 'A'; c <= 'Z'; ++c) mark(c, kLetter);
  for (unsigned char c = '0'; c <= '9'; ++c) mark(c, kDigit);
  mark('@', kLetter);
  mark('_', kUnderscore);
  mark(' ', kBlank);
  for (const char c : {'\'', '.'}) mark(static_cast<unsigned char>(c), kMidAny);
  for (const char c : {',', ';'}) mark(static_cast<unsigned char>(c), kMidDigit);
  mark('\r', kIsland);
  for (const char c : {'.', '!', '?', '\n', '\r'}) mark(static_cast<unsigned char>(c), kStop);
  for (int c = 0x80; c <= 0xFF; ++c) {
    mark(static_cast<unsigned char>(c), kIsland);
    mark(static_cast<unsigned char>(c), kStop);
  }
  return classes;
}();

/// Bit `which` of each of 8 bytes, gathered into 8 bits.
std::uint64_t gather(std::uint64_t bytes, ByteClass which) {
  return ((bytes >> which & 0x0101010101010101U) * 0x0102040810204080U) >> 56;
}

std::uint64_t classes_of_8(const char* text) {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    bytes |= std::uint64_t{byte_classes[static_cast<unsigned char>(text[i])]} << 8 * i;
  }
  return bytes;
}

void word_masks(const char* text, std::size_t blocks, WordMasks* out) {
  for (std::size_t block = 0; block < blocks; ++block, ++out) {
    *out = {};
    for (std::size_t i = 0; i < 64; i += 8, text += 8) {
      const std::uint64_t bytes = classes_of_8(text);
      out->letter |= gather(bytes, kLetter) << i;
      out->digit |= gather(bytes, kDigit) << i;
      out->underscore |= gather(bytes, kUnderscore) << i;
      out->blank |= gather(bytes, kBlank) << i;
      out->mid_any |= gather(bytes, kMidAny) << i;
      out->mid_digit |= gather(bytes, kMidDigit) << i;
      out->island |= gather(bytes, kIsland) << i;
    }
  }
}

void sentence_stops(const char* text, std::size_t blocks, std::uint64_t* out) {
  for (std::size_t block = 0; block < blocks; ++block, ++out) {
    *out = 0;
    for (std::size_t i = 0; i < 64; i += 8, text += 8) *out |= gather(classes_of_8(text), kStop) << i;
  }
}

std::size_t lower_ascii(const char* text, std::size_t size, char* out) {
  std::size_t i = 0;
  for (; i < size && static_cast<unsigned char>(text[i]) < 0x80; ++i) {
    const char c = text[i];
    out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  return i;
}

constexpr ByteKernels plain_kernels{word_masks, sentence_stops, lower_ascii};

}  // namespace

const ByteKernels& ByteKernels::plain() { return plain_kernels; }

const ByteKernels& ByteKernels::best() {
  static const ByteKernels& chosen = avx2_kernels() != nullptr ? *avx2_kernels() : plain_kernels;
  return chosen;
}

}  // namespace rapport
