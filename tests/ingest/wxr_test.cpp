#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "reading.h"

using namespace rapport;

static std::string sample() {
  std::ostringstream out;
  out << std::ifstream(RAPPORT_SOURCE_DIR "/tests/exports/wxr/blog.xml").rdbuf();
  return out.str();
}

TEST_CASE("wxr: by default published posts with approved comments, all else counted") {
  const auto reading = read_as("wxr", sample());
  REQUIRE(reading.exchanges.size() == 2);
  CHECK(reading.exchanges[0].title == "Beans & peas");
  CHECK(reading.exchanges[0].messages.size() == 4);
  CHECK(reading.exchanges[1].title == "Neither status nor type");
  const std::map<std::string, std::uint64_t, std::less<>> expected = {
      {"attachment", 1},  {"comment on what was left out", 1},
      {"draft", 1},       {"nav_menu_item", 1},
      {"page", 1},        {"pending pingback", 1},
      {"spam comment", 1}};
  CHECK(reading.omitted == expected);
  CHECK(reading.problems.empty());
}

TEST_CASE("wxr: the versions, prefixes without a declaration, and what is not WXR") {
  CHECK(recognised("<rss xmlns:wp=\"https://wordpress.org/export/1.0/\">") == "wxr");
  CHECK(recognised("junk <?xml?><rss><channel><item><wp:post_type>post</wp:post_type>") == "wxr");
  CHECK(recognised("<rss><channel><item><title>A feed</title></item>") != "wxr");
  const auto one =
      read_one("wxr", "<rss><channel><item><wp:post_id>5</wp:post_id><content:encoded>Hi</content:encoded>");
  CHECK(one.messages[0].text == "Hi");
}

TEST_CASE("wxr: the excerpt is not the body, wherever it stands") {
  const auto one = read_one("wxr",
                            "<rss><item><excerpt:encoded>short</excerpt:encoded><content:encoded>long</content:encoded>"
                            "<wp:post_id>1</wp:post_id></item></rss>");
  CHECK(one.messages[0].text == "long");
  const auto none = read_one("wxr", "<rss><item><excerpt:encoded>short</excerpt:encoded></item></rss>");
  CHECK(none.messages[0].text.empty());
}

TEST_CASE("wxr: other programs write whether a comment is approved in words") {
  const auto reading = read_as("wxr",
                               "<rss><item><wp:post_id>1</wp:post_id>"
                               "<wp:comment><wp:comment_content>yes</wp:comment_content>"
                               "<wp:comment_approved>true</wp:comment_approved></wp:comment>"
                               "<wp:comment><wp:comment_content>no</wp:comment_content>"
                               "<wp:comment_approved>false</wp:comment_approved></wp:comment></item></rss>");
  REQUIRE(reading.exchanges.at(0).messages.size() == 2);
  CHECK(reading.exchanges[0].messages[1].status == "approved");
  CHECK(reading.omitted.at("pending comment") == 1);
}

TEST_CASE("wxr: a draft of 2007 has its status where the type stands now") {
  const auto reading = read_as("wxr", "<rss><item><wp:post_type>draft</wp:post_type></item></rss>");
  CHECK(reading.omitted.at("draft") == 1);
}

TEST_CASE("wxr: damage in one item leaves its neighbours as they are") {
  const auto reading =
      read_as("wxr",
              "<rss><item><wp:post_id>1</wp:post_id></item>"
              "<item><wp:post_id>2</wp:post_id><wp:comment><wp:comment_content>AT&T <b>!"
              "<item><wp:post_id>3</wp:post_id><wp:comment><wp:comment_id>8</wp:comment_id></wp:comment></item></rss>");
  REQUIRE(reading.exchanges.size() == 3);
  CHECK(reading.exchanges[0].messages.size() == 1);
  CHECK(reading.exchanges[1].messages.size() == 2);
  CHECK(reading.exchanges[1].messages[1].text == "AT&T !");
  CHECK(reading.exchanges[2].messages.size() == 2);
  CHECK_FALSE(reading.problems.empty());
}
