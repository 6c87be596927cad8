#include "rapport/ingest/csv_reader.h"

#include "reading.h"

using rapport::read_as;
using rapport::read_one;

TEST_CASE("csv: a backslash escapes a quotation mark only where the format says so") {
  const std::string table = "a,b\n\"one \\\"two\\\", \\\\ three\",x\n";
  const auto source = rapport::memory_source(table);
  rapport::CsvReader rows(*source);
  rows.set_backslash_escapes();
  REQUIRE(rows.next());
  CHECK(rows.field("a") == "one \"two\", \\ three");
  CHECK(rows.field("b") == "x");
}

TEST_CASE("csv: a quotation mark that nothing closes costs the rows below it nothing, and is told") {
  const auto reading =
      read_as("csv", "id,conversation_id,text\n1,c,\"one, \"\"two\"\"\"\n2,c,\"open\n3,c,three\n4,c,four\n");
  REQUIRE(reading.exchanges.size() == 1);
  const auto& messages = reading.exchanges[0].messages;
  REQUIRE(messages.size() == 4);
  CHECK(messages[0].text == "one, \"two\"");
  CHECK(messages[1].text == "\"open");
  CHECK(messages[2].text == "three");
  CHECK(messages[3].id == "4");
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].record == "row 2");
}

TEST_CASE("csv: fields that no column names are left out") {
  std::string table = "id,conversation_id,text\n1,c,one";
  for (int i = 0; i < 100'000; ++i) table += ",more";
  const auto got = read_one("csv", table + "\n2,c,two\n");
  REQUIRE(got.messages.size() == 2);
  CHECK(got.messages[0].text == "one");
  CHECK(got.messages[1].text == "two");
}

TEST_CASE("youtube: replies are seen by their ids, and a file without videos is one exchange") {
  const auto got = read_one(
      "youtube", "cid,text,time,author,channel,votes\nA.b,Yes,1 day ago,@x,UC1,0\nA,Really?,2 days ago,@y,UC2,4\n");
  REQUIRE(got.messages.size() == 2);
  CHECK(got.messages[1].id == "A.b");
  CHECK(got.messages[1].parent == 0);
  CHECK(got.messages[1].author_key == "UC1");
}

TEST_CASE("linkedin: quotation marks that were written stay") {
  const std::string head = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n";
  const auto text = [&](const std::string& field) {
    return read_one("linkedin", head + "2021-01-01 00:00:00,l,\"" + field + "\",,,\n").messages[0].text;
  };
  CHECK(text("He said \"\"no\"\"\nand left") == "He said \"no\"\nand left");
  CHECK(text("one\"\"\n\"\"two") == "one\ntwo");
  CHECK(text("") == "");
}

TEST_CASE("linkedin: spam by option") {
  const std::string table = "CONVERSATION ID,FROM,DATE,CONTENT,FOLDER\n1,a,2021-01-01 00:00:00 UTC,Buy!,SPAM\n";
  CHECK(read_as("linkedin", table).omitted.at("spam comment") == 1);
}

TEST_CASE("tables are told apart by their columns") {
  CHECK(rapport::recognised("Date,Link,Message\n2021-01-01,l,m\n") == "linkedin");
  CHECK(rapport::recognised("videoId,textDisplay,publishedAt\n") == "youtube");
  CHECK(rapport::recognised("a,b,c\n1,2,3\n") != "youtube");
}
