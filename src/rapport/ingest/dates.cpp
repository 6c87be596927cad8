#include "rapport/ingest/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/date_cursor.h"

namespace rapport {
namespace {

using ascii::is_digit;
using ascii::is_letter;

struct Fields {
  int year = 0, month = 0, day = 0;
  int hour = 0, minute = 0, second = 0;
  int zone_minutes = 0;  // east of Greenwich
};

std::optional<std::int64_t> seconds_of(const Fields& f) {
  const std::chrono::year_month_day date{std::chrono::year{f.year}, std::chrono::month{static_cast<unsigned>(f.month)},
                                         std::chrono::day{static_cast<unsigned>(f.day)}};
  const bool possible = f.year >= 1 && date.ok() && f.hour < 24 && f.minute < 60 && f.second <= 60;
  if (!possible) return {};
  return epoch_seconds(f.year, f.month, f.day, f.hour, f.minute, f.second) - std::int64_t{60} * f.zone_minutes;
}

/// 1 to 12 for a month's English name or the beginning of one (three letters at least); 0 for any other word.
int month_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> names = {"january",   "february", "march",    "april",
                                                             "may",       "june",     "july",     "august",
                                                             "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  const auto found = std::ranges::find_if(names, [&](auto name) { return name.starts_with(word); });
  return found == names.end() ? 0 : static_cast<int>(found - names.begin()) + 1;
}

bool is_weekday(std::string_view word) {
  static constexpr std::array<std::string_view, 7> names = {"monday", "tuesday",  "wednesday", "thursday",
                                                            "friday", "saturday", "sunday"};
  return word.size() >= 3 && std::ranges::any_of(names, [&](auto name) { return name.starts_with(word); });
}

bool falls_on(const Fields& f, std::string_view weekday) {
  static constexpr std::array<std::string_view, 7> names = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
  const std::chrono::year_month_day date{std::chrono::year{f.year}, std::chrono::month{static_cast<unsigned>(f.month)},
                                         std::chrono::day{static_cast<unsigned>(f.day)}};
  return date.ok() && weekday.starts_with(names[std::chrono::weekday{std::chrono::sys_days{date}}.c_encoding()]);
}

/// RFC 822's names of zones; every other name counts as UTC, as RFC 5322 (4.3) asks.
int named_zone_minutes(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 8> zones = {
      {{"est", -5}, {"edt", -4}, {"cst", -6}, {"cdt", -5}, {"mst", -7}, {"mdt", -6}, {"pst", -8}, {"pdt", -7}}};
  const auto found = std::ranges::find(zones, word, &std::pair<std::string_view, int>::first);
  return found == zones.end() ? 0 : found->second * 60;
}

/// "Z", "+02:00", "+0200", "+02", "EST", "GMT-0700", perhaps with a comment ("(Eastern Daylight Time)") or nothing at
/// all, up to the end of the text.
bool read_zone(DateCursor& in, Fields& out) {
  in.skip(" ");
  if (const std::string name = in.word(); !name.empty()) {
    if (name.size() > 5) return false;
    out.zone_minutes = named_zone_minutes(name);
  }
  if (in.peek() == '+' || in.peek() == '-') {
    const int sign = in.take('-') ? -1 : (in.take('+'), 1);
    auto hours = in.number(2, 2);
    int minutes = 0;
    if (!hours) {
      const auto both = in.number(4, 4);
      if (!both) return false;
      hours = *both / 100;
      minutes = *both % 100;
    } else if (in.take(':')) {
      minutes = in.number(2, 2).value_or(60);
    }
    if (*hours > 15 || minutes > 59) return false;
    out.zone_minutes = sign * (*hours * 60 + minutes);
  }
  in.skip(" ");
  in.take_comment();
  return in.at_end();
}

/// "9:10", "09:10:00.000", "9:10 pm"; then the zone.
bool read_time(DateCursor& in, Fields& out) {
  const auto hour = in.number(1, 2);
  if (!hour || !in.take(':')) return false;
  const auto minute = in.number(2, 2);
  if (!minute) return false;
  out.hour = *hour;
  out.minute = *minute;
  if (in.take(':')) {
    const auto second = in.number(2, 2);
    if (!second) return false;
    out.second = *second;
    if (in.take('.') || in.take(',')) in.skip("0123456789");
  }
  DateCursor after = in;
  after.skip(" ");
  if (const std::string half = after.word(); half == "am" || half == "pm") {
    if (out.hour < 1 || out.hour > 12) return false;
    out.hour = out.hour % 12 + (half == "pm" ? 12 : 0);
    in = after;
  }
  return read_zone(in, out);
}

/// What may follow a date: nothing, or one of "T", ",", "at", "-" and blanks, then the time.
bool read_rest(DateCursor& in, Fields& out) {
  in.skip(" ,");
  if (in.at_end()) return true;
  if (is_letter(in.peek())) {
    const std::string joint = in.word();
    if (joint != "t" && joint != "at") return false;
  } else {
    in.take('-');
  }
  in.skip(" ");
  return read_time(in, out);
}

bool read_iso(DateCursor& in, Fields& out) {
  const auto year = in.number(4, 4);
  if (!year || !in.take('-')) return false;
  const auto month = in.number(1, 2);
  if (!month || !in.take('-')) return false;
  const auto day = in.number(1, 2);
  if (!day) return false;
  out = {*year, *month, *day};
  if (in.peek() == 'Z' || in.peek() == '+') return read_zone(in, out);  // xs:date
  return read_rest(in, out);
}

/// "04/12/2007", "Thu, 04/12/2007 - 09:10", "04-12-2007, 09:10 AM" (vBulletin): what names another day of the week has
/// the day in front.
bool read_american(DateCursor& in, Fields& out) {
  const std::string weekday = in.word();
  if (!weekday.empty() && !is_weekday(weekday)) return false;
  if (!weekday.empty()) in.skip(" ,.");
  const auto month = in.number(1, 2);
  const char mark = in.peek();
  if (!month || (mark != '/' && mark != '-') || !in.take(mark)) return false;
  const auto day = in.number(1, 2);
  if (!day || !in.take(mark)) return false;
  const auto year = in.number(4, 4);
  if (!year) return false;
  out = {*year, *month, *day};
  if (mark == '-' && !in.ends_with_half()) return false;
  return (weekday.empty() || falls_on(out, weekday)) && read_rest(in, out);
}

std::optional<int> read_day(DateCursor& in) {
  const auto day = in.number(1, 2);
  if (!day) return {};
  DateCursor after = in;
  if (const auto ordinal = after.word(); ordinal == "st" || ordinal == "nd" || ordinal == "rd" || ordinal == "th") {
    in = after;
  }
  in.skip(" ,.");
  return day;
}

/// "09:10:00 2007" of "Thu Apr 12 09:10:00 2007", as C's asctime writes it; nothing is taken of anything else.
bool read_asctime_rest(DateCursor& in, Fields& out) {
  DateCursor after = in;
  Fields fields;
  const auto hour = after.number(2, 2);
  if (!hour || !after.take(':')) return false;
  const auto minute = after.number(2, 2);
  const auto second = after.take(':') ? after.number(2, 2) : std::optional(0);
  after.skip(" ");
  const std::string zone = is_letter(after.peek()) ? after.word() : "";
  after.skip(" ");
  const auto year = after.number(4, 4);
  const bool is_whole = minute && second && year && after.at_end() && (zone.empty() || zone == "utc" || zone == "gmt");
  if (is_whole) out = {*year, 0, 0, *hour, *minute, *second, 0};
  return is_whole;
}

/// "Thu, 12 Apr 2007 …", "Thursday, April 12, 2007 …" and "Thu Apr 12 09:10:00 2007".
bool read_worded(DateCursor& in, Fields& out) {
  std::string word = in.word();
  if (is_weekday(word)) {
    in.skip(" ,.");
    word = in.word();
  }
  std::optional<int> day;
  if (word.empty()) {
    day = read_day(in);
    if (!day) return false;
    word = in.word();
  }
  const int month = month_of(word);
  if (month == 0) return false;
  in.skip(" ,.");
  if (!day) day = read_day(in);
  if (read_asctime_rest(in, out)) {
    out.month = month;
    out.day = day.value_or(0);
    return true;
  }
  auto year = in.number(4, 4);
  if (!year) {
    year = in.number(2, 2);  // RFC 822; read as RFC 5322 reads it
    if (!year) return false;
    *year += *year < 50 ? 2000 : 1900;
  }
  if (!day) return false;
  out = {*year, month, *day};
  return read_rest(in, out);
}

/// Seconds, milliseconds or microseconds since 1970 as digits, told apart by their number: nine digits of seconds
/// begin in March 1973, twelve would be the year 5138.
std::optional<std::int64_t> read_epoch(std::string_view digits) {
  if (const auto dot = digits.find('.'); dot != std::string_view::npos) {
    if (!std::ranges::all_of(digits.substr(dot + 1), is_digit)) return {};
    digits = digits.substr(0, dot);
  }
  if (digits.size() < 9 || digits.size() > 17 || !std::ranges::all_of(digits, is_digit)) return {};
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.size() >= 15) return value / 1'000'000;
  return digits.size() >= 12 ? value / 1'000 : value;
}

void put_two_digits(std::string& out, std::size_t at, unsigned number) {
  out[at] = static_cast<char>('0' + number / 10);
  out[at + 1] = static_cast<char>('0' + number % 10);
}

}  // namespace

std::int64_t epoch_seconds(int year, int month, int day, int hour, int minute, int second) {
  const std::chrono::sys_days date{std::chrono::year{year} / month / day};
  const std::chrono::sys_seconds time =
      date + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
  return time.time_since_epoch().count();
}

std::optional<std::int64_t> parse_date(std::string_view text) {
  text = ascii::trim(text);
  if (const auto epoch = read_epoch(text)) return epoch;
  for (const auto read : {read_iso, read_american, read_worded}) {
    DateCursor in(text);
    Fields fields;
    if (read(in, fields)) return seconds_of(fields);
  }
  return {};
}

std::string format_date(std::int64_t seconds) {
  const std::chrono::sys_seconds time{std::chrono::seconds{seconds}};
  const auto date = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day ymd{date};
  const std::chrono::hh_mm_ss clock{time - date};
  const int year = static_cast<int>(ymd.year());
  std::string out = "0000-00-00T00:00:00Z";
  put_two_digits(out, 5, static_cast<unsigned>(ymd.month()));
  put_two_digits(out, 8, static_cast<unsigned>(ymd.day()));
  put_two_digits(out, 11, static_cast<unsigned>(clock.hours().count()));
  put_two_digits(out, 14, static_cast<unsigned>(clock.minutes().count()));
  put_two_digits(out, 17, static_cast<unsigned>(clock.seconds().count()));
  const std::string digits = std::to_string(std::abs(year));
  out.replace(4 - std::min<std::size_t>(digits.size(), 4), std::min<std::size_t>(digits.size(), 4), digits);
  if (year < 0) out.insert(0, 1, '-');
  return out;
}

}  // namespace rapport
