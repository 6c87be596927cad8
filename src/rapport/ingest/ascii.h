#pragma once
#include <algorithm>
#include <string>
#include <string_view>

namespace rapport::ascii {

// The letters, digits and blanks that file formats are made of. What a person wrote is never judged by these.

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
constexpr bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

inline std::string lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

constexpr std::string_view trim(std::string_view s) {
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

/// `prefix` is in lower case; the case of `s` does not matter. The same for the others.
constexpr bool starts_with_fold(std::string_view s, std::string_view prefix) {
  return s.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), s.begin(), [](char want, char got) { return want == lower(got); });
}

constexpr bool equals_fold(std::string_view s, std::string_view other) {
  return s.size() == other.size() && starts_with_fold(s, other);
}

constexpr bool ends_with_fold(std::string_view s, std::string_view suffix) {
  return s.size() >= suffix.size() && equals_fold(s.substr(s.size() - suffix.size()), suffix);
}

}  // namespace rapport::ascii
