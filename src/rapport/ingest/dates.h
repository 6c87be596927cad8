#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Seconds since 1970-01-01T00:00:00Z of a civil date and time in UTC (proleptic Gregorian calendar).
std::int64_t epoch_seconds(int year, int month, int day, int hour = 0, int minute = 0, int second = 0);

/// Reads the date forms that exports use: RFC 3339 and its relatives ("2007-04-12T09:10:00.000-07:00",
/// "2007-04-12 09:10:00", "2007-04-12"), RFC 822 ("Thu, 12 Apr 2007 09:10:00 +0000", obsolete zone names too),
/// Movable Type ("04/12/2007 09:10:00 PM"), pages ("Thursday, April 12, 2007", "April 12, 2007 at 9:10 pm",
/// "15 November 2015 at 19:34"), and epoch seconds, milliseconds or microseconds as digits. A time without a zone is
/// taken as UTC. Nothing for an impossible date, for "0000-00-00 00:00:00", and for anything else.
std::optional<std::int64_t> parse_date(std::string_view text);

/// "2007-04-12T00:00:00Z".
std::string format_date(std::int64_t seconds);

}  // namespace rapport
