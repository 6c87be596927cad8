#include "rapport/segment/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

const icu::Normalizer2& normalizer() {
  static const icu::Normalizer2& instance = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (found == nullptr || U_FAILURE(status)) throw std::runtime_error("ICU: no NFKC_Casefold data");
    return *found;
  }();
  return instance;
}

/// What stays of typography after NFKC_Casefold: one ASCII character for all that readers take for it, else 0.
char plain_mark(char32_t c) {
  switch (c) {
    case 0x2018:  // ' opening
    case 0x2019:  // ' closing, and the apostrophe
    case 0x201A:
    case 0x201B:
    case 0x2032:  // prime
    case 0x02BC:  // modifier apostrophe
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
      return '"';
    case 0x2010:  // hyphen
    case 0x2011:
    case 0x2012:
    case 0x2013:  // en dash
    case 0x2014:  // em dash
    case 0x2015:
    case 0x2212:  // minus
    case 0x2E3A:
    case 0x2E3B:
      return '-';
    default:
      return 0;
  }
}

bool is_one_character(std::string_view text) { return !text.empty() && decode_utf8(text, 0).bytes == text.size(); }

/// The match form while units are appended to it.
struct Appender {
  std::string& text;
  OffsetMap& offsets;
  std::uint32_t form;    ///< where `text` begins in the match form
  std::uint32_t origin;  ///< how much of the original is appended

  /// Appends `folded`, made of the next `size` bytes of the original: all its bytes lead back to their beginning.
  void append(std::string_view folded, std::size_t size) {
    const Span before{origin, origin + static_cast<std::uint32_t>(size)};
    const auto at = form + static_cast<std::uint32_t>(text.size());
    origin = before.end;
    text.append(folded);
    if (folded.size() == size && is_one_character(folded)) return;
    offsets.add(before, {at, at + static_cast<std::uint32_t>(folded.size())});
  }
};

std::vector<std::string_view> split_characters(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t i = 0; i < text.size(); i += characters.back().size()) {
    characters.push_back(text.substr(i, decode_utf8(text, i).bytes));
  }
  return characters;
}

}  // namespace

std::string fold_characters(std::string_view text) {
  // NFKC makes a blank and a combining accent of it; who types don´t means an apostrophe.
  constexpr std::string_view acute = "\u00B4";
  if (text.substr(0, acute.size()) == acute) return "'" + fold_characters(text.substr(acute.size()));
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  UErrorCode status = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  normalizer().normalizeUTF8(0, piece, sink, nullptr, status);
  std::string plain;
  for (std::size_t i = 0; i < normal.size();) {
    const CodePoint c = decode_utf8(normal, i);
    const char mark = plain_mark(c.value);
    if (mark != 0) {
      plain += mark;
    } else {
      plain.append(normal, i, c.bytes);
    }
    i += c.bytes;
  }
  return plain;
}

bool begins_unit(char32_t code_point) { return normalizer().hasBoundaryBefore(static_cast<UChar32>(code_point)); }

void fold_unit(std::string_view unit, std::uint32_t origin, std::uint32_t form, std::string& out, OffsetMap& offsets) {
  const std::vector<std::string_view> characters = split_characters(unit);
  std::vector<std::string> folded;
  std::string one_by_one;
  for (const std::string_view character : characters) one_by_one += folded.emplace_back(fold_characters(character));
  Appender appender{out, offsets, form, origin};
  // Characters that compose lead back to all of them together; without what is invisible at their end.
  std::size_t together = 0;
  if (const std::string whole = fold_characters(unit); characters.size() > 1 && whole != one_by_one) {
    together = characters.size();
    while (folded[together - 1].empty()) --together;
    std::size_t size = 0;
    for (std::size_t i = 0; i < together; ++i) size += characters[i].size();
    appender.append(whole, size);
  }
  for (std::size_t i = together; i < characters.size(); ++i) appender.append(folded[i], characters[i].size());
}

void fold_by_icu(std::string_view text, MatchForm& out) {
  out.text.clear();
  out.offsets.clear();
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    end = begin + decode_utf8(text, begin).bytes;
    for (CodePoint next; end < text.size(); end += next.bytes) {
      next = decode_utf8(text, end);
      if (begins_unit(next.value)) break;
    }
    fold_unit(text.substr(begin, end - begin), static_cast<std::uint32_t>(begin), 0, out.text, out.offsets);
  }
}

}  // namespace rapport
