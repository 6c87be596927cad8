// What the samples in tests/exports do not show: options, damage, odd shapes.
#include "reading.h"

using rapport::Include;
using rapport::read_as;
using rapport::read_one;
using rapport::Reading;

namespace {

constexpr std::string_view topic =
    R"({"id":7,"title":"T","post_stream":{"posts":[{"id":1,"post_number":1,"username":"a","cooked":"<p>x</p>"},)"
    R"({"id":2,"post_number":2,"username":"b","cooked":"<p>y</p>"}],"stream":[1,2,3,4]}})";

const rapport::ReadOptions everything{Include::all(), {}, {}, {}};

std::string ghost(std::string_view post) {
  return R"({"meta":{"exported_on":1},"data":{"posts":[)" + std::string(post) +
         R"(],"users":[{"id":1,"name":"Ann"}]}})";
}

}  // namespace

TEST_CASE("discourse: a list of topics, and one of which a part is missing") {
  const auto got = read_as("discourse", "[" + std::string(topic) + "," + std::string(topic) + "]");
  REQUIRE(got.exchanges.size() == 2);
  REQUIRE(got.exchanges[0].diagnostics.size() == 1);
  CHECK(got.exchanges[0].diagnostics[0].message.find("2 of the topic's 4 posts") != std::string::npos);
}

TEST_CASE("discourse: a truncated topic gives what it holds") {
  const auto got = read_as("discourse", topic.substr(0, topic.find("y</p>") + 1));
  REQUIRE(got.exchanges.size() == 1);
  REQUIRE(got.exchanges[0].messages.size() == 2);
  CHECK(got.exchanges[0].messages[1].text == "y");
  CHECK(got.problems.size() == 1);
}

TEST_CASE("ghost: drafts and pages by option, old ids, dates and Markdown") {
  const auto export_ = ghost(
      R"({"id":5,"title":"D","markdown":"*Hi* there","status":"draft","author_id":1,"created_at":1384171200000,"published_at":null})");
  CHECK(read_as("ghost", export_).exchanges.empty());
  CHECK(read_as("ghost", export_).omitted.at("draft") == 1);
  const auto draft = read_one("ghost", export_, everything);
  CHECK(draft.messages[0].text == "Hi there");
  CHECK(draft.messages[0].author == "Ann");
  CHECK(draft.messages[0].written_at == 1384171200);
  CHECK(read_as("ghost", ghost(R"({"id":6,"html":"<p>p</p>","status":"published","page":1})")).omitted.at("page") == 1);
}

TEST_CASE("ghost: a body that the editor's JSON does not give is empty, and nothing breaks") {
  for (const auto* const body :
       {R"("mobiledoc":"{broken")", R"("mobiledoc":"{\"sections\":[[1],[10,99],[3,\"ul\"],7]}")", R"("lexical":"[]")",
        R"("lexical":"{\"root\":{\"children\":[{\"type\":\"text\"}]}}")"}) {
    CHECK(read_one("ghost", ghost(R"({"id":1,"status":"published",)" + std::string(body) + "}"))
              .messages[0]
              .text.empty());
  }
}

TEST_CASE("ghost: a full backup holds comments and their members") {
  const auto one = read_one("ghost", R"({"db":[{"meta":{"exported_on":1},"data":{
    "comments":[{"id":"c1","post_id":"p1","member_id":"m1","parent_id":null,"status":"published","html":"<p>Cake?</p>",
                 "created_at":"2022-05-06T17:00:00.000Z"},
                {"id":"c2","post_id":"p1","member_id":"m2","parent_id":"c1","status":"published","html":"<p>Yes.</p>"},
                {"id":"c3","post_id":"p1","member_id":"m1","parent_id":"c1","in_reply_to_id":"c2","status":"published",
                 "html":"<p>Oh!</p>"},
                {"id":"c4","post_id":"p1","member_id":"m1","status":"deleted","html":null},
                {"id":"c5","post_id":"p2","member_id":"m1","status":"published","html":"<p>Draft?</p>"}],
    "members":[{"id":"m1","name":"Ann"},{"id":"m2","name":"Bo"}],
    "posts":[{"id":"p1","title":"Tea","html":"<p>We met.</p>","status":"published","type":"post"}]}}]})");
  REQUIRE(one.messages.size() == 4);
  CHECK(one.messages[1].author == "Ann");
  CHECK(one.messages[1].text == "Cake?");
  CHECK(one.messages[2].author == "Bo");
  CHECK(one.messages[2].parent == 1);
  CHECK(one.messages[3].parent == 2);
}

TEST_CASE("ghost: nodes nested beyond sense end in bounded time") {
  std::string lexical;
  for (int i = 0; i < 100'000; ++i) lexical += R"({\"type\":\"paragraph\",\"children\":[)";
  read_one("ghost", ghost(R"({"id":1,"status":"published","lexical":"{\"root\":{\"children\":[)" + lexical + "\"}"));
}

TEST_CASE("reddit: deleted comments by option; replies to them hang on the post") {
  const std::string lines = R"({"id":"p","title":"T","selftext":"s","subreddit":"x","author":"a"})"
                            "\n"
                            R"({"id":"d","body":"[removed]","link_id":"t3_p","parent_id":"t3_p","author":"b"})"
                            "\n"
                            R"({"id":"r","body":"Why?","link_id":"t3_p","parent_id":"t1_d","author":"c"})";
  const auto got = read_as("reddit", lines);
  REQUIRE(got.exchanges.size() == 1);
  CHECK(got.exchanges[0].messages.size() == 2);
  CHECK(got.exchanges[0].messages[1].parent == 0);
  CHECK(got.omitted.at("deleted comment") == 1);
  CHECK(read_one("reddit", lines, everything).messages[2].parent == 1);
}

TEST_CASE("hackernews: replies in a circle are still read") {
  const auto got = read_as("hackernews", R"({"id":1,"type":"comment","by":"a","parent":2,"text":"x"})"
                                         "\n"
                                         R"({"id":2,"type":"comment","by":"b","parent":1,"text":"y"})");
  REQUIRE(got.exchanges.size() == 1);
  CHECK(got.exchanges[0].messages.size() == 2);
}

TEST_CASE("JSON formats are told apart by content alone") {
  CHECK(rapport::recognised(topic) == "discourse");
  CHECK(rapport::recognised(ghost("")) == "ghost");
  CHECK(rapport::recognised(R"({"id":1,"type":"story","by":"a","time":1,"title":"t"})") == "hackernews");
  CHECK(rapport::recognised(R"({"type":"OrderedCollection","orderedItems":[]})") == "mastodon");
  CHECK(rapport::recognised(R"({"id":"c","body":"b","link_id":"t3_p","subreddit":"x"})") == "reddit");
  CHECK(rapport::recognised(R"({"name":"package","version":"1.0.0"})").empty());
}

TEST_CASE("facebook: only what is a broken text is repaired") {
  const auto text = [](const std::string& content) {
    return read_one("facebook", R"({"participants":[],"messages":[{"sender_name":"A","timestamp_ms":1,"content":")" +
                                    content + R"("},{"sender_name":"B","timestamp_ms":2,"content":"x"}]})")
        .messages.back()
        .text;
  };
  CHECK(text("caf\\u00c3\\u00a9") == "café");
  CHECK(text("caf\\u00e9") == "café");  // Instagram once wrote it so
  CHECK(text("\\u00c3") == "Ã");        // the beginning of nothing
  CHECK(text("100 \\u20ac") == "100 €");
}

TEST_CASE("telegram: a page beyond measure is refused with a word, and an empty one is empty") {
  const std::string head = R"(<html><body><div class="page_wrap"><div class="history">)";
  const std::string flat = head + [] {
    std::string deep;
    for (int i = 0; i < 300'000; ++i) deep += "<div class=\"message\"><i>";
    return deep;
  }();
  const auto refused = read_as("telegram", flat);
  CHECK(refused.exchanges.empty());
  REQUIRE(refused.problems.size() == 1);
  CHECK(refused.problems[0].message.find("JSON") != std::string::npos);
  CHECK(read_as("telegram", head + "</div></div>").exchanges.empty());
}
