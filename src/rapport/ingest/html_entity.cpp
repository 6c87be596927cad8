#include "rapport/ingest/html_entity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

namespace rapport {

namespace {

using EntityRow = std::pair<std::string_view, std::string_view>;
constexpr auto entities = std::to_array<EntityRow>({
    {"agrave", "à"}, {"amp", "&"},       {"apos", "'"},   {"auml", "ä"},   {"bull", "•"},  {"ccedil", "ç"},
    {"copy", "©"},   {"deg", "°"},       {"eacute", "é"}, {"egrave", "è"}, {"euro", "€"},  {"gt", ">"},
    {"hellip", "…"}, {"laquo", "«"},     {"ldquo", "“"},  {"lsquo", "‘"},  {"lt", "<"},    {"mdash", "—"},
    {"middot", "·"}, {"nbsp", "\u00A0"}, {"ndash", "–"},  {"ouml", "ö"},   {"pound", "£"}, {"quot", "\""},
    {"raquo", "»"},  {"rdquo", "”"},     {"reg", "®"},    {"rsquo", "’"},  {"szlig", "ß"}, {"times", "×"},
    {"trade", "™"},  {"uuml", "ü"},
});
static_assert(std::ranges::is_sorted(entities, {}, &EntityRow::first));

void append_utf8(std::string& out, std::uint32_t point) {
  const auto byte = [&](std::uint32_t value) { out += static_cast<char>(value); };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0U | point >> 6U);
    byte(0x80U | (point & 0x3FU));
  } else if (point < 0x10000) {
    byte(0xE0U | point >> 12U);
    byte(0x80U | (point >> 6U & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  } else {
    byte(0xF0U | point >> 18U);
    byte(0x80U | (point >> 12U & 0x3FU));
    byte(0x80U | (point >> 6U & 0x3FU));
    byte(0x80U | (point & 0x3FU));
  }
}

}  // namespace

bool append_html_entity(std::string& out, std::string_view name) {
  if (!name.starts_with('#')) {
    const auto* row = std::ranges::lower_bound(entities, name, {}, &EntityRow::first);
    if (row == entities.end() || row->first != name) return false;
    out += row->second;
    return true;
  }
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  const auto digits = name.substr(hex ? 2 : 1);
  std::uint32_t point = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), point, hex ? 16 : 10);
  const bool is_plain = parsed.ec == std::errc{} && parsed.ptr == digits.data() + digits.size() &&
                        (point == '\n' || point >= 0x20) && (point < 0x7F || point >= 0xA0) && point < 0xD800;
  if (is_plain) append_utf8(out, point);
  return is_plain;
}

}  // namespace rapport
