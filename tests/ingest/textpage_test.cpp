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

TEST_CASE("textpage: Blogger's first templates put the time in front of the name") {
  const auto page = read_one("textpage",
                             "Tuesday, May 6, 2008\n\nTea At Four\n\nWe met for tea.\n\n2 comments:\n\n"
                             "At 5:00 PM, Ann Lee said...\n\nThank you!\n\n"
                             "At Wednesday, May 7, 2008 1:00:00 AM, Bo said…\n\nMe too.\n");
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[2].author == "Bo");
  CHECK(when(page.messages[2]) == "2008-05-07T01:00:00Z");
}

TEST_CASE("textpage: numbered comments, and headers that give name, date and verb in one line") {
  const auto numbered = read_one("textpage",
                                 "2008-05-06\nTea At Four\nby Cy Dow\n\nWe met for tea.\n\nComments (2)\n\n"
                                 "1. Ann Lee wrote:\n6 May 2008, 17:00\n\nAs the cook says: eat!\n\n"
                                 "2. Bo wrote:\n7 May 2008, 01:00\n\nMe too.\n");
  REQUIRE(numbered.messages.size() == 3);
  CHECK(numbered.messages[0].author == "Cy Dow");
  CHECK(numbered.messages[1].author == "Ann Lee");
  CHECK(numbered.messages[1].text == "As the cook says: eat!");
  CHECK(when(numbered.messages[2]) == "2008-05-07T01:00:00Z");

  const auto dated = read_one("textpage",
                              "My Cups\n\nMay 6, 2008\nTea At Four\nWe met for tea.\n\n2 Responses\n\n"
                              "Ann Lee, on May 6, 2008 at 5:00 pm, said:\n\nThank you!\n\n"
                              "Bo, on May 7, 2008 at 1:00 am, said:\n\nMe too.\n");
  REQUIRE(dated.messages.size() == 3);
  CHECK(dated.messages[1].author == "Ann Lee");
  CHECK(when(dated.messages[1]) == "2008-05-06T17:00:00Z");
}

TEST_CASE("textpage: dates without a time are trusted where the page counts its comments") {
  const std::string comments =
      "Ann Lee\nMay 6, 2008\n\nThank you!\n\nLike (2)\nReply\nShare\n\nBo\nMay 7, 2008\n\nMe too.\n\nReply\nShare\n";
  const auto page = read_one("textpage", "Tea At Four\nMay 6, 2008\n\nWe met.\n\n2 Comments\n\n" + comments);
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[1].text == "Thank you!");
  CHECK(when(page.messages[2]) == "2008-05-07T00:00:00Z");
  CHECK(read_one("textpage", "Tea At Four\nMay 6, 2008\n\nWe met.\n\n" + comments).messages.size() == 1);
}

TEST_CASE("textpage: a thread copied from Disqus says how long ago it was") {
  const auto page = read_one("textpage",
                             "Tea At Four\nMay 6, 2008 by Cy Dow\n\nWe met.\n\n2 comments\n\nAvatar\n"
                             "Ann Lee • 3 years ago\nThank you!\n• Reply • Share ›\n\nAvatar\nBo • a day ago\nMe too.\n"
                             "• Reply • Share ›\n");
  REQUIRE(page.messages.size() == 3);
  CHECK(page.messages[1].author == "Ann Lee");
  CHECK(page.messages[1].text == "Thank you!");
  CHECK(page.messages[2].text == "Me too.");
}

TEST_CASE("textpage: what hangs on below the post is not its text") {
  const auto page =
      read_one("textpage",
               "Tea At Four\nPosted on May 6, 2008 by Cy Dow\n\nWe met.\n\nShare this:\nTwitter\nFacebook\n"
               "Like Loading...\nRelated\n\nThis entry was posted in Cups by Cy Dow. Bookmark the "
               "permalink.\n1 thought on “Tea At Four”\n\nAnn on May 6, 2008 at 5:00 pm said:\n\nYes.\n");
  CHECK(page.messages[0].text == "We met.");
  REQUIRE(page.messages.size() == 2);
}

TEST_CASE("textpage: a title may be a short sentence, and navigation above it is none") {
  CHECK(read_one("textpage", "Tuesday, May 6, 2008\nCook wanted.\nWe need one.\n1 comment:\nBo said...\nMe.\n").title ==
        "Cook wanted.");
  const auto page = read_one("textpage",
                             "« Milk | Main | Sugar »\n\nMay 06, 2008\n\nTea\n\nWe met.\n\nPosted by Cy Dow on May 06, "
                             "2008 at 04:05 PM | Permalink\n\nComments\n\nYes.\n\nPosted by: Ann | May 06, 2008 at "
                             "05:00 PM\n\nThe comments to this entry are closed.\n");
  CHECK(page.title == "Tea");
  CHECK(page.messages[0].text == "We met.");
  CHECK(page.messages[0].author == "Cy Dow");
  CHECK(when(page.messages[0]) == "2008-05-06T16:05:00Z");
  REQUIRE(page.messages.size() == 2);
}

TEST_CASE("textpage: Blogger pages in other languages") {
  struct Page {
    const char *date, *foot, *heading, *first, *second, *end;
  };
  for (const auto& [date, foot, heading, first, second, end] : {
           Page{"Dienstag, 6. Mai 2008", "Eingestellt von Cy Dow um 16:05", "2 Kommentare:", "Ann Lee hat gesagt…",
                "6. Mai 2008 um 17:00", "Kommentar veröffentlichen"},
           Page{"mardi 6 mai 2008", "Publié par Cy Dow à 16:05", "2 commentaires:", "Ann Lee a dit…",
                "6 mai 2008 à 17:00", "Enregistrer un commentaire"},
           Page{"martes, 6 de mayo de 2008", "Publicado por Cy Dow en 16:05", "2 comentarios:", "Ann Lee dijo...",
                "6 de mayo de 2008, 17:00", "Publicar un comentario"},
           Page{"terça-feira, 6 de maio de 2008", "Postado por Cy Dow às 16:05", "2 comentários:", "Ann Lee disse...",
                "6 de maio de 2008 às 17:00", "Postar um comentário"},
           Page{"martedì 6 maggio 2008", "Pubblicato da Cy Dow a 16:05", "2 commenti:", "Ann Lee ha detto...",
                "6 maggio 2008 alle ore 17:00", "Posta un commento"},
           Page{"2008年5月6日火曜日", "投稿者 Cy Dow 時刻: 16:05", "2 件のコメント:", "Ann Lee さんのコメント...",
                "2008年5月6日 17:00", "コメントを投稿"},
       }) {
    CAPTURE(date);
    const std::string other = std::string(first).replace(0, 7, "Bo");
    const auto page =
        read_one("textpage", std::string(date) + "\n\nTea\n\nWe met.\n\n" + foot + "\n\n" + heading + "\n\n" + first +
                                 "\n\nThank you!\n\n" + second + "\n\n" + other + "\n\nMe too.\n\n" + end + "\n");
    CHECK(page.title == "Tea");
    CHECK(page.messages[0].author == "Cy Dow");
    CHECK(page.messages[0].text == "We met.");
    CHECK(when(page.messages[0]) == "2008-05-06T16:05:00Z");
    REQUIRE(page.messages.size() == 3);
    CHECK(page.messages[1].author == "Ann Lee");
    CHECK(page.messages[1].text == "Thank you!");
    CHECK(when(page.messages[1]) == "2008-05-06T17:00:00Z");
    CHECK(page.messages[2].author == "Bo");
    CHECK(page.messages[2].text == "Me too.");
  }
}

TEST_CASE("textpage: German replies, where the button and the heading of a thread are one word") {
  const auto page = read_one("textpage",
                             "Dienstag, 6. Mai 2008\n\nTee\n\nWir trafen uns.\n\n3 Kommentare:\n\n"
                             "Ann6. Mai 2008 um 17:00\nGab es Kuchen?\nAntworten\nAntworten\n\n"
                             "Cy6. Mai 2008 um 18:00\nJa.\n\nAntworten\n\nBo7. Mai 2008 um 08:15\nGut.\nAntworten\n\n"
                             "Kommentar hinzufügen\n");
  REQUIRE(page.messages.size() == 4);
  CHECK(page.messages[1].text == "Gab es Kuchen?");
  CHECK(page.messages[2].author == "Cy");
  CHECK(page.messages[2].parent == 1);
  CHECK(page.messages[3].parent == 0);
}

TEST_CASE("textpage: WordPress pages in other languages") {
  const auto german =
      read_one("textpage",
               "Tee um vier\nVeröffentlicht am 6. Mai 2008 von Cy Dow\n\nWir trafen uns.\n\n"
               "2 Gedanken zu „Tee um vier“\n\nAnn Lee sagt:\n6. Mai 2008 um 17:00 Uhr\n\nDanke!\n\nAntworten\n\n"
               "Bo sagt:\n7. Mai 2008 um 01:00 Uhr\n\nGern.\n\nAntworten\n\nSchreibe einen Kommentar\n");
  CHECK(german.title == "Tee um vier");
  CHECK(german.messages[0].author == "Cy Dow");
  REQUIRE(german.messages.size() == 3);
  CHECK(german.messages[1].author == "Ann Lee");
  CHECK(german.messages[1].text == "Danke!");
  CHECK(when(german.messages[2]) == "2008-05-07T01:00:00Z");
  const auto japanese = read_one("textpage",
                                 "お茶\n2008年5月6日\n\n四時に会った。\n\n「お茶」への1件のフィードバック\n\n"
                                 "Ann より:\n2008年5月6日 5:00 PM\n\nありがとう。\n\n返信\n\nコメントを残す\n");
  CHECK(japanese.title == "お茶");
  REQUIRE(japanese.messages.size() == 2);
  CHECK(japanese.messages[1].author == "Ann");
  CHECK(when(japanese.messages[1]) == "2008-05-06T17:00:00Z");
}
