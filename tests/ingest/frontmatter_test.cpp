#include "memory_bundle.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/page_template.h"
#include "reading.h"

using namespace rapport;

TEST_CASE("frontmatter: YAML, TOML and JSON in front of Markdown") {
  for (const std::string head :
       {"---\ntitle: \"Tea\"\nauthor: Cy\ndate: 2008-05-06 16:05:00 +0200\n---\n",
        "+++\ntitle = 'Tea'\nauthors = ['Cy']\ndate = 2008-05-06T16:05:00+02:00\n+++\n",
        "{\"title\": \"Tea\", \"author\": {\"name\": \"Cy\"}, \"date\": \"2008-05-06T14:05:00Z\"}\n"}) {
    const std::string text = head + "\nWe *met*.\n\n> said Ann\n";
    CHECK(recognised(text) == "frontmatter");
    const auto one = read_one("frontmatter", text);
    CHECK(one.title == "Tea");
    CHECK(one.messages.at(0).author == "Cy");
    CHECK(one.messages.at(0).text == "We met.\n\nsaid Ann");
    CHECK(one.messages.at(0).set_aside.size() == 1);
    CHECK(format_date(*one.messages.at(0).written_at) == "2008-05-06T14:05:00Z");
  }
}

TEST_CASE("frontmatter: the heads of Eleventy, Pelican and Nikola") {
  for (const std::string head :
       {"---json\n{\"title\": \"Tea\", \"author\": \"Cy\", \"date\": \"2008-05-06 16:05\"}\n---\n",
        "Title: Tea\nDate: 2008-05-06 16:05\nTags: pots, slow\nAuthor: Cy\n\n",
        "<!--\n.. title: Tea\n.. slug: tea\n.. date: 2008-05-06 16:05:00\n.. author: Cy\n-->\n\n"}) {
    CAPTURE(head);
    CHECK(recognised(head + "We *met*.\n") == "frontmatter");
    const auto one = read_one("frontmatter", head + "We *met*.\n");
    CHECK(one.title == "Tea");
    CHECK(one.messages.at(0).author == "Cy");
    CHECK(one.messages.at(0).text == "We met.");
    CHECK(format_date(*one.messages.at(0).written_at) == "2008-05-06T16:05:00Z");
  }
  CHECK(read_as("frontmatter", "Title: Tea\nStatus: draft\nDate: 2008-05-06\n\nNot yet.\n").exchanges.empty());
  CHECK(recognised("Title: Tea\n\nWe met.\n") == "");
}

TEST_CASE("frontmatter: posts of one file name are told apart by their folders") {
  const std::string post = "---\ntitle: Tea\ndate: 2008-05-06\n---\nWe met.\n";
  const MemoryBundle site({{"en/tea.md", post}, {"de/tea.md", post}, {"de/milk.md", post}, {"en/cake/index.md", post}});
  std::string ids;
  for (const auto& one : read_as("frontmatter", site).exchanges) ids += one.id + " ";
  CHECK(ids == "milk.md de/tea.md en/cake/index.md en/tea.md ");
}

TEST_CASE("frontmatter: that the end of a page beyond measure is not read is told") {
  const std::string text = "---\ntitle: Tea\ndate: 2008-05-06\n---\n" + std::string(std::size_t{16} << 20, 'a');
  const auto reading = read_as("frontmatter", text);
  CHECK(reading.exchanges.size() == 1);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].message == "is longer than 16 MiB; only its beginning was read");
}

TEST_CASE("frontmatter: comments that an importer put into it") {
  const auto one = read_one("frontmatter",
                            "---\nlayout: post\ntitle: Tea\nauthor:\n  display_name: Cy Dow\n  login: cy\n"
                            "comments:\n- id: 3\n  author: Ann\n  date: '2008-05-06 18:00:00 +0200'\n"
                            "  content: Was there <b>cake</b>?\n- id: 4\n  author: Cy Dow\n  content: There was.\n"
                            "- id: 5\n  author: Bo\n  content: ''\n---\n<p>We met.</p>\n");
  REQUIRE(one.messages.size() == 3);
  CHECK(one.messages[0].author == "Cy Dow");
  CHECK(one.messages[1].id == "3");
  CHECK(one.messages[1].author == "Ann");
  CHECK(one.messages[1].text == "Was there cake?");
  CHECK(format_date(*one.messages[1].written_at) == "2008-05-06T16:00:00Z");
  CHECK(one.messages[2].role == Role::host);
}

TEST_CASE("frontmatter: comments lie in a folder called by the slug that the page gives, or by its whole name") {
  const MemoryBundle site({
      {"content/post/2008-05-06-a.md", "---\ntitle: Tea\ndate: 2008-05-06\nslug: tea\n---\nWe met.\n"},
      {"content/post/2008-05-07-b.md", "---\ntitle: Milk\ndate: 2008-05-07\n---\nLater.\n"},
      {"data/comments/tea/1.yml", "_id: c1\nbody: Cake?\nname: Ann\n"},
      {"data/comments/tea/2.yml", "_id: c2\nbody: Yes.\nname: Cy\nreplyThread: c1\n"},
      {"data/comments/2008-05-07-b/1.yml", "_id: c3\nbody: When?\nname: Bo\n"},
  });
  const auto reading = read_as("frontmatter", site);
  REQUIRE(reading.exchanges.size() == 2);
  REQUIRE(reading.exchanges[0].messages.size() == 3);
  CHECK(reading.exchanges[0].messages[2].parent == 1);
  CHECK(reading.exchanges[1].messages.at(1).text == "When?");
}

TEST_CASE("frontmatter: a zone that is none does not cost the date, damage does not cost the text") {
  CHECK(format_date(
            *read_one("frontmatter", "---\ntitle: a\ndate: 2008-05-06 12:00:00 -300\n---\nx").messages[0].written_at) ==
        "2008-05-06T12:00:00Z");
  const auto damaged = read_one("frontmatter", "---\ntitle: [a\n---\ntext\n");
  CHECK(damaged.messages.at(0).text == "text");
  CHECK(damaged.diagnostics.size() == 1);
}

TEST_CASE("frontmatter: template tags are no text") {
  CHECK(strip_templates("a {% include b.html %}{{ site.url }} c\n{: .center}\n{% comment %}no{% endcomment %}d") ==
        "a  c\nd");
  CHECK(strip_templates("{% highlight c %}int a;{% endhighlight %}") == "\n```\nint a;\n```\n");
  std::string open;
  for (int i = 0; i < 300'000; ++i) open += "{% {{ ";
  CHECK(strip_templates(open + "end").ends_with("end"));
  CHECK(strip_templates("{{< figure src=\"a.png\" >}}text {one}") == "text {one}");
}

TEST_CASE("frontmatter: a Jekyll folder with Staticman's comments") {
  const MemoryBundle site({
      {"_posts/2008-05-06-tea.md", "---\nlayout: post\ntitle: Tea\n---\nWe met.\n"},
      {"_posts/2008-05-07-later.md", "---\ntitle: Later\npublished: false\n---\nNot yet.\n"},
      {"_drafts/milk.md", "---\ntitle: Milk\n---\nMilk.\n"},
      {"about.md", "---\nlayout: page\ntitle: About\n---\nAbout us.\n"},
      {"README.md", "No front matter.\n"},
      {"_data/comments/tea/entry1.yml",
       "_id: c1\nreplying_to_uid: ''\nmessage: \"Was there *cake*?\"\nname: Ann\ndate: 1210089600\n"},
      {"_data/comments/tea/entry2.yml",
       "_id: c2\nreplying_to_uid: c1\nmessage: There was.\nname: Cy\ndate: 2008-05-06T17:00:00Z\n"},
      {"_data/comments/gone/entry3.yml", "_id: c3\nmessage: Hello?\nname: Bo\n_parent: https://example.org/gone\n"},
      {"_data/comments/tea/broken.yml", "_id: [c4\n"},
  });
  REQUIRE(recognise(site) != nullptr);
  CHECK(recognise(site)->name == "frontmatter");
  const auto reading = read_as("frontmatter", site);
  REQUIRE(reading.exchanges.size() == 2);
  const auto& tea = reading.exchanges[0];
  CHECK(tea.title == "Tea");
  REQUIRE(tea.messages.size() == 3);
  CHECK(format_date(*tea.messages[0].written_at) == "2008-05-06T00:00:00Z");
  CHECK(tea.messages[1].text == "Was there cake?");
  CHECK(format_date(*tea.messages[1].written_at) == "2008-05-06T16:00:00Z");
  CHECK(tea.messages[2].parent == 1);
  CHECK(reading.exchanges[1].id == "gone");
  CHECK(reading.exchanges[1].url == "https://example.org/gone");
  CHECK(reading.exchanges[1].messages.at(0).author == "Bo");
  CHECK(reading.omitted.at("draft") == 2);
  CHECK(reading.omitted.at("page") == 1);
  CHECK(reading.problems.size() == 1);
}
