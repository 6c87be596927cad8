#include "rapport/language/language.h"

#include <cld2/public/compact_lang_det.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "rapport/segment/utf8.h"

namespace rapport {

namespace {

/// English text hits the lexicon (stance words included) oftener than once in two words, other Latin-script languages
/// hardly once in four: see tests/language.
constexpr std::size_t words_per_hit = 3;

/// A language that is not the lexicon's is believed only above this share of CLD2's own percentage.
constexpr int least_percent = 60;
constexpr std::uint32_t least_words = 5;

/// In a text of two scripts one language counts only where it is all but alone.
constexpr int alone_percent = 90;

/// A text of so many words, of which the lexicon knows fewer than one in so many, is no text in its language.
constexpr std::uint32_t many_words = 20;

/// Enough of a text to tell its language by, in bytes.
constexpr std::size_t sample_bytes = 4096;

/// How much a character outside of ASCII says: in letters, below 0 for one of another script than Latin.
int letters_in(char32_t c) {
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_UNKNOWN:
      return 0;
    case USCRIPT_LATIN:
      return 1;
    case USCRIPT_HAN:
    case USCRIPT_HANGUL:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return -3;  // half a word, or a syllable
    default:
      return -1;
  }
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// What a text is written in.
enum class Script : std::uint8_t {
  latin,
  mixed,  ///< mostly Latin, with enough of another script that it may be names and commands in a text of that one
  other,
};

Script script_of(std::string_view text) {
  constexpr std::ptrdiff_t few = 8;  // one letter of another script to so many Latin ones says nothing
  text = text.substr(0, sample_bytes);
  std::ptrdiff_t latin = 0;
  std::ptrdiff_t other = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (at + 8 <= text.size() && eight_ascii(text.data() + at)) {
      at += 8;
    } else if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
    } else {
      const CodePoint point = decode_utf8(text, at);
      const int letters = letters_in(point.value);
      (letters > 0 ? latin : other) += std::abs(letters);
      at += point.bytes;
    }
  }
  if (other == 0) return Script::latin;
  latin += std::count_if(text.begin(), text.end(), is_letter);
  if (other > latin) return Script::other;
  return other * few > latin ? Script::mixed : Script::latin;
}

/// The lists of stance hold the words that no text of the language can do without; a small lexicon of somebody's own
/// has none, and misses nothing.
bool knows_common_words(const Lexicon& lexicon) {
  return std::ranges::any_of(lexicon.categories, [](const auto& category) { return category.axis == Axis::stance; });
}

}  // namespace

std::string identify_language(const PreparedText& text, std::size_t hits, const Lexicon& lexicon) {
  if (text.words == 0) return {};
  // The match form, so that full-width letters and invisible characters make no difference.
  const Script script = script_of(text.form.text);
  const bool may_be_known = script != Script::other;
  if (may_be_known && hits * words_per_hit >= text.words) return lexicon.language;
  if (may_be_known && text.words < least_words) return lexicon.language;
  CLD2::Language found[3];
  int percent[3];
  int bytes = 0;
  bool reliable = false;
  const auto length = static_cast<int>(std::min(text.form.text.size(), sample_bytes));
  CLD2::DetectLanguageSummary(text.form.text.data(), length, /*is_plain_text=*/true, found, percent, &bytes, &reliable);
  if (script == Script::latin && (!reliable || percent[0] < least_percent || found[0] == CLD2::UNKNOWN_LANGUAGE)) {
    const bool is_listing = knows_common_words(lexicon) && text.words >= many_words && hits * many_words < text.words;
    return is_listing ? "und" : lexicon.language;
  }
  if (!reliable || found[0] == CLD2::UNKNOWN_LANGUAGE || (script == Script::mixed && percent[0] < alone_percent))
    return "und";
  const std::string_view code = CLD2::LanguageCode(found[0]);
  return std::string(code.substr(0, code.find('-')));
}

void settle_languages(const std::vector<KnownWords>& messages, const Lexicon& lexicon,
                      std::vector<std::string>& languages) {
  std::map<std::string_view, std::uint32_t> words;
  for (std::size_t i = 0; i < messages.size(); ++i)
    if (messages[i].words >= least_words) words[languages[i]] += messages[i].words;
  const auto most =
      std::max_element(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == words.end() || most->first == lexicon.language) return;
  const std::string language(most->first);
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const bool says_nothing = messages[i].words < least_words && !messages[i].any_known;
    if (says_nothing && languages[i] == lexicon.language) languages[i] = language;
  }
}

}  // namespace rapport
