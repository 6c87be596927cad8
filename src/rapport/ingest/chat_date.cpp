#include "rapport/ingest/chat_date.h"

#include <algorithm>
#include <array>
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

struct HalfOfDay {
  std::string_view word;
  bool is_afternoon;
};
constexpr auto halves = std::to_array<HalfOfDay>({{"am", false},
                                                  {"pm", true},
                                                  {"πμ", false},
                                                  {"μμ", true},
                                                  {"ص", false},
                                                  {"م", true},
                                                  {"上午", false},
                                                  {"凌晨", false},
                                                  {"早上", false},
                                                  {"下午", true},
                                                  {"中午", true},
                                                  {"晚上", true},
                                                  {"午前", false},
                                                  {"午後", true},
                                                  {"오전", false},
                                                  {"오후", true}});

/// A time as far as it is read.
struct ChatTime {
  std::array<int, 3> parts{};  // hour, minute, second
  const HalfOfDay* half = nullptr;

  [[nodiscard]] std::optional<int> second_of_day() const {
    const auto& [hour_written, minute, second] = parts;
    const int hour = half == nullptr ? hour_written : hour_written % 12 + (half->is_afternoon ? 12 : 0);
    if (hour > 23 || minute > 59 || second > 60) return {};
    return (hour * 60 + minute) * 60 + second;
  }
};

/// "2:22", "02:22:56", "2.22", "오후 2:22"; what stands behind stays.
std::optional<ChatTime> take_time(std::string_view& s) {
  ChatTime time;
  for (const auto& half : halves) {
    if (!s.starts_with(half.word)) continue;
    time.half = &half;
    s = ascii::trim(s.substr(half.word.size()));
    break;
  }
  const auto hour = take_number(s);
  if (!hour || !take_one(s, ":.")) return {};
  const auto minute = take_number(s);
  const auto second = take_one(s, ":.") ? take_number(s) : 0;
  if (!minute || !second) return {};
  time.parts = {*hour, *minute, *second};
  return time;
}

/// "pm", "p. m.", "μ.μ." or nothing behind a time, and no more.
bool take_half(std::string_view s, ChatTime& time) {
  std::string word = ascii::lower(s);
  std::erase_if(word, [](char c) { return c == ' ' || c == '.'; });
  if (word.empty()) return true;
  const auto found = std::ranges::find(halves, word, &HalfOfDay::word);
  if (found == halves.end() || time.half != nullptr) return false;
  time.half = &*found;
  return true;
}

/// "15/01/20", "2020-01-15", "21. 3. 5."
bool take_date(std::string_view& s, ChatDate& date, char& separator) {
  for (std::size_t i = 0; i < 3; ++i) {
    const auto number = take_number(s);
    if (!number) return false;
    date.numbers[i] = *number;
    if (i == 2) break;
    const char found = s.empty() ? ' ' : s.front();
    if (!take_one(s, "/.-") || (i == 1 && found != separator)) return false;
    separator = found;
    if (separator == '.') take_one(s, " ");
  }
  return true;
}

/// What stands between date and time in some language; false if nothing does.
bool take_joint(std::string_view& s) {
  constexpr auto joints = std::to_array<std::string_view>({"г.", "à", "as", "às", "klo", "kl", "um", "a las", "alle"});
  const std::size_t size = s.size();
  for (std::size_t before = 0; before != s.size();) {
    before = s.size();
    while (take_one(s, ", .")) continue;
    for (const auto joint : joints) {
      if (s.starts_with(joint)) s.remove_prefix(joint.size());
    }
  }
  return s.size() < size;
}

/// Americans write "3/5/21, 10:00 PM"; where the day comes first it is "05/03/21, 10:00 pm" or "5/3/21 10:00 p. m.".
/// A half of the day in front of the time is East Asian.
DateOrder likely_order(std::string_view written, char separator, const ChatTime& time) {
  const bool has_half_behind = written.ends_with("AM") || written.ends_with("PM");
  if (time.half != nullptr && ascii::is_digit(written.back())) return DateOrder::year_month_day;
  return separator == '/' && has_half_behind && !written.starts_with('0') ? DateOrder::month_day_year
                                                                          : DateOrder::day_month_year;
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
  std::string_view rest = text;
  auto time = text.find(':') < 3 ? take_time(rest) : std::nullopt;
  const bool time_first = time && take_joint(rest) && take_date(rest, date, separator) && rest.empty();
  if (!time_first) {
    rest = text;
    if (!take_date(rest, date, separator) || !take_joint(rest)) return {};
    time = take_time(rest);
    if (!time || !take_half(rest, *time)) return {};
  }
  const auto second = time->second_of_day();
  if (!second) return {};
  date.second_of_day = *second;
  date.likely_order = likely_order(text, separator, *time);
  return date;
}

DateOrder decide_date_order(std::span<const ChatDate> dates) {
  using enum DateOrder;
  std::array by_preference{day_month_year, month_day_year, year_month_day};
  const auto likely = dates.empty() ? day_month_year : dates.front().likely_order;
  std::stable_partition(by_preference.begin(), by_preference.end(), [&](DateOrder order) { return order == likely; });
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
