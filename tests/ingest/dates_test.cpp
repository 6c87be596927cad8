#include "rapport/ingest/dates.h"

#include <doctest/doctest.h>

#include <initializer_list>

using rapport::epoch_seconds;
using rapport::format_date;
using rapport::parse_date;

TEST_CASE("dates: as C's asctime writes them") {
  CHECK(parse_date("Tue May  6 17:05:00 2008") == parse_date("2008-05-06T17:05:00Z"));
  CHECK(parse_date("Tue May  6 17:05:00 UTC 2008") == parse_date("2008-05-06T17:05:00Z"));
  CHECK(!parse_date("Tue May 32 17:05:00 2008"));
  CHECK(parse_date("May 6 2008") == parse_date("2008-05-06"));
}

TEST_CASE("every form of one instant reads as that instant") {
  const auto instant = epoch_seconds(2007, 4, 12, 21, 10, 5);
  for (const char* form :
       {"2007-04-12T21:10:05Z", "2007-04-12 21:10:05", "2007-04-12T14:10:05.000-07:00", "2007-04-12T23:10:05+02",
        "Thu, 12 Apr 2007 21:10:05 +0000", "12 Apr 07 21:10:05 GMT", "Thu, 12 Apr 2007 17:10:05 EDT",
        "Thu, 12 Apr 2007 21:10:05 +0000 (UTC)", "Thu, 12 Apr 2007 17:10:05 -0400 (Eastern Daylight Time)",
        "Thu Apr 12 2007 14:10:05 GMT-0700 (PDT)", "12 Apr 2007 21:10:05 (GMT+00:00)", "04/12/2007 09:10:05 PM",
        "04/12/2007 21:10:05", "1176412205", "1176412205000", "1176412205000123", "1176412205.5",
        "  2007-04-12 21:10:05\n"}) {
    CAPTURE(form);
    CHECK(parse_date(form) == instant);
  }
}

TEST_CASE("the dates of pages read with and without a time") {
  for (const char* form :
       {"Thursday, April 12, 2007", "April 12, 2007", "12 April 2007", "Apr 12th, 2007", "2007-04-12", "2007-04-12Z"}) {
    CAPTURE(form);
    CHECK(parse_date(form) == epoch_seconds(2007, 4, 12));
  }
  CHECK(parse_date("April 12, 2007 at 9:10 pm") == epoch_seconds(2007, 4, 12, 21, 10));
  CHECK(parse_date("15 November 2015 at 19:34") == epoch_seconds(2015, 11, 15, 19, 34));
  CHECK(parse_date("04/12/2007 12:05:00 AM") == epoch_seconds(2007, 4, 12, 0, 5));
}

TEST_CASE("what is no date, or an impossible one, is nothing") {
  for (const char* form :
       {"", "0000-00-00 00:00:00", "-0001-11-30 00:00:00", "2007-02-30", "2007-04-12 25:00:00", "13/13/2007 10:00:00",
        "04/12/2007 13:00:00 PM", "April", "April fools", "156", "2007", "May 40, 2007", "2007-04-12T",
        "2007-04-12 10:00 and more words", "12 Apr 2007 10:00 +99:99", "Sun", "1176412205x", "12345678901234567890"}) {
    CAPTURE(form);
    CHECK_FALSE(parse_date(form));
  }
}

TEST_CASE("dates before 1970 and leap days survive the way there and back") {
  for (const char* form :
       {"1969-12-31T23:59:59Z", "2000-02-29T12:00:00Z", "1900-03-01T00:00:00Z", "2030-01-01T00:00:00Z"}) {
    CAPTURE(form);
    REQUIRE(parse_date(form));
    CHECK(format_date(*parse_date(form)) == form);
  }
}

TEST_CASE("a year has at least four digits, and a sign before the year 0") {
  CHECK(format_date(253402300800) == "10000-01-01T00:00:00Z");
  CHECK(format_date(-62167219200) == "0000-01-01T00:00:00Z");
  CHECK(format_date(-62198755200) == "-0001-01-01T00:00:00Z");
}
