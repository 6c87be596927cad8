#include "rapport/ingest/ndjson.h"

#include "memory_bundle.h"

using rapport::Diagnostic;
using rapport::Exchange;
using rapport::Role;
using rapport::SetAside;
using rapport::slice;

namespace {

rapport::Reading read(std::string_view text) { return rapport::read_as("ndjson", text); }
Exchange one(std::string_view text) { return rapport::read_one("ndjson", text); }

}  // namespace

TEST_CASE("lines of one conversation are one exchange, whose first speaker is the host") {
  const auto exchange = one(
      R"({"id":"a","conversation_id":"a","reply_to":null,"speaker":"Ann","timestamp":"2020-01-02T03:04:05Z","kind":"post","title":"Bread","url":"https://example.org/b","text":"I bake."}
{"id":"b","conversation_id":"a","reply_to":"a","speaker":"Bob","timestamp":1577934246,"kind":"comment","text":"So do I."}
{"id":"c","conversation_id":"a","reply_to":"b","speaker":"Ann","timestamp":1577934247000,"kind":"comment","text":"Good."}
)");
  CHECK(exchange.id == "a");
  CHECK(exchange.title == "Bread");
  CHECK(exchange.url == "https://example.org/b");
  CHECK(exchange.format == "ndjson");
  REQUIRE(exchange.messages.size() == 3);
  CHECK(exchange.messages[0].written_at == 1577934245);
  CHECK(exchange.messages[1].written_at == 1577934246);
  CHECK(exchange.messages[2].written_at == 1577934247);
  CHECK(exchange.messages[0].parent == -1);
  CHECK(exchange.messages[1].parent == 0);
  CHECK(exchange.messages[2].parent == 1);
  CHECK(exchange.messages[2].role == Role::host);
  CHECK(exchange.messages[1].role == Role::guest);
}

TEST_CASE("only the text must be there; ids are made from the line") {
  const auto got =
      read("{\"text\":\"First.\"}\n\n{\"text\":\"Second.\",\"id\":\"mine\"}\n{\"text\":null,\"id\":\"silent\"}");
  REQUIRE(got.exchanges.size() == 3);
  CHECK(got.exchanges[0].id == "line-1");
  CHECK(got.exchanges[0].messages[0].id == "line-1#0");
  CHECK(got.exchanges[1].id == "mine");
  CHECK(got.exchanges[1].messages[0].id == "mine");
  CHECK(got.exchanges[2].messages[0].text.empty());
  CHECK(got.problems.empty());
}

TEST_CASE("ConvoKit's names, old and new") {
  const auto exchange = one(
      R"({"id":"1","root":"1","reply-to":null,"user":"ann","timestamp":"1325376000.0","text":"Hello","meta":{"text":"no","id":9}}
{"id":"2","root":"1","reply-to":"1","speaker":{"id":"u7","name":"Bob","meta":{}},"timestamp":null,"text":"Hi"})");
  REQUIRE(exchange.messages.size() == 2);
  CHECK(exchange.messages[0].author == "ann");
  CHECK(exchange.messages[0].written_at == 1325376000);
  CHECK(exchange.messages[1].author == "Bob");
  CHECK(exchange.messages[1].author_key == "u7");
  CHECK_FALSE(exchange.messages[1].written_at.has_value());
  CHECK(exchange.messages[1].parent == 0);
}

TEST_CASE("conversations that lie scattered are gathered, in the order in which they begin") {
  const auto got = read(R"({"id":"a1","conversation_id":"a","text":"1"}
{"id":"b1","conversation_id":"b","text":"2"}
{"id":"a2","conversation_id":"a","reply_to":"a1","text":"3"}
{"id":"b2","conversation_id":"b","reply_to":"b1","text":"4"})");
  REQUIRE(got.exchanges.size() == 2);
  CHECK(got.exchanges[0].id == "a");
  CHECK(got.exchanges[0].messages.size() == 2);
  CHECK(got.exchanges[1].messages[1].text == "4");
}

TEST_CASE("a line that cannot be read is an error at its place, and its neighbours are read") {
  const auto got = read(
      "{\"text\":\"before\"}\n{\"id\":1,\"text\":?}\n{\"id\":2}\n{\"text\":7}\n{\"text\":\"after\"}\r\n{\"text\":\"cut "
      "o");
  REQUIRE(got.exchanges.size() == 2);
  CHECK(got.exchanges[1].messages[0].text == "after");
  REQUIRE(got.problems.size() == 4);
  for (const auto& problem : got.problems) CHECK(problem.severity == Diagnostic::Severity::error);
  CHECK(got.problems[0].to_string().starts_with("test:2:16: "));
  CHECK(got.problems[1].to_string() == "test:3: no \"text\": a message needs one");
  CHECK(got.problems[2].line == 4);
  CHECK(got.problems[3].to_string() == "test:6:14: the JSON ends before its last bracket");
}

TEST_CASE("behind a thousand lines that cannot be read the others are still read, and mended") {
  std::string lines = R"({"text":"first"})"
                      "\n";
  for (int i = 0; i < 1500; ++i) lines += "{\"text\":\n";
  lines += "{\"text\":\"a\tb\"}\n{\"text\":\"last\"}\n";
  const auto reading = read(lines);
  REQUIRE(reading.exchanges.size() == 3);
  CHECK(reading.exchanges[1].messages[0].text == "a\tb");
  CHECK(reading.exchanges[2].messages[0].text == "last");
  std::size_t errors = 0;
  for (const auto& problem : reading.problems) errors += problem.severity == Diagnostic::Severity::error ? 1 : 0;
  CHECK(errors == 1500);
}

TEST_CASE("what is no JSON in a line is mended, with a warning") {
  const auto got = read("{\"text\":\"half \\ud83d\",\"timestamp\":NaN}\n{\"text\":\"x\"}");
  REQUIRE(got.exchanges.size() == 2);
  CHECK(got.exchanges[0].messages[0].text == "half \xEF\xBF\xBD");
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].severity == Diagnostic::Severity::warning);
  CHECK(got.problems[0].line == 1);
}

TEST_CASE("an exchange a line, and a list instead of lines") {
  const auto got = read(
      R"([{"id":"x","title":"T","messages":[{"id":"1","text":"a"},{"id":"2","reply_to":"1","text":"b"},{"id":"3"}]},
    {"text":"alone"},
    {"id":"y1","conversation_id":"y","text":"c"}])");
  REQUIRE(got.exchanges.size() == 3);
  CHECK(got.exchanges[0].id == "x");
  CHECK(got.exchanges[0].title == "T");
  CHECK(got.exchanges[0].messages.size() == 2);
  CHECK(got.exchanges[1].id == "item-2");
  CHECK(got.exchanges[2].id == "y");
  REQUIRE(got.problems.size() == 1);
  CHECK(got.problems[0].message == "a message without \"text\"");
  CHECK(got.problems[0].record == "x");
}

TEST_CASE("an exchange over several lines, and one that breaks off") {
  const std::string pretty = "{\n  \"id\": \"x\",\n  \"messages\": [\n    {\n      \"text\": \"a\"\n    }\n  ]\n}\n";
  CHECK(one(pretty).id == "x");
  const auto cut = read(R"({"id":"x","messages":[{"id":"1","text":"a"},{"id":"2","text":"bro)");
  REQUIRE(cut.exchanges.size() == 1);
  REQUIRE(cut.exchanges[0].messages.size() == 2);
  CHECK(cut.exchanges[0].messages[1].text == "bro");
  REQUIRE(cut.problems.size() == 1);
  CHECK(cut.problems[0].severity == Diagnostic::Severity::warning);
}

TEST_CASE("a text is kept byte for byte; what it quotes and links is marked in it") {
  const auto m = one("{\"text\":\"  > Buy now!\\r\\n\\r\\n\\r\\nNo. See https://www.example.org/x.  \"}").messages[0];
  CHECK(m.text == "  > Buy now!\r\n\r\n\r\nNo. See https://www.example.org/x.  ");
  REQUIRE(m.set_aside.size() == 1);
  CHECK(slice(m.text, m.set_aside[0].span) == "> Buy now!");
  CHECK(m.set_aside[0].why == SetAside::Why::mail_quote);
  REQUIRE(m.links.size() == 1);
  CHECK(slice(m.text, m.links[0].span) == "https://www.example.org/x");
  CHECK(m.links[0].host == "example.org");
}

TEST_CASE("where a line says what is set aside, the text is not searched again") {
  const auto m =
      one(R"({"text":"é > b","set_aside":[[0,1,"code"],[2,9,"block_quote"],[4,5,"mail_quote"],[1,1,"code"],[0,"x"]],"links":[[0,3,"example.org"]]})")
          .messages[0];
  REQUIRE(m.set_aside.size() == 2);
  CHECK(slice(m.text, m.set_aside[0].span) == "é");
  CHECK(m.set_aside[0].why == SetAside::Why::code);
  CHECK(slice(m.text, m.set_aside[1].span) == "> b");
  REQUIRE(m.links.size() == 1);
  CHECK(slice(m.text, m.links[0].span) == "é >");
}

TEST_CASE("role and speaker_no say what names cannot") {
  const auto exchange = one(
      R"({"id":"e","messages":[{"speaker":"Kim","speaker_no":0,"text":"a","kind":"post","role":"host"},{"speaker":"Lee","text":"b","role":"host"},{"speaker":"Lee","speaker_no":2,"text":"c","role":"guest"}]})");
  REQUIRE(exchange.messages.size() == 3);
  CHECK(exchange.messages[1].role == Role::host);
  CHECK(exchange.messages[2].role == Role::guest);
  CHECK(exchange.messages[1].author_key != exchange.messages[2].author_key);
}

TEST_CASE("the format is recognised by its content") {
  CHECK(rapport::recognised("{\"text\":\"a\",\"speaker\":\"b\"}\n{\"text\":") == "ndjson");
  CHECK(rapport::recognised("[{\"text\":\"a\",\"conversation_id\":\"b\"}]") == "ndjson");
  CHECK(rapport::recognised(R"({"id":"x","messages":[{"speaker":"a","text":"b"}]})") == "ndjson");
  CHECK(rapport::recognised("{\"title\":\"a\"}") != "ndjson");
  CHECK(rapport::recognised("not JSON\n{\"text\":?}\n{\"text\":\"a\",\"speaker\":\"b\"}\n") == "ndjson");
}

TEST_CASE("of a ConvoKit corpus the utterances are read") {
  const rapport::MemoryBundle corpus(
      {{"c/utterances.jsonl", "{\"id\":\"1\",\"text\":\"a\"}\n"}, {"c/speakers.json", "{}"}, {"c/index.json", "{}"}});
  CHECK(rapport::recognise(corpus)->name == "ndjson");
  const auto got = rapport::read_as("ndjson", corpus);
  REQUIRE(got.exchanges.size() == 1);
  CHECK(got.exchanges[0].source == "test!c/utterances.jsonl");
  CHECK(got.problems.empty());
}

TEST_CASE("a line of 60 MB is read up to 8 MiB, and its neighbours whole") {
  const auto got = read("{\"text\":\"" + std::string(60'000'000, 'x') + "\"}\n{\"text\":\"neighbour\"}");
  REQUIRE(got.exchanges.size() == 2);
  CHECK(got.exchanges[0].messages[0].text.size() == std::size_t{8} << 20);
  CHECK(got.exchanges[1].messages[0].text == "neighbour");
  CHECK(got.problems.size() == 1);
}
