#include "rapport/ingest/thread.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using rapport::build_thread;
using rapport::Exchange;
using rapport::Message;
using rapport::Role;

static Message message(std::string id, std::string reply_to, std::string kind = "comment", std::int64_t at = 0) {
  Message m;
  m.id = std::move(id);
  m.reply_to = std::move(reply_to);
  m.kind = std::move(kind);
  if (at != 0) m.written_at = at;
  return m;
}

static std::string ids(const Exchange& e) {
  std::string out;
  for (const auto& m : e.messages) out += m.id + "<" + std::to_string(m.parent) + " ";
  return out;
}

TEST_CASE("replies stand under what they answer, siblings in order of time, whatever the order of the source") {
  Exchange e;
  e.messages = {message("late", "", "comment", 90), message("answer", "early", "comment", 95),
                message("early", "", "comment", 20), message("post", "", "post", 10)};
  build_thread(e);
  CHECK(ids(e) == "post<-1 early<0 answer<1 late<0 ");
  CHECK(e.diagnostics.empty());
}

TEST_CASE("undated messages keep their place in the source") {
  Exchange e;
  e.messages = {message("p", "", "post"), message("a", ""), message("b", ""), message("c", "")};
  build_thread(e);
  CHECK(ids(e) == "p<-1 a<0 b<0 c<0 ");
}

TEST_CASE("a reply to nobody is kept and noted") {
  Exchange e;
  e.source = "blog.xml";
  e.messages = {message("p", "", "post", 1), message("a", "777", "comment", 2)};
  build_thread(e);
  CHECK(ids(e) == "p<-1 a<0 ");
  REQUIRE(e.diagnostics.size() == 1);
  CHECK(e.diagnostics[0].record == "a");
  CHECK(e.diagnostics[0].file == "blog.xml");
}

TEST_CASE("circles of replies are broken, and nobody is lost") {
  Exchange e;
  e.messages = {message("p", "", "post", 1), message("a", "b", "comment", 2), message("b", "c", "comment", 3),
                message("c", "a", "comment", 4), message("self", "self", "comment", 5)};
  build_thread(e);
  CHECK(ids(e) == "p<-1 a<0 c<1 b<2 self<0 ");
  CHECK(e.diagnostics.size() == 1);
}

TEST_CASE("without the post the earliest comment opens the exchange, and the others do not answer it") {
  Exchange e;
  e.messages = {message("b", "", "comment", 20), message("a", "", "comment", 10), message("c", "b", "comment", 30)};
  build_thread(e);
  CHECK(ids(e) == "a<-1 b<-1 c<1 ");
  CHECK(e.messages[0].role == Role::guest);
}

TEST_CASE("missing ids are made from the position, and doubled ids stay apart") {
  Exchange e;
  e.id = "x";
  e.messages = {message("", "", "post", 1), message("5", "", "comment", 2), message("5", "", "comment", 3),
                message("6", "5", "comment", 4)};
  build_thread(e);
  CHECK(ids(e) == "x#0<-1 5<0 6<1 5<0 ");
}

TEST_CASE("the author of the post is the host by key, by name, or because the source says so") {
  Exchange e;
  e.messages = {message("p", "", "post", 1),    message("a", "", "comment", 2), message("b", "", "comment", 3),
                message("c", "", "comment", 4), message("d", "", "comment", 5), message("e", "", "comment", 6)};
  e.messages[0].author = "Ann";
  e.messages[0].author_key = "7";
  e.messages[1].author = "annie";
  e.messages[1].author_key = "7";
  e.messages[2].author = "Ann";
  e.messages[3].author = "Bob";
  e.messages[4].author = "Carol";
  e.messages[4].role = Role::host;
  build_thread(e);
  std::vector<Role> roles;
  for (const auto& m : e.messages) roles.push_back(m.role);
  CHECK(roles == std::vector{Role::host, Role::host, Role::host, Role::guest, Role::host, Role::guest});
}

TEST_CASE("a thread as deep as it is long is no burden") {
  Exchange e;
  e.messages.push_back(message("0", "", "post", 1));
  for (int i = 1; i < 100'000; ++i)
    e.messages.push_back(message(std::to_string(i), std::to_string(i - 1), "comment", i));
  build_thread(e);
  CHECK(e.messages.back().parent == 99'998);
}
