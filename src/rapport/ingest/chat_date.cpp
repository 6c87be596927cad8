#include "rapport/ingest/chat_date.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"

namespace rapport {

namespace {

/// Digits at the front of `s`, taken off.
std::optional<int> take_number(std::string_view& s) {
  int value = 0;
  std::size_t n = 0;
  for (; n < s.size() && n < 5 && ascii::is_digit(s[n]); ++n) value = value * 10 + (s[n] - '0');
  if (n == 0 || n == 5) return {};
  s.remove_prefix(n);
  return value;
}

bool take_one(std::string_view& s, std::string_view any_of) {
  if (s.empty() || any_of.find(s.front()) == any_of.npos) return false;
  s.remove_prefix(1);
  return true;
}

/// "2:22", "02:22:56", "2.22", then "pm", "p. m." or nothing.
std::optional<int> parse_time(std::string_view s, bool& has_half) {
  auto hour = take_number(s);
  if (!hour || !take_one(s, ":.")) return {};
  const auto minute = take_number(s);
  const auto second = take_one(s, ":.") ? take_number(s) : 0;
  if (!minute || !second) return {};
  std::string half = ascii::lower(s);
  std::erase_if(half, [](char c) { return c == ' ' || c == '.'; });
  has_half = half == "am" || half == "pm";
  if (!half.empty() && !has_half) return {};
  if (has_half) hour = *hour % 12 + (half == "pm" ? 12 : 0);
  if (*hour > 23 || *minute > 59 || *second > 60) return {};
  return (*hour * 60 + *minute) * 60 + *second;
}

}  // namespace

std::optional<std::int64_t> ChatDate::seconds(DateOrder order) const {
  constexpr std::array<std::array<std::size_t, 3>, 3> place = {{{2, 1, 0}, {2, 0, 1}, {0, 1, 2}}};
  const auto& [year_at, month_at, day_at] = place[static_cast<std::size_t>(order)];
  const int year = numbers[year_at] < 100 ? 2000 + numbers[year_at] : numbers[year_at];
  const int month = numbers[month_at];
  const int day = numbers[day_at];
  if (year < 1990 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  return epoch_seconds(year, month, day) + second_of_day;
}

std::optional<ChatDate> parse_chat_date(std::string_view text) {
  ChatDate date;
  char separator = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto number = take_number(text);
    if (!number) return {};
    date.numbers[i] = *number;
    if (i == 2) break;
    const char found = text.empty() ? ' ' : text.front();
    if (!take_one(text, "/.-") || (i == 1 && found != separator)) return {};
    separator = found;
  }
  if (!take_one(text, ", ")) return {};
  bool has_half = false;
  const auto time = parse_time(ascii::trim(text), has_half);
  if (!time) return {};
  date.second_of_day = *time;
  date.is_american = separator == '/' && has_half;
  return date;
}

DateOrder decide_date_order(std::span<const ChatDate> dates) {
  using enum DateOrder;
  const bool american = !dates.empty() && dates.front().is_american;
  const std::array<DateOrder, 3> by_preference = american ? std::array{month_day_year, day_month_year, year_month_day}
                                                          : std::array{day_month_year, month_day_year, year_month_day};
  auto best = by_preference.front();
  auto fewest = std::tuple(std::numeric_limits<std::size_t>::max(), std::numeric_limits<std::size_t>::max());
  for (const auto order : by_preference) {
    std::size_t impossible = 0, backward = 0;
    std::optional<std::int64_t> last;
    for (const auto& date : dates) {
      const auto now = date.seconds(order);
      if (!now) ++impossible;
      if (now && last && *now < *last) ++backward;
      if (now) last = now;
    }
    const auto faults = std::tuple(impossible, backward);
    if (faults < fewest) {
      best = order;
      fewest = faults;
    }
  }
  return best;
}

}  // namespace rapport
