#include "reading.h"

#include "rapport/ingest/dates.h"

using namespace rapport;

namespace {

constexpr std::string_view entry =
    "AUTHOR: Cy Dow\nTITLE: Tea &amp; cake\nSTATUS: Publish\nCONVERT BREAKS: __default__\nDATE: 05/06/2008 04:05:00 "
    "PM\n"
    "CATEGORY: Tea\nCATEGORY: Cake\n-----\nBODY:\nWe met.\n\n-----\n\nIt was good.\n-----\nEXTENDED "
    "BODY:\nReally.\n-----\n"
    "EXCERPT:\nnot text\n-----\n\nCOMMENT:\nAUTHOR: Ann Lee\nEMAIL: ann@example.org\nIP: 192.0.2.1\nURL: \n"
    "DATE: 05/06/2008 17:00:00\nThank you!\n--------\nAnn\n-----\nPING:\nTITLE: Cake\nURL: http://example.org/\n"
    "BLOG NAME: Cakes\nDATE: 05/07/2008 01:00:00 AM\nseen\n-----\n--------\n";

}  // namespace

TEST_CASE("mt: an entry with a comment, rows of dashes inside texts") {
  const auto one = read_one("mt", entry);
  CHECK(one.title == "Tea & cake");
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].author == "Cy Dow");
  CHECK(one.messages[0].text == "We met.\n\n-----\n\nIt was good.\n\nReally.");
  CHECK(format_date(*one.messages[0].written_at) == "2008-05-06T16:05:00Z");
  CHECK(one.messages[1].author == "Ann Lee");
  CHECK(one.messages[1].text == "Thank you!\n--------\nAnn");
  CHECK(format_date(*one.messages[1].written_at) == "2008-05-06T17:00:00Z");
}

TEST_CASE("mt: line ends of Windows, several entries with one basename") {
  std::string two =
      "AUTHOR: A\r\nTITLE: One\r\nBASENAME: x\r\nDATE: 05/06/2008 04:05:00 "
      "PM\r\n-----\r\nBODY:\r\n<p>a</p>\r\n-----\r\n--------\r\n";
  const auto reading = read_as("mt", two + two);
  REQUIRE(reading.exchanges.size() == 2);
  CHECK(reading.exchanges[0].id == "x");
  CHECK(reading.exchanges[1].id == "x-2");
  CHECK(reading.exchanges[0].messages[0].text == "a");
}

TEST_CASE("mt: trackbacks and drafts only on request") {
  CHECK(read_as("mt", entry).omitted.at("trackback") == 1);
  ReadOptions all;
  all.include = Include::all();
  const auto one = read_one("mt", entry, all);
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[2].kind == "trackback");
  CHECK(one.messages[2].author == "Cakes");
  const auto draft = read_as(
      "mt", "AUTHOR: A\nTITLE: One\nSTATUS: Draft\nDATE: 05/06/2008 04:05:00 PM\n-----\nBODY:\na\n-----\n--------\n");
  CHECK(draft.exchanges.empty());
  CHECK(draft.omitted.at("draft") == 1);
}

TEST_CASE("mt: keys of a service's own above a comment's date are no text, capitals below it are") {
  std::string own(entry);
  own.replace(own.find("DATE: 05/06/2008 17"), 0, "SECRET: 0\nPASS: x\n");
  own.replace(own.find("Thank you!"), 0, "NOTE: well done\n");
  const auto one = read_one("mt", own);
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[1].text.starts_with("NOTE: well done\nThank you!"));
  CHECK(format_date(*one.messages[1].written_at) == "2008-05-06T17:00:00Z");
}

TEST_CASE("mt: recognised by the head of its first entry") {
  CHECK(recognised(entry) == "mt");
  CHECK(recognised("TITLE: x\nand then prose\n-----\n") == "");
}
