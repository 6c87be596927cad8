#include "rapport/ingest/local_date.h"

#include <unicode/dtfmtsym.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"

namespace rapport {
namespace {

std::string fold(const icu::UnicodeString& s) {
  std::string out;
  icu::UnicodeString(s).toLower(icu::Locale::getRoot()).toUTF8String(out);
  while (out.ends_with('.')) out.pop_back();
  return out;
}

std::string fold(std::string_view s) {
  const bool is_ascii = std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (is_ascii) return ascii::lower(s);
  return fold(icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), static_cast<std::int32_t>(s.size()))));
}

/// Names of months and days of the week in the languages of the blog engines, full and short, in any inflection.
class Names {
 public:
  static const Names& all() {
    static const Names names;
    return names;
  }

  /// 1 to 12, 0 for any other word.
  [[nodiscard]] int month(std::string_view word) const {
    const auto found = months_.find(fold(word));
    return found == months_.end() ? 0 : found->second;
  }
  [[nodiscard]] bool is_weekday(std::string_view word) const { return weekdays_.contains(fold(word)); }

 private:
  Names() {
    for (const char* language : {"en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da",
                                 "nb", "fi", "cs", "tr", "hu", "ro", "el", "ca", "ja", "zh", "ko"}) {
      UErrorCode error = U_ZERO_ERROR;
      const icu::DateFormatSymbols symbols(icu::Locale(language), error);
      if (U_FAILURE(error) != 0) continue;
      for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
          add(symbols, context, width);
        }
      }
    }
  }

  void add(const icu::DateFormatSymbols& symbols, icu::DateFormatSymbols::DtContextType context,
           icu::DateFormatSymbols::DtWidthType width) {
    std::int32_t count = 0;
    const icu::UnicodeString* names = symbols.getMonths(count, context, width);
    for (std::int32_t i = 0; i < count; ++i) {
      const std::string name = fold(names[i]);
      if (!ascii::is_digit(name.front())) months_.emplace(name, i + 1);  // "4月" is read as number and unit
    }
    names = symbols.getWeekdays(count, context, width);
    for (std::int32_t i = 1; i < count; ++i) {
      const std::string name = fold(names[i]);
      const auto hyphen = name.find('-');
      weekdays_.insert(name.substr(0, hyphen));
      if (hyphen != name.npos) weekdays_.insert(name.substr(hyphen + 1));  // "quinta-feira"
    }
  }

  std::unordered_map<std::string, int> months_;
  std::unordered_set<std::string> weekdays_;
};

bool is_word(char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; }

/// What may stand between the parts of a date and means nothing.
bool is_joint(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"a",  "à",  "al",   "alle", "am",  "as",      "às",      "at", "d",   "de",  "del", "den", "e",   "em",
       "en", "er", "h",    "kl",   "klo", "klockan", "klokken", "la", "las", "le",  "les", "lúc", "min", "nd",
       "o",  "ob", "om",   "op",   "ore", "os",      "rd",      "st", "th",  "the", "u",   "uhr", "um",  "v",
       "в",  "г",  "года", "о",    "р",   "º",       "·",       "–",  "—",   "•",   "،"});
  return std::ranges::find(words, word) != words.end();
}

enum class Half : std::uint8_t { none, morning, afternoon };

/// Takes a date apart from left to right, in whatever order its parts stand.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  std::optional<LocalDate> read() {
    if (!begins()) return {};
    while (!rest_.empty()) {
      const char c = rest_.front();
      const bool understood = ascii::is_digit(c) ? take_number() : is_word(c) ? take_word() : take_mark();
      if (!understood) return {};
    }
    return date();
  }

 private:
  /// With a number, a month or a day of the week: in "12 avril" and "SDCOM12 avril" the name ends in front of the 12,
  /// and in "Uncle Sam12 avril", too.
  [[nodiscard]] bool begins() const {
    const auto size = static_cast<std::size_t>(std::ranges::find_if_not(rest_, is_word) - rest_.begin());
    if (size == 0) return !rest_.empty() && ascii::is_digit(rest_.front());
    const auto word = rest_.substr(0, size);
    constexpr std::size_t shortest_day = 3;  // "KimK 26 mai" is no Hungarian Tuesday
    const bool is_glued = size < rest_.size() && ascii::is_digit(rest_[size]);
    return Names::all().month(word) > 0 || (size >= shortest_day && !is_glued && Names::all().is_weekday(word));
  }

  [[nodiscard]] std::optional<LocalDate> date() const {
    const std::chrono::year_month_day day{std::chrono::year{year_}, std::chrono::month{static_cast<unsigned>(month_)},
                                          std::chrono::day{static_cast<unsigned>(day_)}};
    const bool has_time = hour_ >= 0;
    if (year_ < 1000 || !day.ok() || hour_ > 23 || minute_ > 59 || second_ > 60) return {};
    int hour = has_time ? hour_ : 0;
    if (half_ == Half::afternoon && hour < 12) hour += 12;
    if (half_ == Half::morning && hour == 12) hour = 0;
    return LocalDate{epoch_seconds(year_, month_, day_, hour, minute_, second_), has_time};
  }

  bool take_mark() {
    if (std::string_view(" \t,.()-|/:").find(rest_.front()) == std::string_view::npos) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// Digits at the front of what is left, taken off; -1 for too many.
  int digits(std::size_t& count) {
    count = 0;
    int value = 0;
    while (count < rest_.size() && ascii::is_digit(rest_[count])) {
      if (count < 5) value = value * 10 + (rest_[count] - '0');
      ++count;
    }
    rest_.remove_prefix(count);
    return count > 4 ? -1 : value;
  }

  bool take(std::string_view mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(mark.size());
    return true;
  }

  bool take_one(std::initializer_list<std::string_view> marks) {
    return std::ranges::any_of(marks, [&](auto mark) { return take(mark); });
  }

  bool take_number() {
    std::size_t count = 0;
    const int value = digits(count);
    if (value < 0) return false;
    if (take_one({"年", "년"})) return set(year_, value);
    if (take_one({"月", "월"})) return set(month_, value);
    if (take_one({"日", "일", "号"})) return set(day_, value);
    if (count == 4) return set(year_, value);
    if (count > 2) return false;
    if (day_ == 0 && month_ == 0 && take_numeric_rest(value)) return true;
    const bool is_dated = day_ > 0 && month_ > 0 && year_ > 0;
    if (is_dated || is_time_mark()) return hour_ < 0 && take_time(value);
    return set(day_, value);
  }

  /// The rest of "12.04.2007"; nothing is taken of anything else.
  bool take_numeric_rest(int day) {
    const std::string_view before = rest_;
    const char mark = rest_.empty() ? ' ' : rest_.front();
    std::size_t month_digits = 0, year_digits = 0;
    if (mark == '.' || mark == '/' || mark == '-') {
      rest_.remove_prefix(1);
      const int month = digits(month_digits);
      const bool goes_on = month_digits > 0 && month_digits <= 2 && !rest_.empty() && rest_.front() == mark;
      if (goes_on) {
        rest_.remove_prefix(1);
        const int year = digits(year_digits);
        if (year_digits == 4) return set(day_, day) && set(month_, month) && set(year_, year);
      }
    }
    rest_ = before;
    return false;
  }

  [[nodiscard]] bool is_time_mark() const {
    const auto mark = rest_.substr(0, std::min(rest_.find_first_of("0123456789"), rest_.size()));
    return mark == ":" || mark == "h" || mark == " h " || mark == "H" || mark == "時" || mark == "时" || mark == "点" ||
           mark == "시 ";
  }

  bool take_time(int hour) {
    hour_ = hour;
    const bool has_minutes = take_one({":", ".", "h", " h ", "H", "時", "时", "点", "시 "});
    std::size_t count = 0;
    minute_ = digits(count);
    if (!has_minutes || count > 2) return false;
    if (count == 0) minute_ = 0;  // "19h"
    take_one({"分", "분"});
    if (rest_.size() > 1 && rest_.front() == ':' && ascii::is_digit(rest_[1])) {
      rest_.remove_prefix(1);
      second_ = digits(count);
    }
    return minute_ >= 0 && second_ >= 0;
  }

  bool take_word() {
    std::size_t size = 0;
    while (size < rest_.size() && is_word(rest_[size])) ++size;
    const auto word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    const std::string low = fold(word);
    if (const int month = Names::all().month(word)) return set(month_, month);
    if (const Half half = half_of(low);
        half != Half::none && (hour_ >= 0 || static_cast<unsigned char>(low.front()) >= 0x80)) {
      half_ = half;
      return true;
    }
    return is_joint(low) || Names::all().is_weekday(word);
  }

  static Half half_of(std::string_view word) {
    if (word == "pm" || word == "午後" || word == "下午" || word == "오후") return Half::afternoon;
    return word == "am" || word == "午前" || word == "上午" || word == "오전" ? Half::morning : Half::none;
  }

  static bool set(int& part, int value) {
    if (part > 0) return false;
    part = value;
    return value > 0;
  }

  std::string_view rest_;
  int year_ = 0, month_ = 0, day_ = 0;
  int hour_ = -1, minute_ = 0, second_ = 0;
  Half half_ = Half::none;
};

}  // namespace

std::optional<LocalDate> parse_local_date(std::string_view text) { return DateReader(ascii::trim(text)).read(); }

bool begins_with_weekday(std::string_view text) {
  const auto end = std::ranges::find_if_not(text, is_word) - text.begin();
  return end > 0 && Names::all().is_weekday(text.substr(0, static_cast<std::size_t>(end)));
}

}  // namespace rapport
