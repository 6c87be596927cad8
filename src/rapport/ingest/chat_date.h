#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rapport {

/// Which of the three numbers of a date is what.
enum class DateOrder : std::uint8_t { day_month_year, month_day_year, year_month_day };

/// A date whose order is not known yet: "15/01/20, 02:22:56 PM".
struct ChatDate {
  std::array<int, 3> numbers{};
  DateOrder likely_order = DateOrder::day_month_year;  ///< as far as its form tells: "3/5/21, 10:00 PM" is American
  int second_of_day = 0;

  /// Seconds since 1970 if read in this order (as UTC; years below 100 are 20xx); nothing for an impossible date.
  [[nodiscard]] std::optional<std::int64_t> seconds(DateOrder order) const;
};

/// Reads three numbers with '/', '.' or '-' between them, and a time of 12 or 24 hours behind them or (WhatsApp in the
/// browser) in front, in the languages of WhatsApp whose digits are 0 to 9.
std::optional<ChatDate> parse_chat_date(std::string_view text);

/// The order in which all dates of one file are possible and run forward; where several do, the likely one of the
/// first. `dates` stand in the order of the file.
DateOrder decide_date_order(std::span<const ChatDate> dates);

}  // namespace rapport
