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

std::string fold_text(std::string_view text) {
  // NFKC makes a blank and a combining accent of it; who types don´t means an apostrophe.
  if (text == "\u00B4") return "'";
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

bool is_one_character(std::string_view text) { return !text.empty() && decode_utf8(text, 0).bytes == text.size(); }

/// Appends `folded`, made of `size` bytes of the original at `origin`, all of whose bytes lead back to `origin`.
void append_folded(std::string_view folded, std::uint32_t origin, std::size_t size, MatchForm& out) {
  const auto form = static_cast<std::uint32_t>(out.text.size());
  const auto end = origin + static_cast<std::uint32_t>(size);
  out.text.append(folded);
  if (folded.size() == size && is_one_character(folded)) return;
  if (folded.empty()) out.offsets.add(form, origin);
  for (std::uint32_t i = 1; i < folded.size(); ++i) out.offsets.add(form + i, origin);
  out.offsets.add(form + static_cast<std::uint32_t>(folded.size()), end);
}

std::vector<std::string_view> split_characters(std::string_view text) {
  std::vector<std::string_view> characters;
  for (std::size_t i = 0; i < text.size(); i += characters.back().size()) {
    characters.push_back(text.substr(i, decode_utf8(text, i).bytes));
  }
  return characters;
}

}  // namespace

bool begins_unit(char32_t code_point) { return normalizer().hasBoundaryBefore(static_cast<UChar32>(code_point)); }

void fold_unit(std::string_view unit, std::uint32_t origin, MatchForm& out) {
  const std::vector<std::string_view> characters = split_characters(unit);
  std::vector<std::string> folded;
  std::string one_by_one;
  for (const std::string_view character : characters) one_by_one += folded.emplace_back(fold_text(character));
  // Characters that compose lead back to all of them together; without what is invisible at their end.
  std::size_t together = 0;
  if (const std::string whole = fold_text(unit); whole != one_by_one) {
    together = characters.size();
    while (folded[together - 1].empty()) --together;
    std::size_t size = 0;
    for (std::size_t i = 0; i < together; ++i) size += characters[i].size();
    append_folded(whole, origin, size, out);
    origin += static_cast<std::uint32_t>(size);
  }
  for (std::size_t i = together; i < characters.size(); ++i) {
    append_folded(folded[i], origin, characters[i].size(), out);
    origin += static_cast<std::uint32_t>(characters[i].size());
  }
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
    fold_unit(text.substr(begin, end - begin), static_cast<std::uint32_t>(begin), out);
  }
}

}  // namespace rapport
