#include "rapport/segment/byte_kernels_avx2.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

#include <bit>

// A function carries its own instruction set, so the rest of the program runs on any x86-64.
#define RAPPORT_AVX2 __attribute__((target("avx2,bmi")))

namespace rapport {
namespace {

RAPPORT_AVX2 inline std::uint64_t bits(__m256i low, __m256i high) {
  const auto low_bits = static_cast<std::uint32_t>(_mm256_movemask_epi8(low));
  const auto high_bits = static_cast<std::uint32_t>(_mm256_movemask_epi8(high));
  return low_bits | std::uint64_t{high_bits} << 32;
}

RAPPORT_AVX2 inline __m256i is(__m256i bytes, char c) { return _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c)); }

RAPPORT_AVX2 inline __m256i either(__m256i a, __m256i b) { return _mm256_or_si256(a, b); }

/// Bytes from `first` to `last`, both ASCII. The comparison is signed, so bytes >= 0x80 lie below both.
RAPPORT_AVX2 inline __m256i between(__m256i bytes, char first, char last) {
  const __m256i above = _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8(static_cast<char>(first - 1)));
  const __m256i below = _mm256_cmpgt_epi8(_mm256_set1_epi8(static_cast<char>(last + 1)), bytes);
  return _mm256_and_si256(above, below);
}

RAPPORT_AVX2 inline __m256i letters(__m256i bytes) {
  return either(between(either(bytes, _mm256_set1_epi8(0x20)), 'a', 'z'), is(bytes, '@'));
}

RAPPORT_AVX2 inline __m256i stops(__m256i bytes) {
  const __m256i ends = either(either(is(bytes, '.'), is(bytes, '!')), is(bytes, '?'));
  return either(either(ends, bytes), either(is(bytes, '\n'), is(bytes, '\r')));
}

RAPPORT_AVX2 inline __m256i load(const char* text) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
}

RAPPORT_AVX2 void word_masks(const char* text, std::size_t blocks, WordMasks* out) {
  for (const char* const end = text + 64 * blocks; text != end; text += 64, ++out) {
    const __m256i a = load(text);
    const __m256i b = load(text + 32);
    out->letter = bits(letters(a), letters(b));
    out->digit = bits(between(a, '0', '9'), between(b, '0', '9'));
    out->underscore = bits(is(a, '_'), is(b, '_'));
    out->blank = bits(is(a, ' '), is(b, ' '));
    out->mid_any = bits(either(is(a, '\''), is(a, '.')), either(is(b, '\''), is(b, '.')));
    out->mid_digit = bits(either(is(a, ','), is(a, ';')), either(is(b, ','), is(b, ';')));
    out->island = bits(either(a, is(a, '\r')), either(b, is(b, '\r')));
  }
}

RAPPORT_AVX2 void sentence_stops(const char* text, std::size_t blocks, std::uint64_t* out) {
  for (const char* const end = text + 64 * blocks; text != end; text += 64, ++out) {
    *out = bits(stops(load(text)), stops(load(text + 32)));
  }
}

RAPPORT_AVX2 std::size_t lower_ascii(const char* text, std::size_t size, char* out) {
  std::size_t i = 0;
  for (; i + 32 <= size; i += 32) {
    const __m256i bytes = load(text + i);
    const __m256i case_bit = _mm256_and_si256(between(bytes, 'A', 'Z'), _mm256_set1_epi8(0x20));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), either(bytes, case_bit));
    const auto other = static_cast<std::uint32_t>(_mm256_movemask_epi8(bytes));
    if (other != 0) return i + static_cast<std::size_t>(std::countr_zero(other));
  }
  return i + ByteKernels::plain().lower_ascii(text + i, size - i, out + i);
}

constexpr ByteKernels with_avx2{word_masks, sentence_stops, lower_ascii};

}  // namespace

const ByteKernels* avx2_kernels() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") ? &with_avx2 : nullptr;
}

}  // namespace rapport

#else

namespace rapport {
const ByteKernels* avx2_kernels() { return nullptr; }
}  // namespace rapport

#endif
