#include "rapport/report/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace rapport {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

constexpr std::uint64_t every_byte(std::uint64_t value) { return value * 0x0101010101010101u; }

/// The high bit of each byte of `word` that is zero. Bytes above a zero byte may be reported too, none below.
constexpr std::uint64_t zero_bytes(std::uint64_t word) { return (word - every_byte(0x01)) & ~word & every_byte(0x80); }

/// Whether one of eight bytes may need an escape; text is mostly eight bytes that do not.
bool eight_may_need_escape(const char* bytes) {
  std::uint64_t word;
  std::memcpy(&word, bytes, sizeof word);
  const std::uint64_t control = (word - every_byte(0x20)) & ~word & every_byte(0x80);
  return (control | zero_bytes(word ^ every_byte('"')) | zero_bytes(word ^ every_byte('\\'))) != 0;
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

void append_escape(std::string& out, char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\b':
      out += "\\b";
      return;
    case '\f':
      out += "\\f";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += hex[byte >> 4];
  out += hex[byte & 15];
}

}  // namespace

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\":";
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  out_ += '"';
  for (std::size_t done = 0;;) {
    const std::size_t next = find_escape(text, done);
    out_.append(text, done, next - done);
    if (next == text.size()) break;
    append_escape(out_, text[next]);
    done = next + 1;
  }
  out_ += '"';
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t number) {
  separate();
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::fixed(double number, int decimals) {
  if (!std::isfinite(number)) return null();
  separate();
  std::array<char, 336> digits;  // the largest double has 309 digits before the point
  char* const first = digits.data();
  char* const end = std::to_chars(first, first + digits.size(), number, std::chars_format::fixed, decimals).ptr;
  std::string_view written(first, static_cast<std::size_t>(end - first));
  if (written.find_first_not_of("-0.") == std::string_view::npos && written.front() == '-') written.remove_prefix(1);
  out_ += written;
  return *this;
}

JsonWriter& JsonWriter::boolean(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  out_ += "null";
  return *this;
}

JsonWriter& JsonWriter::end_line() {
  out_ += '\n';
  comma_ = false;
  return *this;
}

}  // namespace rapport
