#include "rapport/ingest/conversation_window.h"

#include "reading.h"

using rapport::ConversationWindow;

namespace {

struct Window {
  rapport::Reading reading;
  ConversationWindow window{reading, 20'000};

  void add(const std::string& conversation, std::size_t bytes) {
    rapport::Exchange head;
    head.id = conversation;
    rapport::Message m;
    m.text = std::string(bytes, 'x');
    window.add(std::move(head), std::move(m));
  }
};

}  // namespace

TEST_CASE("as long as the window has room, nothing is handed out before the end") {
  Window w;
  for (int i = 0; i < 10; ++i) w.add(std::to_string(i % 2), 100);
  CHECK(w.reading.exchanges.empty());
  w.window.finish();
  REQUIRE(w.reading.exchanges.size() == 2);
  CHECK(w.reading.exchanges[0].id == "0");
  CHECK(w.reading.exchanges[0].messages.size() == 5);
}

TEST_CASE("a full window closes the conversations that have waited longest, down to half") {
  Window w;
  w.add("early but alive", 1'000);
  for (int i = 0; i < 8; ++i) w.add("quiet" + std::to_string(i), 2'000);
  w.add("early but alive", 1'000);
  w.add("last", 2'000);
  REQUIRE_FALSE(w.reading.exchanges.empty());
  for (const auto& each : w.reading.exchanges) CHECK(each.id.starts_with("quiet"));
  w.window.finish();
  CHECK(w.reading.exchanges.size() == 10);
}

TEST_CASE("a message that comes too late is kept, and says that its conversation was cut") {
  Window w;
  w.add("cut", 1'000);
  for (int i = 0; i < 20; ++i) w.add("other" + std::to_string(i), 2'000);
  w.add("cut", 10);
  w.window.finish();
  std::size_t messages = 0, warnings = 0;
  for (const auto& each : w.reading.exchanges) {
    if (each.id != "cut") continue;
    messages += each.messages.size();
    warnings += each.diagnostics.size();
  }
  CHECK(messages == 2);
  CHECK(warnings == 1);
}

TEST_CASE("a consumer that wants no more is not given any") {
  struct Closed : rapport::Reading {
    bool exchange(rapport::Exchange&& one) override {
      Reading::exchange(std::move(one));
      return false;
    }
  } closed;
  ConversationWindow window(closed);
  for (const auto* const id : {"a", "b"}) {
    rapport::Exchange head;
    head.id = id;
    window.add(std::move(head), {});
  }
  CHECK_FALSE(window.finish());
  CHECK(closed.exchanges.size() == 1);
}

TEST_CASE("a message comes out of the window as it went in") {
  rapport::Reading reading;
  ConversationWindow window(reading);
  rapport::Message m;
  m.id = "7";
  m.author = "Ida Brook";
  m.author_key = "user-of-the-old-forum-7";
  m.role = rapport::Role::host;
  m.reply_to = "6";
  m.written_at = -1;
  m.kind = "comment";
  m.status = "approved";
  m.text = "> Is the kettle on?\nIt is: kettle.example";
  m.set_aside = {{{0, 19}, rapport::SetAside::Why::mail_quote}};
  m.links = {{{27, 41}, "kettle.example"}};
  rapport::Exchange head;
  head.id = "c";
  window.add(std::move(head), rapport::Message(m));
  window.finish();
  REQUIRE(reading.exchanges.size() == 1);
  const rapport::Message& out = reading.exchanges[0].messages.at(0);
  CHECK(out.id == m.id);
  CHECK(out.author == m.author);
  CHECK(out.author_key == m.author_key);
  CHECK(out.role == m.role);
  CHECK(out.reply_to == m.reply_to);
  CHECK(out.written_at == m.written_at);
  CHECK(out.kind == m.kind);
  CHECK(out.status == m.status);
  CHECK(out.text == m.text);
  REQUIRE(out.set_aside.size() == 1);
  CHECK(out.set_aside[0].span == m.set_aside[0].span);
  CHECK(out.set_aside[0].why == m.set_aside[0].why);
  REQUIRE(out.links.size() == 1);
  CHECK(out.links[0].span == m.links[0].span);
  CHECK(out.links[0].host == m.links[0].host);
}
