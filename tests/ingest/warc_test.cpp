#include "rapport/ingest/dates.h"
#include "reading.h"

using namespace rapport;

namespace {

std::string record(const std::string& type, const std::string& content, const std::string& more = "") {
  return "WARC/1.0\r\nWARC-Type: " + type +
         "\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: http://example.org/tea\r\n" +
         "WARC-Date: 2008-05-06T16:05:00Z\r\n" + more + "Content-Length: " + std::to_string(content.size()) +
         "\r\n\r\n" + content + "\r\n\r\n";
}

}  // namespace

TEST_CASE("warc: pages that a server answered, in their own charset") {
  const std::string html = "<html><body><h1>Caf\xE9</h1><article><p>We met.</p></article></body></html>";
  const auto reading = read_as(
      "warc", record("warcinfo", "software: x\r\n") +
                  record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<html>no</html>") +
                  record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n" + html) +
                  record("response",
                         "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "12\r\n<html><body><p>In \r\n6\r\nparts.\r\n0\r\n\r\n"));
  REQUIRE(reading.exchanges.size() == 2);
  CHECK(reading.exchanges[0].title == "Café");
  CHECK(reading.exchanges[0].url == "http://example.org/tea");
  CHECK(reading.exchanges[0].messages.at(0).text == "We met.");
  CHECK(format_date(*reading.exchanges[0].messages[0].written_at) == "2008-05-06T16:05:00Z");
  CHECK(reading.exchanges[1].messages.at(0).text == "In parts.");
  CHECK(reading.omitted.at("response without a page") == 1);
}

TEST_CASE("warc: the text of WET records; a cut end is told") {
  const std::string wet = record("conversion", "Tea at four\nWe met.\n", "Content-Type: text/plain\r\n");
  CHECK(recognised(wet) == "warc");
  const auto one = read_one("warc", wet);
  CHECK(one.title == "Tea at four");
  CHECK(one.messages.at(0).text == "We met.");
  const auto cut = read_as("warc", wet + wet.substr(0, wet.size() - 12));
  CHECK(cut.exchanges.size() == 2);
  CHECK(cut.problems.size() == 1);
}

TEST_CASE("warc: comments that show in the text of a page") {
  const auto one =
      read_one("warc", record("conversion", "Tea at four\nMay 6, 2008\nWe met.\n1 comment:\nAnn said...\nYes.\n"));
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].text == "We met.");
  CHECK(one.messages[1].author == "Ann");
  CHECK(one.messages[1].parent == 0);
}

TEST_CASE("warc: a body that is still compressed in a way that is not read is told, not taken for text") {
  const std::string html = "<html><body><article><p>We met.</p></article></body></html>";
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br\r\n";
  const auto reading = read_as("warc", record("response", head + "\r\n\x1b\x3a\x02<html>\x90\x01\x0f") +
                                           record("response", head + "\r\n" + html));
  REQUIRE(reading.exchanges.size() == 1);  // many archives keep the name of an encoding that they have undone
  CHECK(reading.exchanges[0].messages[0].text == "We met.");
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].record == "<urn:uuid:1>");
}

TEST_CASE("warc: a chunk that claims more than there is ends where the record does") {
  const auto one =
      read_one("warc", record("response",
                              "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
                              "FFFFFFFFFFFFFFF0\r\n<html><body><p>We met.\r\n"));
  CHECK(one.messages.at(0).text == "We met.");
}
