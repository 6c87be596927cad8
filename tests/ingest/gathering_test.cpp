#include "rapport/ingest/gathering.h"

#include <doctest/doctest.h>

#include "reading.h"

using namespace rapport;

namespace {

Message comment(std::string id) {
  Message m;
  m.id = std::move(id);
  m.kind = "comment";
  m.text = "c";
  return m;
}

Exchange post(std::string id, std::string text = "p") {
  Exchange one;
  one.id = id;
  Message m;
  m.id = std::move(id);
  m.kind = "post";
  m.text = std::move(text);
  one.messages.push_back(std::move(m));
  return one;
}

/// "exchange: message message; …", and what was left out.
std::string handed_out(Gathering& gathering, const ReadOptions& options = {}) {
  Reading reading;
  Selection selection(options.include);
  gathering.hand_out(Input{"in", nullptr, nullptr}, "feed", options, selection, reading);
  selection.report(reading);
  std::string out;
  for (const auto& one : reading.exchanges) {
    out += one.id + ":";
    for (const auto& m : one.messages) out += " " + m.id;
    out += "; ";
  }
  for (const auto& [what, count] : reading.omitted) out += std::to_string(count) + " " + what + " ";
  return out;
}

}  // namespace

TEST_CASE("gathering: comments find their post before and after it, by id and by another name") {
  Gathering gathering;
  gathering.add_comment("a", comment("1"));
  gathering.add_post(post("a"));
  gathering.add_name("https://example.org/a", "a");
  gathering.add_comment("https://example.org/a", comment("2"));
  gathering.add_post(post("b"));
  CHECK(handed_out(gathering) == "a: a 1 2; b: b; ");
}

TEST_CASE("gathering: comments without their post are exchanges after all others, one for each post they name") {
  Gathering gathering;
  gathering.add_comment("lost", comment("1"));
  gathering.add_comment("", comment("3"));
  gathering.add_post(post("a"));
  gathering.add_comment("lost", comment("2"));
  CHECK(handed_out(gathering) == "a: a; lost: 1 2; 3: 3; ");
}

TEST_CASE("gathering: what is left out takes its comments with it, and is counted") {
  Gathering gathering;
  gathering.leave_out_post("draft");
  gathering.add_comment("draft", comment("1"));
  gathering.add_post(post("empty", ""));
  CHECK(handed_out(gathering) == "1 comment on what was left out 1 post without text or comments ");
  Gathering all;
  all.add_post(post("empty", ""));
  ReadOptions options;
  options.include = Include::all();
  CHECK(handed_out(all, options) == "empty: empty; ");
}

TEST_CASE("gathering: a post that stands twice is two exchanges, however often") {
  Gathering gathering;
  for (int i = 0; i < 50'000; ++i) gathering.add_post(post("a"));
  CHECK(handed_out(gathering).starts_with("a: a; a-2: a; a-3: a; "));
}
