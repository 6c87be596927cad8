#include "rapport/report/convert.h"

#include "../ingest/reading.h"
#include "rapport/ingest/thread.h"

using namespace rapport;

namespace {

Message message(std::string id, std::string reply_to, std::string author, std::string key, std::string text) {
  Message m;
  m.id = std::move(id);
  m.reply_to = std::move(reply_to);
  m.author = std::move(author);
  m.author_key = std::move(key);
  m.text = std::move(text);
  m.kind = "comment";
  return m;
}

/// Everything by which a score could differ.
std::string scored(const Exchange& e) {
  std::string out = e.id + "|" + e.title + "|" + e.url + "|" + e.format + "\n";
  std::map<std::string, std::size_t> speakers;
  for (const auto& m : e.messages) {
    const auto& key = m.author_key.empty() ? m.author : m.author_key;
    const auto speaker = speakers.emplace(key, speakers.size()).first->second;
    out += m.id + "|" + m.author + "=" + std::to_string(speaker) + (m.role == Role::host ? "|host|" : "|guest|") +
           std::to_string(m.parent) + "|" + (m.written_at ? std::to_string(*m.written_at) : "?") + "|" + m.kind + "|" +
           m.status + "|" + m.text + "|" + (m.reply_to.empty() && m.kind != "comment" ? "talk|" : "");
    for (const auto& s : m.set_aside)
      out += std::to_string(s.span.begin) + "-" + std::to_string(s.span.end) + ":" +
             std::to_string(static_cast<int>(s.why)) + " ";
    for (const auto& l : m.links) out += std::to_string(l.span.begin) + "-" + std::to_string(l.span.end) + l.host + " ";
    out += "\n";
  }
  return out;
}

void check_reads_back(const Exchange& e) {
  for (const auto unit : {ConvertUnit::message, ConvertUnit::exchange}) {
    std::string lines;
    convert(e, unit, lines);
    const auto reading = read_as("ndjson", lines);
    CHECK(reading.problems.empty());
    REQUIRE(reading.exchanges.size() == 1);
    CHECK_EQ(scored(reading.exchanges[0]), scored(e));
  }
}

Exchange sample() {
  Exchange e;
  e.id = "post-7";
  e.title = "Bread \"and\" butter";
  e.format = "wxr";
  Message post = message("7", "", "Ann", "1", "é > quoted\nOwn words, see https://example.org/.");
  post.kind = "post";
  post.status = "publish";
  post.written_at = 1577934245;
  post.set_aside.push_back({{3, 11}, SetAside::Why::mail_quote});
  post.links.push_back({{27, 47}, "example.org"});
  e.messages = {post, message("8", "7", "Bob", "bob@x", "Nice."), message("9", "8", "", "", "")};
  build_thread(e);
  return e;
}

}  // namespace

TEST_CASE("a message a line: every key in its order, what is unknown null, offsets in code points") {
  std::string lines;
  convert(sample(), ConvertUnit::message, lines);
  CHECK(
      lines ==
      R"({"id":"7","conversation_id":"post-7","reply_to":null,"speaker":"Ann","timestamp":"2020-01-02T03:04:05Z","kind":"post","status":"publish","title":"Bread \"and\" butter","url":null,"format":"wxr","text":"é > quoted\nOwn words, see https://example.org/.","role":"host","speaker_no":null,"set_aside":[[2,10,"mail_quote"]],"links":[[26,46,"example.org"]]}
{"id":"8","conversation_id":"post-7","reply_to":"7","speaker":"Bob","timestamp":null,"kind":"comment","status":null,"title":null,"url":null,"format":"wxr","text":"Nice.","role":"guest","speaker_no":null,"set_aside":[],"links":[]}
{"id":"9","conversation_id":"post-7","reply_to":"8","speaker":null,"timestamp":null,"kind":"comment","status":null,"title":null,"url":null,"format":"wxr","text":"","role":"guest","speaker_no":null,"set_aside":[],"links":[]}
)");
}

TEST_CASE("a long thread is handed on in pieces of whole lines, until no more is wanted") {
  Exchange e = sample();
  for (int i = 0; i < 1000; ++i) e.messages.push_back(message("c" + std::to_string(i), "7", "Cy", "c", "So it is."));
  std::string whole, joined;
  convert(e, ConvertUnit::message, whole);
  int pieces = 0;
  CHECK(convert(e, ConvertUnit::message, [&](std::string_view lines) {
    CHECK(lines.ends_with('\n'));
    ++pieces;
    joined += lines;
    return true;
  }));
  CHECK(joined == whole);
  CHECK(pieces > 1);
  int calls = 0;
  CHECK(!convert(e, ConvertUnit::message, [&](std::string_view) { return ++calls > 1; }));
  CHECK(calls == 1);
}

TEST_CASE("an exchange a line") {
  Exchange e = sample();
  e.messages.resize(1);
  std::string lines;
  convert(e, ConvertUnit::exchange, lines);
  CHECK(
      lines ==
      R"({"id":"post-7","title":"Bread \"and\" butter","url":null,"format":"wxr","messages":[{"id":"7","reply_to":null,"speaker":"Ann","timestamp":"2020-01-02T03:04:05Z","kind":"post","status":"publish","text":"é > quoted\nOwn words, see https://example.org/.","role":"host","speaker_no":null,"set_aside":[[2,10,"mail_quote"]],"links":[[26,46,"example.org"]]}]}
)");
}

TEST_CASE("what is written reads back to the same exchange") { check_reads_back(sample()); }

TEST_CASE("speakers whom the name does not tell apart stay two, and one with two names stays one") {
  Exchange e = sample();
  e.messages.push_back(message("10", "8", "Sam", "s1", "I am Sam."));
  e.messages.push_back(message("11", "8", "Sam", "s2", "So am I."));
  e.messages.push_back(message("12", "8", "Sammy", "s2", "And now Sammy."));
  e.messages.push_back(message("13", "8", "", "nameless", "x"));
  e.messages.push_back(message("14", "8", "", "nameless too", "y"));
  build_thread(e);
  check_reads_back(e);
}

TEST_CASE("what only stands behind the others in a chat answers nobody, also when it is read back") {
  Exchange e = sample();
  for (Message& m : e.messages) m.kind = m.reply_to = "";
  build_thread(e);
  check_reads_back(e);
}

TEST_CASE("one speaker without a name stays one, and a linked picture stays a link") {
  Exchange e = sample();
  e.messages.push_back(message("10", "8", "", "nameless", "x"));
  e.messages.push_back(message("11", "8", "", "nameless", "y"));
  e.messages.back().links.push_back({{1, 1}, "example.org"});
  build_thread(e);
  check_reads_back(e);
}

TEST_CASE("threads without a post, without dates and with doubled ids read back as they are") {
  Exchange e;
  e.id = "t";
  e.format = "reddit";
  for (int i = 0; i < 40; ++i) {
    Message m = message("m" + std::to_string(i % 30), i % 3 == 0 ? "" : "m" + std::to_string(i / 2),
                        "A" + std::to_string(i % 5), "", "text");
    if (i % 4 != 0) m.written_at = 1'600'000'000 + i * 7919 % 101;
    e.messages.push_back(std::move(m));
  }
  build_thread(e);
  std::string once, twice;
  convert(e, ConvertUnit::message, once);
  const auto back = read_one("ndjson", once);
  convert(back, ConvertUnit::message, twice);
  CHECK_EQ(once, twice);
}
