#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace rapport {

/// A date as a page prints it for people.
struct LocalDate {
  std::int64_t seconds = 0;  ///< as if the time were UTC: pages do not name their zone
  bool has_time = false;
};

/// Reads the dates of pages in other languages than English: "Donnerstag, 12. April 2007", "12 avril 2007 à 19h34",
/// "12 de abril de 2007, 19:34", "12.04.2007 um 19:34 Uhr", "2007年4月12日 19:34". Names of months and days come from
/// CLDR. Nothing for a text with any other word in it, for an impossible date, and for one without a year.
std::optional<LocalDate> parse_local_date(std::string_view text);

/// Whether a text begins with the name of a day of the week, in English or any of those languages.
bool begins_with_weekday(std::string_view text);

}  // namespace rapport
