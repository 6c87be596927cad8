#include "rapport/ingest/slack_markup.h"

#include "memory_bundle.h"

using rapport::SetAside;
using rapport::slice;

namespace {

std::string text(std::string_view written) { return rapport::slack_to_text(written, {{"U1", "Ann <3"}}).text; }

}  // namespace

TEST_CASE("slack: references become what a reader sees") {
  CHECK(text("Hi <@U1>, ask <@U9|bo> or <!here> in <#C1|general>") == "Hi @Ann <3, ask @bo or @here in #general");
  CHECK(text("a &lt; b &amp; c < d <not closed") == "a < b & c < d <not closed");
  CHECK(text("<https://x.example/?a=1&amp;b=\"2\"> or <mailto:a@b.example|mail>") ==
        "https://x.example/?a=1&b=\"2\" or mail");
}

TEST_CASE("slack: quotations and code are set aside") {
  const auto body = rapport::slack_to_text("&gt; you said\n&gt; so\nYes. Try `make` and\n```\na <b>\n```\ndone", {});
  REQUIRE(body.set_aside.size() == 3);
  CHECK(body.set_aside[0].why == SetAside::Why::block_quote);
  CHECK(slice(body.text, body.set_aside[0].span) == "you said\nso");
  CHECK(slice(body.text, body.set_aside[1].span) == "make");
  CHECK(body.set_aside[2].why == SetAside::Why::code);
}

TEST_CASE("slack: an archive with a folder above all, a damaged day and a channel without speech") {
  const rapport::MemoryBundle bundle({
      {"export/users.json", R"([{"id":"U1","profile":{"display_name":"ann"}}])"},
      {"export/dev/2020-01-02.json",
       R"([{"type":"message","user":"U1","text":"one","ts":"1577934245.1"},{"type":"mess)"},
      {"export/dev/canvas.json", R"([{"type":"message","text":"not a day"}])"},
      {"export/quiet/2020-01-02.json",
       R"([{"type":"message","subtype":"channel_leave","user":"U1","text":"x","ts":"1"}])"},
  });
  CHECK(rapport::recognise(bundle)->name == "slack");
  const auto got = rapport::read_as("slack", bundle);
  REQUIRE(got.exchanges.size() == 1);
  CHECK(got.exchanges[0].id == "dev/2020-01-02");
  CHECK(got.exchanges[0].messages[0].author == "ann");
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].file == "test!export/dev/2020-01-02.json");
  CHECK(got.omitted.at("channel_leave") == 1);
}

TEST_CASE("slack: marks that nothing closes cost no more than a pass") {
  std::string marks;
  for (int i = 0; i < 500'000; ++i) marks += "<`";
  CHECK(text(marks + "end").ends_with("end"));
}

TEST_CASE("slack: one day alone") {
  const std::string day = R"([{"type":"message","user":"U7","text":"alone","ts":"1577934245.1"}])";
  CHECK(rapport::recognised(day) == "slack");
  CHECK(rapport::read_one("slack", day).messages[0].author == "U7");
}

TEST_CASE("slack: what a program says may stand in its attachments or blocks alone") {
  const auto day = rapport::read_one(
      "slack",
      R"([{"type":"message","subtype":"bot_message","text":"","ts":"1609459200.1","username":"Kettle","bot_id":"B1",
  "attachments":[{"fallback":"f","pretext":"Kitchen","text":"Water is hot"},{"fallback":"The lid is off"}]},
 {"type":"message","subtype":"bot_message","text":"","ts":"1609459250.1","bot_id":"B1",
  "blocks":[{"type":"divider"},{"type":"section","text":{"type":"mrkdwn","text":"Tea is *ready*"}}]},
 {"type":"message","text":"Coming","user":"U1","ts":"1609459300.1","user_profile":{"real_name":"Ann"}}])");
  REQUIRE(day.messages.size() == 3);
  CHECK(day.messages[0].author == "Kettle");
  CHECK(day.messages[0].text == "Kitchen\nWater is hot\nThe lid is off");
  CHECK(day.messages[1].text == "Tea is *ready*");
}
