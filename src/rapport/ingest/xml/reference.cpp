#include "rapport/ingest/xml/reference.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "rapport/ingest/ascii.h"
#include "rapport/input/windows_1252.h"

namespace rapport {
namespace {

/// "&#8230;" or "&#x2026;" at the beginning of `text`; size 0 if it is none.
struct Number {
  std::size_t size = 0;
  std::uint32_t code = 0;
};

Number read_number(std::string_view text) {
  if (!text.starts_with("&#")) return {};
  const bool hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* const begin = text.data() + (hex ? 3 : 2);
  Number number;
  const auto [end, error] = std::from_chars(begin, text.data() + text.size(), number.code, hex ? 16 : 10);
  if (end == begin || end == text.data() + text.size() || *end != ';') return {};
  if (error != std::errc()) number.code = 0xFFFFFFFF;
  number.size = static_cast<std::size_t>(end - text.data()) + 1;
  return number;
}

constexpr bool is_high_surrogate(std::uint32_t c) { return c >= 0xD800 && c < 0xDC00; }
constexpr bool is_low_surrogate(std::uint32_t c) { return c >= 0xDC00 && c < 0xE000; }
constexpr bool is_control(std::uint32_t c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; }
constexpr bool is_xml_character(std::uint32_t c) {
  return !is_control(c) && !is_high_surrogate(c) && !is_low_surrogate(c) && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF;
}

/// Browsers read &#128; to &#159; as windows-1252, and so do those who wrote them.
std::uint32_t as_browsers_read(std::uint32_t code) {
  return code < 0x100 ? from_windows_1252(static_cast<std::uint8_t>(code)) : code;
}

XmlReference numeric(std::string_view text, Number number) {
  XmlReference reference;
  reference.size = number.size;
  if (is_high_surrogate(number.code)) {
    const Number low = read_number(text.substr(number.size));
    if (low.size != 0 && is_low_surrogate(low.code)) {
      reference.size += low.size;
      number.code = 0x10000 + ((number.code - 0xD800) << 10) + (low.code - 0xDC00);
    }
  }
  if (is_xml_character(number.code)) {
    reference.text = "&#" + std::to_string(as_browsers_read(number.code)) + ";";
  } else {
    reference.text = is_control(number.code) ? " " : "\xEF\xBF\xBD";
    reference.control = true;
  }
  return reference;
}

}  // namespace

XmlReference read_xml_reference(std::string_view text, bool last) {
  constexpr std::size_t longest = 40;  // of a name in HTML, or of two surrogates
  if (!last && text.size() < longest && text.find(';') == std::string_view::npos) return {};
  text = text.substr(0, longest);
  if (const Number number = read_number(text); number.size != 0) {
    const bool may_go_on = is_high_surrogate(number.code) && text.size() < longest && !last;
    return may_go_on ? XmlReference{} : numeric(text, number);
  }
  const auto name_end =
      std::find_if_not(text.begin() + 1, text.end(), [](char c) { return ascii::is_letter(c) || ascii::is_digit(c); });
  const std::string_view name = text.substr(1, static_cast<std::size_t>(name_end - text.begin()) - 1);
  if (name.empty() || name_end == text.end() || *name_end != ';') return {1, "&amp;", true, false};
  const bool of_xml = name == "amp" || name == "lt" || name == "gt" || name == "quot" || name == "apos";
  return {name.size() + 2, (of_xml ? "&" : "&amp;") + std::string(name) + ";", false, false};
}

}  // namespace rapport
