#include "rapport/report/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

#include "rapport/model/eight_bytes.h"

namespace rapport {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// Whether one of eight bytes may need an escape; text is mostly eight bytes that do not.
bool eight_may_need_escape(const char* bytes) {
  const std::uint64_t word = load_eight(bytes);
  return (bytes_below(word, 0x20) | bytes_equal(word, '"') | bytes_equal(word, '\\')) != 0;
}

/// Index of the first character at or after `from` that needs an escape, or the text's size.
std::size_t find_escape(std::string_view text, std::size_t from) {
  while (from + 8 <= text.size()) {
    if (!eight_may_need_escape(text.data() + from)) {
      from += 8;
      continue;
    }
    for (const std::size_t end = from + 8; from < end; ++from)
      if (needs_escape(text[from])) return from;
  }
  while (from < text.size() && !needs_escape(text[from])) ++from;
  return from;
}

/// Writes the escape of `c`, at most six bytes; returns where it ends.
char* write_escape(char* out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  constexpr std::string_view named = "\"\"\\\\\bb\ff\nn\rr\tt";  // pairs: the character, its letter
  *out++ = '\\';
  for (std::size_t i = 0; i < named.size(); i += 2) {
    if (named[i] != c) continue;
    *out++ = named[i + 1];
    return out;
  }
  const auto byte = static_cast<unsigned char>(c);
  for (const char digit : {'u', '0', '0', hex[byte >> 4], hex[byte & 15]}) *out++ = digit;
  return out;
}

constexpr std::size_t longest_escape = 6;
constexpr std::size_t longest_integer = 20;
constexpr std::size_t longest_fixed = 336;  // the largest double: 309 digits before the point, 17 behind it

constexpr std::array<double, 7> powers_of_ten{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};

/// Writes a number whose digits are certain after one multiplication: small, few decimals, and not so near to the
/// middle between two decimals that the rounding of the product could decide. Null for all others.
char* write_common_fixed(char* out, double number, int decimals) {
  constexpr double largest = 1e11;
  constexpr double doubtful = 1e-4;  // a product below 1e11 is off by less than 1e-5
  if (decimals >= static_cast<int>(powers_of_ten.size())) return nullptr;
  const double scaled = std::abs(number) * powers_of_ten[static_cast<std::size_t>(decimals)];
  if (!(scaled < largest)) return nullptr;
  auto digits = static_cast<std::uint64_t>(scaled);
  const double rest = scaled - static_cast<double>(digits);
  if (std::abs(rest - 0.5) < doubtful) return nullptr;
  if (rest > 0.5) ++digits;
  if (number < 0 && digits != 0) *out++ = '-';
  const auto power = static_cast<std::uint64_t>(powers_of_ten[static_cast<std::size_t>(decimals)]);
  out = std::to_chars(out, out + longest_integer, digits / power).ptr;
  *out++ = '.';
  std::uint64_t fraction = digits % power;
  for (int i = decimals; i-- > 0; fraction /= 10) out[i] = static_cast<char>('0' + fraction % 10);
  return out + decimals;
}

/// The same for every number.
char* write_fixed(char* out, double number, int decimals) {
  char* const end = std::to_chars(out, out + longest_fixed, number, std::chars_format::fixed, decimals).ptr;
  const std::string_view written(out, static_cast<std::size_t>(end - out));
  if (written.front() != '-' || written.find_first_not_of("-0.") != std::string_view::npos) return end;
  std::memmove(out, out + 1, written.size() - 1);
  return end - 1;
}

}  // namespace

void JsonWriter::make_room(std::size_t bytes) {
  constexpr std::size_t at_once = 4096;
  const auto written = static_cast<std::size_t>(at_ - out_.data());
  out_.resize(written + std::max(bytes, at_once));
  at_ = out_.data() + written;
  end_ = out_.data() + out_.size();
}

void JsonWriter::give_back_room() {
  out_.resize(static_cast<std::size_t>(at_ - out_.data()));
  end_ = at_;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  char* out = separate(text.size() + 2);
  *out++ = '"';
  for (std::size_t done = 0;;) {
    const std::size_t next = find_escape(text, done);
    std::memcpy(out, text.data() + done, next - done);
    at_ = out + (next - done);
    if (next == text.size()) break;
    at_ = out = write_escape(room(text.size() - next + longest_escape), text[next]);
    done = next + 1;
  }
  *at_++ = '"';
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  char* const out = separate(longest_integer);
  at_ = std::to_chars(out, out + longest_integer, number).ptr;
  return *this;
}

JsonWriter& JsonWriter::fixed(double number, int decimals) {
  if (!std::isfinite(number)) return null();
  char* const out = separate(longest_fixed);
  char* const end = write_common_fixed(out, number, decimals);
  at_ = end != nullptr ? end : write_fixed(out, number, decimals);
  return *this;
}

JsonWriter& JsonWriter::end_line() {
  *room(1) = '\n';
  ++at_;
  comma_ = false;
  give_back_room();
  return *this;
}

}  // namespace rapport
