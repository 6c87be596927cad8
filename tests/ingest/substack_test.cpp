#include "memory_bundle.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "reading.h"

using namespace rapport;

TEST_CASE("csv: quoted fields, separators, line ends") {
  const auto source = memory_source("\xEF\xBB\xBFName;\"Say \"\"it\"\"\"\r\nAnn;\"two\nlines; one\"\r\n\r\nBo;\n");
  CsvReader rows(*source);
  CHECK(rows.columns() == std::vector<std::string>{"name", "say \"it\""});
  REQUIRE(rows.next());
  CHECK(rows.field("say \"it\"") == "two\nlines; one");
  REQUIRE(rows.next());
  CHECK(rows.field("name") == "Bo");
  CHECK(rows.field("say \"it\"").empty());
  CHECK(rows.field("other").empty());
  CHECK_FALSE(rows.next());
}

TEST_CASE("substack: posts with their text, drafts and pages on request") {
  const MemoryBundle folder({
      {"export/posts.csv",
       "post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url\n"
       "1.tea,2022-08-12T12:11:23.230Z,TRUE,,newsletter,everyone,\"Tea, &amp; cake\",,\n"
       "2.milk,2022-08-13T12:11:23.230Z,FALSE,,newsletter,everyone,Milk,,\n"
       "3.about,2022-08-13T12:11:23.230Z,TRUE,,page,everyone,About,,\n"
       "4.lost,2022-08-14T12:11:23.230Z,TRUE,,thread,everyone,Lost,,\n"},
      {"export/posts/1.tea.html", "<p>We met.</p>"},
      {"export/posts/2.milk.html", "<p>Later.</p>"},
      {"export/posts/3.about.html", "<p>Us.</p>"},
  });
  REQUIRE(recognise(folder) != nullptr);
  CHECK(recognise(folder)->name == "substack");
  const auto reading = read_as("substack", folder);
  REQUIRE(reading.exchanges.size() == 2);
  CHECK(reading.exchanges[0].title == "Tea, & cake");
  CHECK(reading.exchanges[0].messages.at(0).text == "We met.");
  CHECK(format_date(*reading.exchanges[0].messages[0].written_at) == "2022-08-12T12:11:23Z");
  CHECK(reading.exchanges[1].diagnostics.size() == 1);
  CHECK(reading.omitted.at("draft") == 1);
  CHECK(reading.omitted.at("page") == 1);
}
