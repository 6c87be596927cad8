#include "memory_bundle.h"
#include "rapport/ingest/dates.h"
#include "reading.h"

using namespace rapport;

namespace {

std::string post(const std::string& title, const std::string& body) {
  return "<html><head><title>x</title></head><body><article class=\"h-entry\"><header><h1 class=\"p-name\">" + title +
         "</h1></header><section data-field=\"body\" class=\"e-content\">" + body +
         "</section><footer><p>By <a class=\"p-author h-card\">Cy Dow</a> on <time class=\"dt-published\" "
         "datetime=\"2015-02-05T02:56:45.739Z\">February 5, 2015</time></p><a class=\"p-canonical\" "
         "href=\"https://example.org/tea\">Canonical link</a></footer></article></body></html>";
}

}  // namespace

TEST_CASE("medium: a single post") {
  const std::string html = post("Tea", "<hr><p>We met.</p>");
  CHECK(recognised(html) == "medium");
  const auto one = read_one("medium", html);
  CHECK(one.title == "Tea");
  CHECK(one.url == "https://example.org/tea");
  CHECK(one.messages.at(0).text == "We met.");
  CHECK(one.messages.at(0).author == "Cy Dow");
  CHECK(format_date(*one.messages.at(0).written_at) == "2015-02-05T02:56:45Z");
}

TEST_CASE("medium: a folder of posts, drafts only on request") {
  const MemoryBundle folder({{"posts/2015-02-05_Tea-1.html", post("Tea", "<p>We met.</p>")},
                             {"posts/draft_Milk-2.html", post("Milk", "<p>Later.</p>")},
                             {"profile/about.html", "<html></html>"}});
  REQUIRE(recognise(folder) != nullptr);
  CHECK(recognise(folder)->name == "medium");
  const auto reading = read_as("medium", folder);
  REQUIRE(reading.exchanges.size() == 1);
  CHECK(reading.exchanges[0].title == "Tea");
  CHECK(reading.omitted.at("draft") == 1);
}
