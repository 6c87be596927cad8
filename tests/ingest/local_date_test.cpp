#include <doctest/doctest.h>

#include <string>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/local_date.h"

using namespace rapport;

namespace {

std::string read(const char* text) {
  const auto date = parse_local_date(text);
  return date ? format_date(date->seconds) : "";
}

}  // namespace

TEST_CASE("local dates: days and months in words") {
  for (const char* text :
       {"Donnerstag, 12. April 2007", "12. Apr. 2007", "jeudi 12 avril 2007", "jueves, 12 de abril de 2007",
        "quinta-feira, 12 de abril de 2007", "giovedì 12 aprile 2007", "donderdag 12 april 2007", "12 kwietnia 2007",
        "четверг, 12 апреля 2007 г.", "12. dubna 2007", "2007年4月12日木曜日", "2007年4月12日星期四",
        "2007년 4월 12일 목요일", "12.04.2007", "12/4/2007"}) {
    CAPTURE(text);
    CHECK(read(text) == "2007-04-12T00:00:00Z");
    CHECK_FALSE(parse_local_date(text)->has_time);
  }
}

TEST_CASE("local dates: times") {
  for (const char* text :
       {"12. April 2007 um 19:34 Uhr", "12 avril 2007 à 19h34", "12 de abril de 2007, 19:34",
        "12 aprile 2007 alle 19.34", "12. april 2007 kl. 19.34", "12.04.2007 19:34", "2007年4月12日 19:34",
        "2007年4月12日 7:34 PM", "2007年4月12日 下午7:34", "2007년 4월 12일 오후 7:34"}) {
    CAPTURE(text);
    CHECK(read(text) == "2007-04-12T19:34:00Z");
  }
}

TEST_CASE("local dates: prose and impossible dates are none") {
  for (const char* text :
       {"am 12. April 2007 war Regen", "12. April 2007 war Regen", "om 12 april 2007", "12. April", "31. Februar 2007",
        "45.13.2007", "2007", "", "Mai", "12. April 2007 um 25:10 Uhr", "99999 avril 2007", "12 12 2007"}) {
    CAPTURE(text);
    CHECK(read(text).empty());
  }
}

TEST_CASE("local dates: a line that begins with a day of the week") {
  CHECK(begins_with_weekday("Thursday, April 12, 2007"));
  CHECK(begins_with_weekday("jueves, 12 de abril"));
  CHECK_FALSE(begins_with_weekday("April 12, 2007"));
  CHECK_FALSE(begins_with_weekday(""));
}
