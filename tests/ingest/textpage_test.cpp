#include "reading.h"

#include "rapport/ingest/dates.h"

using namespace rapport;

namespace {

std::string when(const Message& m) { return m.written_at ? format_date(*m.written_at) : ""; }

}  // namespace

TEST_CASE("textpage: a Blogger page, the name and said on one line, no dates of comments") {
  const auto page = read_one("textpage",
                             "Tuesday, May 6, 2008\n\nTea At Four\n\nWe met for tea.\n\nIt was good.\n\n2 comments:\n\n"
                             "Ann Lee said...\n\nThank you!\n\nI will come again.\n\nBo said…\n\nMe too, Ann.\n");
  CHECK(page.title == "Tea At Four");
  CHECK(page.id == "2008-05-06-tea-at-four");
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[0].text == "We met for tea.\n\nIt was good.");
  CHECK(when(page.messages[0]) == "2008-05-06T00:00:00Z");
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[1].text == "Thank you!\n\nI will come again.");
  CHECK(page.messages[2].author == "Bo");
  CHECK(page.messages[2].parent == 0);
}

TEST_CASE("textpage: a Blogger page with the name of the blog, the foot of the post and dates below comments") {
  const auto page = read_one("textpage",
                             "Kettle and Cup\n\nTuesday, May 6, 2008\nTea At Four\nWe met for tea.\n\n"
                             "Posted by Cy Dow at 4:05 PM Email ThisBlogThis!\nLabels: tea, talk\n\n3 comments:\n\n"
                             "Ann Lee\nsaid...\n    There were 156 comments\n    on my cake.\n    May 6, 2008 5:00 PM\n"
                             "Cy Dow said...\n\n    I heard them all.\n    May 6, 2008 5:30 PM\n"
                             "Bo said...\n    This comment has been removed by the author.\n    May 6, 2008 5:40 PM\n\n"
                             "Post a Comment\nNewer Post Older Post Home\nSubscribe to: Post Comments (Atom)\n");
  CHECK(page.title == "Tea At Four");
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[0].author == "Cy Dow");
  CHECK(when(page.messages[0]) == "2008-05-06T16:05:00Z");
  CHECK(page.messages[0].text == "We met for tea.");
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[1].text == "There were 156 comments\non my cake.");
  CHECK(when(page.messages[1]) == "2008-05-06T17:00:00Z");
  CHECK(page.messages[2].role == Role::host);
  CHECK(page.messages[2].text == "I heard them all.");
}

TEST_CASE("textpage: a Blogger page with names glued to dates, and replies below a comment") {
  const auto page =
      read_one("textpage",
               "Tea At Four\n\nSunday, 15 November 2015\n\nTea At Four\n\nWe met for tea.\n\n4 comments:\n\n"
               "Ann Lee15 November 2015 at 19:34\n\nWas there cake?\n\nReply\nReplies\n\n"
               "Cy Dow15 November 2015 at 20:00\nThere was.\n\nBo16 November 2015 at 08:15\nLots.\n\nReply\n\n"
               "Di17 November 2015 at 10:00\nNext time.\nReply\n\nAdd comment\nLoad more...\n");
  CHECK(page.title == "Tea At Four");
  REQUIRE(page.messages.size() == 5);
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[1].text == "Was there cake?");
  CHECK(page.messages[2].author == "Cy Dow");
  CHECK(page.messages[2].parent == 1);
  CHECK(page.messages[3].parent == 1);
  CHECK(page.messages[3].text == "Lots.");
  CHECK(page.messages[4].author == "Di");
  CHECK(page.messages[4].parent == 0);
  CHECK(page.messages[4].text == "Next time.");
}

TEST_CASE("textpage: a WordPress page") {
  const auto page =
      read_one("textpage",
               "Tea At Four\nMay 6, 2008 by Cy Dow\n\nBo said...\n\n2 comments\n\nwe both laughed.\n\n"
               "2 Responses to “Tea At Four”\n\nAnn Lee, PhD! says:\nMay 6, 2008 at 5:00 pm\n\nThank you!\n\nReply\n\n"
               "Bo on May 7, 2008 at 1:00 am said:\n\nMe too.\n\nLeave a Reply Cancel reply\nName *\n");
  CHECK(page.title == "Tea At Four");
  CHECK(page.messages[0].author == "Cy Dow");
  CHECK(page.messages[0].text == "Bo said...\n\n2 comments\n\nwe both laughed.");
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[1].author == "Ann Lee, PhD!");
  CHECK(page.messages[1].text == "Thank you!");
  CHECK(when(page.messages[1]) == "2008-05-06T17:00:00Z");
  CHECK(page.messages[2].author == "Bo");
  CHECK(page.messages[2].text == "Me too.");
}

TEST_CASE("textpage: names with dates on the line that says said") {
  const auto page = read_one("textpage",
                             "Tea\nPosted on May 6, 2008 by Cy Dow\n\nWe met.\n\nOne thought on “Tea”\n\n"
                             "Ann Lee on May 6, 2008 at 5:00 pm said:\n\nThank you!\n\nReply ↓\n");
  REQUIRE(page.messages.size() == 2);
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(when(page.messages[1]) == "2008-05-06T17:00:00Z");
}

TEST_CASE("textpage: a TypePad page names its speakers below what they wrote") {
  const auto page = read_one(
      "textpage",
      "May 06, 2008\nTea At Four\nWe met for tea.\n\nComments\n\nThank you!\n\n"
      "Posted by: Ann Lee | May 06, 2008 at 05:00 PM\n\nMe too.\n\nPosted by: Bo | May 07, 2008 at 01:00 AM\n");
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[1].text == "Thank you!");
  CHECK(page.messages[2].author == "Bo");
  CHECK(page.messages[2].text == "Me too.");
}

TEST_CASE("textpage: code marked with '>' is code, an answered line is a quotation") {
  const auto page = read_one("textpage",
                             "Monday, May 5, 2008\nTrees\nA tree:\n\n>data Tree a = Leaf | Node (Tree a) a (Tree a)\n"
                             ">size :: Tree a -> Int\n\n1 comment:\n\nAnn said...\n\n> A tree:\n\nA big one.\n");
  REQUIRE(page.messages.size() == 2);
  REQUIRE(page.messages[0].set_aside.size() == 1);
  CHECK(page.messages[0].set_aside[0].why == SetAside::Why::code);
  REQUIRE(page.messages[1].set_aside.size() == 1);
  CHECK(page.messages[1].set_aside[0].why == SetAside::Why::mail_quote);
}

TEST_CASE("textpage: a page without comments is a post, removed comments are told") {
  CHECK(read_one("textpage", "May 6, 2008\n\nTea\n\nWe met.\n\nNo comments:\n\nPost a Comment\n").messages.size() == 1);
  const auto reading = read_as("textpage",
                               "May 6, 2008\n\nTea\n\nWe met.\n\n1 comment:\n\nBo said...\n\n"
                               "This comment has been removed by the author.\n");
  CHECK(reading.omitted.at("deleted comment") == 1);
}

TEST_CASE("textpage: recognised by its comments, not by a text that only mentions them") {
  CHECK(recognised("May 6, 2008\n\nTea\n\nWe met.\n\n1 comment so far\n\nBo said...\n\nYes.\n") == "textpage");
  CHECK(recognised("Just a note without anything.") == "");
  CHECK(recognised("It was late.\n\nand then she said...\n\nnothing at all.\n") == "");
  CHECK(read_one("textpage", "A line.\nAnother line.\n").id == "test");
}
