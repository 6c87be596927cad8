#include <initializer_list>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/page_line.h"
#include "reading.h"

using namespace rapport;

namespace {

Exchange read_lines(std::initializer_list<std::string_view> lines) {
  std::string text;
  for (const auto line : lines) text.append(line).append("\n");
  return read_one("textpage", text);
}

std::string when(const Message& m) { return m.written_at ? format_date(*m.written_at) : ""; }

/// Who speaks, what is said, and when, of one message.
void check(const Message& m, std::string_view author, std::string_view text, std::string_view date) {
  CHECK(m.author == author);
  CHECK(m.text == text);
  CHECK(when(m) == date);
}

}  // namespace

TEST_CASE("layouts: between a name and its date stand badges and the verb") {
  const auto one = read_lines({"Slow bread",
                               "May 6, 2012 · by Mary Thorn · in Kitchen",
                               "It rose all night.",
                               "",
                               "2 Comments",
                               "",
                               "Ann Lee",
                               "says:",
                               "May 7, 2012 at 8:15 am",
                               "How much salt?",
                               "",
                               "Reply",
                               "",
                               "Mary Thorn",
                               "Author",
                               "says:",
                               "May 7, 2012 at 6:45 pm",
                               "Ten grams.",
                               "",
                               "Reply",
                               "",
                               "Submit a Comment"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[0], "Mary Thorn", "It rose all night.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "2012-05-07T18:45:00Z");
  CHECK(one.messages[2].role == Role::host);
}

TEST_CASE("layouts: Disqus names whom a comment answers, and says how long ago") {
  const auto one = read_lines({"Slow bread",
                               "By Mary Thorn | May 6, 2012",
                               "It rose all night.",
                               "2 Comments",
                               "Ann Lee",
                               "5 years ago",
                               "How much salt?",
                               "",
                               "1",
                               "Reply",
                               "Share ›",
                               "Avatar",
                               "Mary Thorn",
                               "Ann Lee",
                               "5 years ago edited",
                               "Ten grams.",
                               "",
                               "Reply",
                               "Share ›",
                               "Subscribe"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[1], "Ann Lee", "How much salt?", "");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "");
  CHECK(one.messages[2].parent == 1);
}

TEST_CASE("layouts: a count of votes is no text, a number that somebody wrote is") {
  const auto one = read_lines({"Slow bread", "May 6, 2012", "How many loaves?", "2 Comments", "Ann Lee", "3 days ago",
                               "42", "", "Reply", "", "Bo Dow", "2 days ago", "Too many.", "7", "Reply"});
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[1].text == "42");
  CHECK(one.messages[2].text == "Too many.");
}

TEST_CASE("layouts: Drupal signs a comment above it, below its subject, with the day of the week") {
  const auto one =
      read_lines({"Slow bread", "Submitted by mary on Sun, 05/06/2012 - 21:10", "It rose all night.", "", "Comments",
                  "Salt", "Submitted by Ann Lee (not verified) on Mon, 05/07/2012 - 08:15.", "", "How much salt?", "",
                  "reply", "Grams", "Submitted by mary on Mon, 07/05/2012 - 18:45.", "", "Ten grams.", "", "reply"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[0], "mary", "It rose all night.", "2012-05-06T21:10:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  check(one.messages[2], "mary", "Ten grams.", "2012-05-07T18:45:00Z");
}

TEST_CASE("layouts: a forum's first message is the post; profiles are no text") {
  const auto phpbb = read_lines({"Slow bread", "Post by mary » Sun May 06, 2012 9:10 pm", "", "It rose all night.",
                                 "Top", "ann_lee", "Posts: 12", "Joined: Mon Jan 02, 2012 10:00 am", "Re: Slow bread",
                                 "Post by ann_lee » Mon May 07, 2012 8:15 am", "", "How much salt?", "Top"});
  REQUIRE(phpbb.messages.size() == 2);
  CHECK(phpbb.title == "Slow bread");
  check(phpbb.messages[0], "mary", "It rose all night.", "2012-05-06T21:10:00Z");
  check(phpbb.messages[1], "ann_lee", "How much salt?", "2012-05-07T08:15:00Z");

  const auto numbered = read_lines({"Slow bread", "6 May 2012, 21:10 #1", "mary", "Member", "Join Date", "Jan 2010",
                                    "Posts", "120", "It rose all night.", "Reply With Quote", "7 May 2012, 08:15 #2",
                                    "ann_lee", "Junior Member", "Posts", "12", "How much salt?", "Reply With Quote"});
  REQUIRE(numbered.messages.size() == 2);
  check(numbered.messages[0], "mary", "It rose all night.", "2012-05-06T21:10:00Z");
  check(numbered.messages[1], "ann_lee", "How much salt?", "2012-05-07T08:15:00Z");
}

TEST_CASE("layouts: posts of one author below each other are no thread") {
  const auto one = read_lines({"Slow bread", "Posted by Mary on May 6, 2012", "It rose all night.", "", "Quick bread",
                               "Posted by Mary on May 5, 2012", "It did not rise."});
  CHECK(one.messages.size() == 1);
}

TEST_CASE("layouts: the page begins at the title that its comments repeat, and ends at the labels below the post") {
  const auto one = read_lines({"Skip to content",
                               "The Kitchen",
                               "Notes on flour",
                               "Slow bread",
                               "It rose all night.",
                               "",
                               "Author",
                               "mary",
                               "Posted on",
                               "May 6, 2012",
                               "Categories",
                               "Bread",
                               "Tags",
                               "rye, salt",
                               "1 thought on “Slow bread”",
                               "Ann Lee",
                               "May 7, 2012 at 8:15 am",
                               "How much salt?",
                               "",
                               "Reply",
                               "Leave a Reply"});
  CHECK(one.title == "Slow bread");
  REQUIRE(one.messages.size() == 2);
  check(one.messages[0], "mary", "It rose all night.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
}

TEST_CASE("layouts: the date above the name, and the author beside the date of the post") {
  const auto one = read_lines({"Slow bread", "Mary Thorn, 6 May 2012", "", "It rose all night.", "", "2 Comments", "",
                               "7 May 2012 at 8:15 am", "Ann Lee", "How much salt?", "", "7 May 2012 at 6:45 pm",
                               "Mary Thorn", "Ten grams."});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[0], "Mary Thorn", "It rose all night.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "2012-05-07T18:45:00Z");
}

TEST_CASE("layouts: TypePad's signature names a category, and a notice stands above the comments") {
  const auto one =
      read_lines({"May 06, 2012", "Slow bread", "It rose all night.", "",
                  "Posted by Mary Thorn on May 06, 2012 at 09:10 PM in Kitchen | Permalink", "", "Comments",
                  "You can follow this conversation by subscribing to the comment feed for this post.", "",
                  "How much salt?", "", "Posted by: Ann Lee | May 07, 2012 at 08:15 AM"});
  REQUIRE(one.messages.size() == 2);
  check(one.messages[0], "Mary Thorn", "It rose all night.", "2012-05-06T21:10:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
}

TEST_CASE("layouts: LiveJournal's buttons; French times of day; a Japanese by-line") {
  const auto journal = read_lines({"Slow bread",
                                   "May 6 2012",
                                   "It rose all night.",
                                   "2 comments",
                                   "ann_lee",
                                   "",
                                   "May 7 2012, 08:15:22 UTC",
                                   "",
                                   "How much salt?",
                                   "",
                                   "Reply",
                                   "Thread",
                                   "Link",
                                   "bo_dow",
                                   "",
                                   "May 7 2012, 18:45:01 UTC",
                                   "",
                                   "None at all.",
                                   "",
                                   "Reply",
                                   "Parent",
                                   "Thread",
                                   "Link"});
  REQUIRE(journal.messages.size() == 3);
  check(journal.messages[2], "bo_dow", "None at all.", "2012-05-07T18:45:01Z");

  const auto french = read_lines({"Pain lent", "6 mai 2012 par Marie Thorin", "Il a levé toute la nuit.", "",
                                  "1 réflexion sur « Pain lent »", "Anne Lerou dit :", "7 mai 2012 à 8 h 15 min",
                                  "Combien de sel ?", "", "Répondre"});
  REQUIRE(french.messages.size() == 2);
  check(french.messages[1], "Anne Lerou", "Combien de sel ?", "2012-05-07T08:15:00Z");

  const auto japanese = read_lines({"ゆっくりパン", "投稿日: 2012年5月6日 投稿者: 佐藤", "一晩ふくらんだ。", "",
                                    "「ゆっくりパン」への1件のフィードバック", "田中 より:", "2012年5月7日 8:15 AM",
                                    "塩は?", "", "返信"});
  REQUIRE(japanese.messages.size() == 2);
  check(japanese.messages[0], "佐藤", "一晩ふくらんだ。", "2012-05-06T00:00:00Z");
  check(japanese.messages[1], "田中", "塩は?", "2012-05-07T08:15:00Z");
}

TEST_CASE("layouts: Medium repeats the name beside the picture, between title and date stand buttons") {
  const auto one = read_lines({"Open in app",
                               "Sign up",
                               "Slow tea",
                               "A pot for a whole afternoon",
                               "Mary Thorn",
                               "Mary Thorn",
                               "",
                               "·",
                               "Follow",
                               "",
                               "Published in",
                               "",
                               "Leaf",
                               "",
                               "·",
                               "4 min read",
                               "·",
                               "May 6, 2012",
                               "",
                               "--",
                               "",
                               "12",
                               "Listen",
                               "Share",
                               "",
                               "It steeped.",
                               "",
                               "--",
                               "",
                               "12",
                               "Written by Mary Thorn",
                               "1.2K Followers",
                               "",
                               "Responses (1)",
                               "Ann Lee",
                               "Ann Lee",
                               "",
                               "May 7, 2012",
                               "",
                               "Which leaf?",
                               "",
                               "--",
                               "",
                               "Reply"});
  REQUIRE(one.messages.size() == 2);
  CHECK(one.title == "Slow tea");
  check(one.messages[0], "Mary Thorn", "A pot for a whole afternoon\n\nIt steeped.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "Which leaf?", "2012-05-07T00:00:00Z");
}

TEST_CASE("layouts: Substack counts below the date and does not count the comments") {
  const auto one = read_lines({"Leaf Letter",
                               "Subscribe",
                               "Sign in",
                               "",
                               "Slow tea",
                               "A pot for a whole afternoon",
                               "Mary Thorn",
                               "May 06, 2023",
                               "12",
                               "3",
                               "Share",
                               "",
                               "It steeped.",
                               "",
                               "12",
                               "3",
                               "Share",
                               "",
                               "Discussion about this post",
                               "Comments",
                               "Restacks",
                               "User's avatar",
                               "Ann Lee",
                               "May 7, 2023",
                               "Which leaf?",
                               "",
                               "Like (1)",
                               "Reply",
                               "Share",
                               "1 reply by Mary Thorn",
                               "Mary Thorn",
                               "May 8, 2023",
                               "Author",
                               "Black.",
                               "",
                               "Like",
                               "Reply",
                               "Share"});
  REQUIRE(one.messages.size() == 3);
  CHECK(one.title == "Slow tea");
  check(one.messages[0], "Mary Thorn", "A pot for a whole afternoon\n\nIt steeped.", "2023-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "Which leaf?", "2023-05-07T00:00:00Z");
  check(one.messages[2], "Mary Thorn", "Black.", "2023-05-08T00:00:00Z");
}

TEST_CASE("layouts: LiveJournal says who wrote above the title, and labels the parts of a comment's head") {
  const auto wrote = read_lines({"mary_t (mary_t) wrote,", "2012-05-06 21:10:00", "", "Slow tea", "", "It steeped."});
  CHECK(wrote.title == "Slow tea");
  check(wrote.messages[0], "mary_t", "It steeped.", "2012-05-06T21:10:00Z");
  const auto labelled = read_lines({"Slow tea",
                                    "May. 6th, 2012 | 09:10 pm",
                                    "mood: calm",
                                    "",
                                    "It steeped.",
                                    "",
                                    "Link | Leave a comment {2} | Share",
                                    "",
                                    "Comments {2}",
                                    "ann_l",
                                    "(no subject)",
                                    "from: ann_l",
                                    "date: May. 7th, 2012 08:15 am (UTC)",
                                    "Link",
                                    "",
                                    "Which leaf?",
                                    "",
                                    "Reply | Thread",
                                    "",
                                    "mary_t",
                                    "(no subject)",
                                    "from: mary_t",
                                    "date: May. 7th, 2012 06:45 pm (UTC)",
                                    "Link",
                                    "",
                                    "Black.",
                                    "",
                                    "Reply | Parent | Thread"});
  REQUIRE(labelled.messages.size() == 3);
  check(labelled.messages[0], "", "It steeped.", "2012-05-06T21:10:00Z");
  check(labelled.messages[1], "ann_l", "Which leaf?", "2012-05-07T08:15:00Z");
  check(labelled.messages[2], "mary_t", "Black.", "2012-05-07T18:45:00Z");
}

TEST_CASE("layouts: vBulletin puts the month first, and profiles of several lines below a name") {
  const auto one = read_lines({"Thread: Which pot?",
                               "Page 1 of 1",
                               "",
                               "05-06-2012, 09:10 AM\t#1",
                               "Ann Lee",
                               "Ann Lee is offline Senior Member",
                               "Join Date",
                               "Jan 2010",
                               "Location",
                               "Leeds",
                               "Posts",
                               "1,234",
                               "Default Which pot?",
                               "Clay or iron?",
                               "Reply With Quote",
                               "",
                               "05-14-2012, 10:20 PM\t#2",
                               "Bo",
                               "Bo is offline Junior Member",
                               "Posts",
                               "12",
                               "Default",
                               "Clay.",
                               "Reply With Quote"});
  REQUIRE(one.messages.size() == 2);
  CHECK(one.title == "Which pot?");
  check(one.messages[0], "Ann Lee", "Clay or iron?", "2012-05-06T09:10:00Z");
  check(one.messages[1], "Bo", "Clay.", "2012-05-14T22:20:00Z");
}

TEST_CASE("layouts: Discourse dates by the month, and names whom a reply answers") {
  const auto one = read_lines({"Which pot?",
                               "Kitchen",
                               "Ann_Lee",
                               "May 2023",
                               "Clay or iron?",
                               "",
                               "",
                               "created",
                               "May 2023",
                               "last reply",
                               "Jun 2023",
                               "3",
                               "replies",
                               "412",
                               "views",
                               "bo_baker",
                               "Bo Baker",
                               "May 2023",
                               "Clay, from the old shop.",
                               "",
                               "1 Like",
                               "Ann_Lee",
                               "bo_baker",
                               "May '23",
                               "Thank you, Bo.",
                               "",
                               "cy",
                               "Jun 2023",
                               "Iron for me.",
                               "",
                               "2 Likes",
                               "Reply"});
  REQUIRE(one.messages.size() == 4);
  CHECK(one.title == "Which pot?");
  check(one.messages[0], "Ann_Lee", "Clay or iron?", "2023-05-01T00:00:00Z");
  check(one.messages[1], "bo_baker", "Clay, from the old shop.", "2023-05-01T00:00:00Z");
  check(one.messages[2], "Ann_Lee", "Thank you, Bo.", "2023-05-01T00:00:00Z");
  CHECK(one.messages[2].parent == 1);
  check(one.messages[3], "cy", "Iron for me.", "2023-06-01T00:00:00Z");
  // A single name above a month is a line of a text.
  CHECK(read_lines({"Which pot?", "Diary", "May 2023", "Clay.", "", "Notes", "Jun 2023", "Iron."}).messages.size() ==
        1);
}

TEST_CASE("layouts: Hacker News links each comment with its siblings") {
  const auto one = read_lines({"Hacker News new | past | comments | ask | show | jobs | submit\tlogin",
                               "\tSlow bread: why it rises (example.org)",
                               "12 points by mary 5 hours ago | hide | past | favorite | 4 comments",
                               "",
                               "ann_lee 4 hours ago | next [–]",
                               "",
                               "How much salt?",
                               "",
                               "reply",
                               "",
                               "mary 3 hours ago | parent | next [–]",
                               "",
                               "Ten grams.",
                               "",
                               "reply",
                               "",
                               "bo_dow 2 hours ago | root | parent [–]",
                               "",
                               "Too much.",
                               "",
                               "reply",
                               "",
                               "cy_low 2 hours ago | parent | prev [–]",
                               "",
                               "None.",
                               "",
                               "reply",
                               "",
                               "dee on May 6, 2012 | prev [–]",
                               "",
                               "I bought mine.",
                               "",
                               "reply",
                               "",
                               "Guidelines | FAQ | Lists | API | Security"});
  REQUIRE(one.messages.size() == 6);
  CHECK(one.title == "Slow bread: why it rises");
  CHECK(one.messages[0].author == "mary");
  check(one.messages[1], "ann_lee", "How much salt?", "");
  check(one.messages[2], "mary", "Ten grams.", "");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[3].parent == 2);
  CHECK(one.messages[4].parent == 1);
  check(one.messages[5], "dee", "I bought mine.", "2012-05-06T00:00:00Z");
  CHECK(one.messages[5].parent == 0);
}

TEST_CASE("layouts: a name on Hacker News may be the word of a button") {
  const auto one =
      read_lines({"Slow bread (example.org)", "12 points by mary 5 hours ago | hide | past | favorite | 3 comments", "",
                  "x 4 hours ago | next [–]", "", "How much salt?", "", "share 3 hours ago | parent | next [–]", "",
                  "Ten grams.", "", "ann_lee 2 hours ago | parent [–]", "", "Too much."});
  REQUIRE(one.messages.size() == 4);
  check(one.messages[1], "x", "How much salt?", "");
  check(one.messages[2], "share", "Ten grams.", "");
  check(one.messages[3], "ann_lee", "Too much.", "");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[3].parent == 2);
}

TEST_CASE("layouts: Reddit, old and new") {
  const auto old = read_lines({"Slow bread rises (self.bread)",
                               "submitted 3 years ago by mary",
                               "It rose all night.",
                               "",
                               "2 comments",
                               "share",
                               "save",
                               "hide",
                               "report",
                               "all 2 comments",
                               "sorted by: best",
                               "[–]ann_lee 12 points13 points14 points 3 years ago ",
                               "How much salt?",
                               "permalink",
                               "embed",
                               "save",
                               "report",
                               "reply",
                               "[–]mary[S] 1 point 3 years ago*",
                               "Ten grams.",
                               "permalink",
                               "embed",
                               "save",
                               "parent",
                               "report",
                               "reply",
                               "about",
                               "blog"});
  REQUIRE(old.messages.size() == 3);
  CHECK(old.title == "Slow bread rises");
  check(old.messages[0], "mary", "It rose all night.", "");
  check(old.messages[1], "ann_lee", "How much salt?", "");
  check(old.messages[2], "mary", "Ten grams.", "");

  const auto young = read_lines({"Skip to main content",
                                 "r/bread",
                                 "•",
                                 "3 yr. ago",
                                 "mary",
                                 "",
                                 "Slow bread rises",
                                 "It rose all night.",
                                 "",
                                 "Upvote",
                                 "45",
                                 "",
                                 "Downvote",
                                 "",
                                 "2",
                                 "comments",
                                 "",
                                 "Share",
                                 "",
                                 "Sort by:",
                                 "",
                                 "Best",
                                 "Comments Section",
                                 "u/ann_lee avatar",
                                 "ann_lee",
                                 "•",
                                 "3y ago",
                                 "How much salt?",
                                 "",
                                 "Upvote",
                                 "12",
                                 "",
                                 "Downvote",
                                 "Reply",
                                 "reply",
                                 "",
                                 "Award",
                                 "Share",
                                 "",
                                 "u/mary avatar",
                                 "mary",
                                 "OP",
                                 "•",
                                 "3y ago",
                                 "Ten grams.",
                                 "",
                                 "Upvote",
                                 "3",
                                 "",
                                 "Downvote",
                                 "Reply",
                                 "reply"});
  REQUIRE(young.messages.size() == 3);
  CHECK(young.title == "Slow bread rises");
  check(young.messages[0], "mary", "It rose all night.", "");
  check(young.messages[1], "ann_lee", "How much salt?", "");
  check(young.messages[2], "mary", "Ten grams.", "");
}

TEST_CASE("layouts: Substack without buttons names the author of the post below it") {
  const auto one = read_lines({"Slow bread",
                               "",
                               "Share this post",
                               "",
                               "Slow bread",
                               "On flour and time",
                               "Mary Thorn",
                               "May 06, 2022",
                               "It rose all night.",
                               "2 Comments",
                               "Ann Lee",
                               "May 7, 2022",
                               "Liked by Mary Thorn",
                               "How much salt?",
                               "Like (2)",
                               "Reply",
                               "Share",
                               "Bo Dow",
                               "May 8, 2022",
                               "Or none.",
                               "Like",
                               "Reply",
                               "Share"});
  REQUIRE(one.messages.size() == 3);
  CHECK(one.title == "Slow bread");
  check(one.messages[0], "Mary Thorn", "On flour and time\n\nIt rose all night.", "2022-05-06T00:00:00Z");
  check(one.messages[2], "Bo Dow", "Or none.", "2022-05-08T00:00:00Z");
}

TEST_CASE("layouts: the button below the last comment ends it, whatever stands at the foot of the page") {
  const auto one = read_lines({"Slow bread",
                               "by Mary Thorn",
                               "May 6, 2012",
                               "It rose.",
                               "",
                               "Comments",
                               "",
                               "2 responses to “Slow bread”",
                               "",
                               "Ann Lee Avatar",
                               "Ann Lee",
                               "May 7, 2012 at 8:15 am",
                               "How much salt?",
                               "",
                               "Reply",
                               "",
                               "Bo Dow Avatar",
                               "Bo Dow",
                               "May 8, 2012 at 9:15 am",
                               "42",
                               "",
                               "Reply",
                               "",
                               "More to read",
                               "Quick bread"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[0], "Mary Thorn", "It rose.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  check(one.messages[2], "Bo Dow", "42", "2012-05-08T09:15:00Z");
}

TEST_CASE("layouts: who signs a comment and speaks again, numbers of comments, days at the end of names") {
  const auto one = read_lines({"Slow bread",
                               "May 6, 2012",
                               "It rose.",
                               "",
                               "4 Comments",
                               "",
                               "1. J. Daniel Lee",
                               "May 7, 2012 at 8:15 am",
                               "How much salt?",
                               "",
                               "J. Daniel Lee",
                               "",
                               "Reply",
                               "",
                               "2. J. Daniel Lee",
                               "May 7, 2012 at 8:20 am",
                               "Sorry, found it.",
                               "",
                               "Reply",
                               "",
                               "3. Bo",
                               "May 8, 2012 at 9:15 am",
                               "Ten.",
                               "",
                               "Reply",
                               "",
                               "4. Cy",
                               "May 9, 2012 at 9:15 am",
                               "Ah.",
                               "",
                               "Reply"});
  REQUIRE(one.messages.size() == 5);
  check(one.messages[1], "J. Daniel Lee", "How much salt?\n\nJ. Daniel Lee", "2012-05-07T08:15:00Z");
  check(one.messages[2], "J. Daniel Lee", "Sorry, found it.", "2012-05-07T08:20:00Z");
  CHECK(trailing_date("Uncle Sam15 November 2015 at 19:34")->before == "Uncle Sam");
}

TEST_CASE("layouts: themes that say says without a colon, and count the comments behind the author") {
  const auto one = read_lines({"Slow bread",
                               "May 6, 2012 by Mary Thorn 2 Comments",
                               "",
                               "It rose.",
                               "",
                               "Filed Under: Bread Tagged With: slow",
                               "About Mary Thorn",
                               "Mary bakes.",
                               "",
                               "Comments",
                               "Ann Lee says",
                               "May 7, 2012 at 8:15 am",
                               "How much salt?",
                               "",
                               "Reply",
                               "Mary Thorn says",
                               "May 7, 2012 at 9:15 am",
                               "Ten grams.",
                               "",
                               "Reply",
                               "Leave a Reply"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[0], "Mary Thorn", "It rose.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  CHECK(one.messages[2].role == Role::host);
}

TEST_CASE("layouts: Blogger's newer themes put buttons around the post, and its labels below") {
  const auto one = read_lines({"Skip to main content",
                               "Search This Blog",
                               "Kitchen",
                               "Slow bread",
                               "Get link",
                               "Facebook",
                               "X",
                               "Pinterest",
                               "Email",
                               "Other Apps",
                               "By Mary Thorn - May 06, 2019",
                               "",
                               "It rose.",
                               "",
                               "Get link",
                               "Facebook",
                               "X",
                               "Pinterest",
                               "Email",
                               "Other Apps",
                               "Labels",
                               "bread",
                               "Comments",
                               "",
                               "Ann Lee7 May 2019 at 08:15",
                               "How much salt?",
                               "",
                               "Reply",
                               "Replies",
                               "",
                               "Mary Thorn7 May 2019 at 09:15",
                               "Ten grams.",
                               "",
                               "Reply",
                               "",
                               "Add comment",
                               "Load more...",
                               "Popular posts from this blog",
                               "Quick bread",
                               "April 1, 2019"});
  REQUIRE(one.messages.size() == 3);
  CHECK(one.title == "Slow bread");
  check(one.messages[0], "Mary Thorn", "It rose.", "2019-05-06T00:00:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2019-05-07T08:15:00Z");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "2019-05-07T09:15:00Z");
  CHECK(one.messages[2].parent == 1);
}

TEST_CASE("layouts: Disqus' buttons as the browser copies them, and the arrow to the one who is answered") {
  const auto one = read_lines({"Slow bread",
                               "By Mary Thorn | May 6, 2012",
                               "",
                               "It rose.",
                               "",
                               "2 Comments",
                               "Kitchen",
                               "Login",
                               "Sort by Best",
                               "",
                               "Avatar",
                               "Ann Lee • 3 years ago",
                               "How much salt?",
                               "",
                               "1 • Reply•Share ›",
                               "Avatar",
                               "Mary Thorn  Ann Lee • 3 years ago",
                               "Ten grams.",
                               "",
                               "• Reply•Share ›",
                               "Subscribe",
                               "Add Disqus to your site"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[1], "Ann Lee", "How much salt?", "");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "");
  CHECK(one.messages[2].parent == 1);
}

TEST_CASE("layouts: Movable Type prints buttons behind a date and names whom a comment answers") {
  const auto one =
      read_lines({"Slow bread", "By Mary Thorn on May 6, 2012 5:10 PM | 2 Comments", "", "It rose.", "",
                  "Categories: Bread", "2 Comments", "", "Ann Lee | May 7, 2012 8:15 AM | Reply", "How much salt?", "",
                  "Mary Thorn replied to comment from Ann Lee | May 7, 2012 9:15 AM | Reply", "Ten grams.", "",
                  "Leave a comment"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[0], "Mary Thorn", "It rose.", "2012-05-06T17:10:00Z");
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "2012-05-07T09:15:00Z");
  CHECK(one.messages[2].parent == 1);
}

TEST_CASE("layouts: Squarespace counts likes behind how long ago, Ghost the minutes behind the date") {
  const auto likes = read_lines({"Slow bread", "May 6, 2015", "", "It rose.", "", "Comments (2)", "Newest First", "",
                                 "Preview Post Comment…", "Ann Lee 9 years ago · 0 Likes", "How much salt?", "",
                                 "Mary Thorn 9 years ago · 1 Like", "Ten grams."});
  REQUIRE(likes.messages.size() == 3);
  check(likes.messages[1], "Ann Lee", "How much salt?", "");
  check(likes.messages[2], "Mary Thorn", "Ten grams.", "");

  const auto minutes =
      read_lines({"Slow bread", "Mary Thorn", "May 6, 2022 — 4 min read", "", "It rose.", "", "Member discussion",
                  "1 comment", "Mary Thorn", "1 year ago", "", "Ten grams.", "", "Reply"});
  REQUIRE(minutes.messages.size() == 2);
  check(minutes.messages[0], "Mary Thorn", "It rose.", "2022-05-06T00:00:00Z");
}

TEST_CASE("layouts: a German page says where a post is filed; its heading needs no quotation marks") {
  const auto one = read_lines({"Langsames Brot", "Veröffentlicht am 6. Mai 2012 von Maria Thorn", "", "Es ging auf.",
                               "", "Veröffentlicht unter Brot | Verschlagwortet mit langsam | 1 Kommentar",
                               "1 Kommentar zu Langsames Brot", "Anna sagt:", "7. Mai 2012 um 08:15", "",
                               "Wie viel Salz?", "", "Antworten", "Schreibe einen Kommentar"});
  REQUIRE(one.messages.size() == 2);
  CHECK(one.title == "Langsames Brot");
  check(one.messages[0], "Maria Thorn", "Es ging auf.", "2012-05-06T00:00:00Z");
  check(one.messages[1], "Anna", "Wie viel Salz?", "2012-05-07T08:15:00Z");
}

TEST_CASE("layouts: a date that is followed by another one, when the post was changed") {
  CHECK(page_date("May 6, 2012May 8, 2012") == page_date("May 6, 2012"));
  CHECK(page_date("Published May 6, 2012May 8, 2012") == std::nullopt);
  CHECK(page_date("version 2012may be 2013") == std::nullopt);
}

TEST_CASE("layouts: of several headings without a number the nearest above the comments counts") {
  const auto one = read_lines({"Slow bread", "May 6, 2012", "It rose.", "", "Comments", "", "Tell me below.", "",
                               "Comments", "", "Ann Lee", "May 7, 2012 8:15 AM", "How much salt?", "", "Reply"});
  REQUIRE(one.messages.size() == 2);
  CHECK(one.messages[0].text == "It rose.\n\nComments\n\nTell me below.");
}

TEST_CASE("layouts: pingbacks between the comments are no text of theirs") {
  const auto one = read_lines({"Slow bread",
                               "Posted on May 6, 2012 by Mary Thorn",
                               "",
                               "It rose.",
                               "",
                               "3 thoughts on “Slow bread”",
                               "",
                               "Ann Lee on May 7, 2012 at 8:15 am said:",
                               "",
                               "How much salt?",
                               "",
                               "Reply ↓",
                               "Pingback: Slow things | The Garden",
                               "",
                               "Mary Thorn on May 8, 2012 at 9:15 am said:",
                               "",
                               "Ten grams.",
                               "",
                               "Reply ↓",
                               "Leave a Reply"});
  REQUIRE(one.messages.size() == 3);
  check(one.messages[1], "Ann Lee", "How much salt?", "2012-05-07T08:15:00Z");
  check(one.messages[2], "Mary Thorn", "Ten grams.", "2012-05-08T09:15:00Z");
}

TEST_CASE("layouts: dates above names, a label in front of the author, what a blog recommends below a post") {
  const auto above = read_lines({"Slow bread",
                                 "10 May 2012",
                                 "by Mary Thorn",
                                 "",
                                 "It rose.",
                                 "",
                                 "Share this:",
                                 "Click to share on X",
                                 "Possibly related posts: (automatically generated)",
                                 "Quick bread",
                                 "",
                                 "2 comments",
                                 "",
                                 "Comments feed for this article",
                                 "",
                                 "11 May 2012 at 8:15 am",
                                 "",
                                 "Ann Lee",
                                 "",
                                 "How much salt?",
                                 "",
                                 "11 May 2012 at 9:15 am",
                                 "",
                                 "Mary Thorn",
                                 "",
                                 "Ten grams.",
                                 "",
                                 "Leave a comment"});
  REQUIRE(above.messages.size() == 3);
  check(above.messages[0], "Mary Thorn", "It rose.", "2012-05-10T00:00:00Z");
  check(above.messages[1], "Ann Lee", "How much salt?", "2012-05-11T08:15:00Z");
  check(above.messages[2], "Mary Thorn", "Ten grams.", "2012-05-11T09:15:00Z");

  const auto labelled = read_lines({"Slow bread", "", "May 10th, 2012 | Author: Mary Thorn", "", "It rose."});
  check(labelled.messages[0], "Mary Thorn", "It rose.", "2012-05-10T00:00:00Z");
}
