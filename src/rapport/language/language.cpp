#include "rapport/language/language.h"

#include <cld2/public/compact_lang_det.h>
#include <algorithm>

#include "rapport/segment/utf8.h"

namespace rapport {

namespace {

/// English text hits the lexicon (stance words included) about once in three words, other Latin-script languages
/// less than once in eight: see tests/language.
constexpr std::size_t words_per_hit = 5;

/// A language that is not the lexicon's is believed only above this share of CLD2's own percentage.
constexpr int least_percent = 60;
constexpr std::uint32_t least_words = 5;

/// Letters of other scripts, told by the bytes with which they begin.
std::size_t count_foreign(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at + 8 <= text.size() && eight_ascii(text.data() + at)) {
      at += 8;
      continue;
    }
    const auto byte = static_cast<unsigned char>(text[at++]);
    count += byte >= 0xC8 && byte != 0xE0;
  }
  return count;
}

bool mostly_latin(std::string_view text) {
  const std::size_t foreign = count_foreign(text);
  if (foreign == 0) return true;
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char c) { return ((c | 0x20) >= 'a') && ((c | 0x20) <= 'z'); });
  return static_cast<std::size_t>(letters) >= foreign;
}

}  // namespace

std::string identify_language(const PreparedText& text, std::size_t hits, const Lexicon& lexicon) {
  if (text.words == 0) return {};
  // The match form, so that full-width letters and invisible characters make no difference.
  const bool latin = mostly_latin(text.form.text);
  if (latin && hits * words_per_hit >= text.words) return lexicon.language;
  if (latin && text.words < least_words) return lexicon.language;
  CLD2::Language found[3];
  int percent[3];
  int bytes = 0;
  bool reliable = false;
  const auto length = static_cast<int>(std::min<std::size_t>(text.form.text.size(), 4096));
  CLD2::DetectLanguageSummary(text.form.text.data(), length, /*is_plain_text=*/true, found, percent, &bytes, &reliable);
  if (latin && (!reliable || percent[0] < least_percent || found[0] == CLD2::UNKNOWN_LANGUAGE)) return lexicon.language;
  if (!reliable || found[0] == CLD2::UNKNOWN_LANGUAGE) return "und";
  const std::string_view code = CLD2::LanguageCode(found[0]);
  return std::string(code.substr(0, code.find('-')));
}

}  // namespace rapport
