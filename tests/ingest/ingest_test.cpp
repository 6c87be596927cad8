#include "rapport/ingest/ingest.h"

#include <doctest/doctest.h>

#include "../input/made_files.h"
#include "reading.h"

using namespace rapport;

namespace {

std::string blog(const std::string& title) {
  return "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><item><title>" + title +
         "</title><content:encoded>text of " + title + "</content:encoded></item></channel></rss>";
}

std::string feed(const std::string& title, const std::string& link) {
  return "<rss><channel><item><title>" + title + "</title><link>" + link +
         "</link><description>text</description></item></channel></rss>";
}

/// The titles found, in order.
std::string titles(const Reading& reading) {
  std::string out;
  for (const auto& one : reading.exchanges) out += one.title + "@" + one.source.substr(one.source.rfind('/') + 1) + " ";
  return out;
}

/// The ids of the exchanges, in order.
std::string ids(const Reading& reading) {
  std::string out;
  for (const auto& one : reading.exchanges) out += one.id + " ";
  return out;
}

Reading read_paths(const std::vector<std::string>& paths, const ReadOptions& options = {}) {
  Reading out;
  ingest(paths, options, out);
  return out;
}

}  // namespace

TEST_CASE("ingest: files in the order given, a folder file by file in sorted order") {
  const MadeFolder folder;
  folder.write("in/b.xml", blog("b"));
  folder.write("in/a/z.xml", blog("z"));
  const std::string last = folder.write("last.xml", blog("last"));
  const auto reading = read_paths({last, (folder.path() / "in").string()});
  CHECK(titles(reading) == "last@last.xml z@z.xml b@b.xml ");
  CHECK(reading.problems.empty());
}

TEST_CASE("ingest: compressed, archived, and one archive inside another") {
  const MadeFolder folder;
  folder.write("a.xml", blog("a"));
  folder.write("b.xml", blog("b"));
  REQUIRE(
      folder.run("gzip -k a.xml && tar czf inner.tgz b.xml && zip -q outer.zip a.xml.gz inner.tgz && "
                 "zip -q two.zip outer.zip && zip -q three.zip two.zip"));
  CHECK(titles(read_paths({(folder.path() / "a.xml.gz").string()})) == "a@a.xml.gz ");
  const auto outer = read_paths({(folder.path() / "outer.zip").string()});
  CHECK(titles(outer) == "a@outer.zip!a.xml.gz b@outer.zip!inner.tgz!b.xml ");
  const auto deep = read_paths({(folder.path() / "three.zip").string()});
  CHECK(deep.exchanges.empty());
  CHECK(deep.problems.at(0).severity == Diagnostic::Severity::error);
}

TEST_CASE("ingest: pages and chats are told apart by their paths, however they are packed") {
  const std::string page = "<html><body><h1>Tea</h1><p>We met.</p></body></html>";
  const std::string chat = "[12/05/2021, 21:06:00] Ann: One\n[12/05/2021, 21:07:00] Bo: Two\n";
  const MadeFolder folder;
  folder.write("in/_chat.txt", chat);
  folder.write("in/roses/index.html", page);
  const std::string named = folder.write("in/tea/Hurray!.html", page);
  const std::string bang = folder.write("in/v.2/Hurray!.txt", chat);
  const std::string all = (folder.path() / "in").string();
  CHECK(ids(read_paths({all})) == "_chat roses/index.html tea/Hurray!.html v.2/Hurray! ");
  CHECK(read_paths({all + "/"}).exchanges.at(0).source == all + "/_chat.txt");
  CHECK(ids(read_paths({named, bang})) == "Hurray!.html Hurray! ");
  REQUIRE(folder.run("cd in && zip -q ../Ann.zip _chat.txt && zip -q ../Bo.zip _chat.txt && gzip tea/Hurray!.html"));
  const std::string ann = (folder.path() / "Ann.zip").string(), bo = (folder.path() / "Bo.zip").string();
  CHECK(ids(read_paths({ann, bo, named + ".gz"})) == "Ann.zip!_chat Bo.zip!_chat Hurray!.html ");
  REQUIRE(folder.run("mv Ann.zip Bo.zip in/roses"));
  CHECK(ids(read_paths({all})) ==
        "_chat roses/Ann.zip!_chat roses/Bo.zip!_chat roses/index.html tea/Hurray!.html v.2/Hurray! ");
}

TEST_CASE("ingest: what cannot be opened or known is told, and the rest is read") {
  const MadeFolder folder;
  const std::string good = folder.write("good.xml", blog("good"));
  const std::string pdf = folder.write("paper.pdf", "%PDF-1.4 ...");
  const std::string empty = folder.write("empty.txt", "");
  const auto reading = read_paths({"/no/such/file", pdf, empty, good});
  CHECK(titles(reading) == "good@good.xml ");
  REQUIRE(reading.problems.size() == 3);
  CHECK(reading.problems[0].severity == Diagnostic::Severity::error);
  CHECK(reading.problems[1].severity == Diagnostic::Severity::error);
  CHECK(reading.problems[2].severity == Diagnostic::Severity::warning);
  CHECK(reading.problems[0].file == "/no/such/file");
  CHECK(reading.problems[1].message.starts_with("looks like a PDF document"));
  CHECK(reading.problems[1].message.find("wxr") != std::string::npos);
  CHECK(reading.problems[2].message == "is empty");
}

TEST_CASE("ingest: unknown files in a folder are told once for each kind; a folder of nothing else is an error") {
  const MadeFolder folder;
  folder.write("in/1.png", "\x89PNG one");
  folder.write("in/2.png", "\x89PNG two");
  folder.write("in/4.txt", "");
  folder.write("in/a.xml", blog("a"));
  const auto some = read_paths({(folder.path() / "in").string()});
  CHECK(some.exchanges.size() == 1);
  REQUIRE(some.problems.size() == 2);
  CHECK(some.problems[0].severity == Diagnostic::Severity::warning);
  CHECK(some.problems[0].file.ends_with("in/4.txt"));
  CHECK(some.problems[0].message == "is empty: not read");
  CHECK(some.problems[1].file.ends_with("in/1.png"));
  CHECK(some.problems[1].message == "looks like an image, like 1 other: not read");
  REQUIRE(folder.run("rm in/a.xml"));
  CHECK(read_paths({(folder.path() / "in").string()}).problems.back().severity == Diagnostic::Severity::error);
}

TEST_CASE("ingest: what lies beside the export that a folder is, is counted") {
  const MadeFolder folder;
  folder.write("in/_posts/2008-05-06-tea.md", "---\ntitle: Tea\n---\nWe met.\n");
  folder.write("in/old-blog.xml", blog("a"));
  folder.write("in/tea.png", "\x89PNG one");
  const auto reading = read_paths({(folder.path() / "in").string()});
  CHECK(titles(reading) == "Tea@in ");
  CHECK(reading.omitted.at("file of another kind") == 2);
  const auto forced = read_paths({(folder.path() / "in").string()}, {{}, "medium", {}, {}});
  REQUIRE(forced.problems.size() == 1);
  CHECK(forced.problems[0].message == "was read as medium, but no message was found in it");
}

TEST_CASE("ingest: a document of another program is named, not taken for an archive of exports") {
  const MadeFolder folder;
  folder.write("word/document.xml", "<w:document/>");
  REQUIRE(folder.run("zip -q letter.docx word/document.xml"));
  const auto reading = read_paths({(folder.path() / "letter.docx").string()});
  CHECK(reading.problems.at(0).message.starts_with("looks like a Word document"));
}

TEST_CASE("ingest: the format and the charset that the user names") {
  const MadeFolder folder;
  const std::string file = folder.write("a.xml", "<rss><item><description>\xB1</description></item></rss>");
  ReadOptions options;
  options.encoding = "ISO-8859-2";
  CHECK(read_paths({file}, options).exchanges.at(0).messages.at(0).text == "ą");
  options.from = "wxr";
  CHECK(read_paths({file}, options).exchanges.at(0).format == "wxr");
  options.from = "no such format";
  CHECK(read_paths({file}, options).problems.at(0).message.find("'no such format'") != std::string::npos);
  options = {};
  options.encoding = "no such charset";
  CHECK(read_paths({file}, options).exchanges.empty());
}

TEST_CASE("ingest: a file in which nothing was found is told") {
  const MadeFolder folder;
  folder.write("note.txt", "Nothing but a note.");
  folder.write("empty.xml", "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel></channel></rss>");
  const auto forced = read_paths({(folder.path() / "note.txt").string()}, {{}, "wxr", {}, {}});
  REQUIRE(forced.problems.size() == 1);
  CHECK(forced.problems[0].severity == Diagnostic::Severity::error);
  folder.write("blank.txt", "\n \n");
  const auto blank = read_paths({(folder.path() / "blank.txt").string()}, {{}, "wxr", {}, {}});
  REQUIRE(blank.problems.size() == 1);
  CHECK(blank.problems[0].severity == Diagnostic::Severity::warning);
  CHECK(blank.problems[0].message == "is empty");
  const auto found = read_paths({(folder.path() / "empty.xml").string()});
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].severity == Diagnostic::Severity::warning);
}

TEST_CASE("ingest: a truncated .gz gives what it holds, and says so") {
  const MadeFolder folder;
  std::string items;
  for (int i = 0; i < 5'000; ++i)
    items += "<item><title>t" + std::to_string(i * 7919 % 10'007) + "</title><description>d</description></item>";
  folder.write("a.xml", "<rss><channel>" + items + "</channel></rss>");
  REQUIRE(folder.run("gzip a.xml && head -c 8000 a.xml.gz > cut.xml.gz"));
  const auto reading = read_paths({(folder.path() / "cut.xml.gz").string()});
  CHECK(reading.exchanges.size() > 1'000);
  CHECK(reading.exchanges.size() < 5'000);
  bool told = false;
  for (const auto& d : reading.problems) told |= d.message.find("truncated") != std::string::npos;
  CHECK(told);
}

TEST_CASE("ingest: a consumer that has enough ends it all") {
  struct OneOnly final : ExchangeSink {
    bool exchange(Exchange&&) override { return ++taken < 1; }
    void problem(Diagnostic) override {}
    void left_out(std::string_view, std::uint64_t) override {}
    int taken = 0;
  } sink;
  const MadeFolder folder;
  const std::string file = folder.write("a.xml", blog("a"));
  ingest({file, file, file}, {}, sink);
  CHECK(sink.taken == 1);
}

TEST_CASE("ingest: feeds of posts and of comments that lie together are one export") {
  const MadeFolder folder;
  folder.write("in/comments.xml", feed("Comment on A by B", "https://example.org/a/#comment-1"));
  folder.write("in/posts.xml", feed("A", "https://example.org/a/"));
  const auto reading = read_paths({(folder.path() / "in").string()});
  REQUIRE(reading.exchanges.size() == 1);
  CHECK(reading.exchanges[0].title == "A");
  CHECK(reading.exchanges[0].messages.size() == 2);
  CHECK(reading.exchanges[0].messages[1].parent == 0);
}

TEST_CASE("ingest: comments that Disqus kept join the posts of the blog, wherever the files stand") {
  const std::string disqus =
      "<disqus xmlns:dsq=\"http://disqus.com/disqus-internals\">"
      "<thread dsq:id=\"1\"><link>https://www.example.org/2008/05/tea.html</link><title>Tea</title></thread>"
      "<thread dsq:id=\"2\"><link>http://example.org/2008/05/gone/</link><title>Gone</title></thread>"
      "<post dsq:id=\"11\"><message>Was there cake?</message><author><name>Ann</name></author><thread "
      "dsq:id=\"1\"/></post>"
      "<post dsq:id=\"12\"><message>There was.</message><author><name>Cy</name></author><thread dsq:id=\"1\"/><parent "
      "dsq:id=\"11\"/></post>"
      "<post dsq:id=\"13\"><message>Where is it?</message><author><name>Bo</name></author><thread "
      "dsq:id=\"2\"/></post></disqus>";
  const MadeFolder folder;
  const std::string posts = folder.write("a.xml", feed("Tea", "http://example.org/2008/05/tea/"));
  const std::string comments = folder.write("z.xml", disqus);
  for (const auto& paths :
       {std::vector{posts, comments}, std::vector{comments, posts}, std::vector{folder.path().string()}}) {
    const auto reading = read_paths(paths);
    REQUIRE(reading.exchanges.size() == 2);
    const auto& tea = reading.exchanges[0];
    REQUIRE(tea.messages.size() == 3);
    CHECK(tea.format == "feed");
    CHECK(tea.messages[0].text == "text");
    CHECK(tea.messages[1].text == "Was there cake?");
    CHECK(tea.messages[1].parent == 0);
    CHECK(tea.messages[2].parent == 1);
    REQUIRE(tea.diagnostics.size() == 1);
    CHECK(tea.diagnostics[0].message.starts_with("2 comments joined"));
    CHECK(reading.exchanges[1].title == "Gone");
  }
  folder.write("site/_posts/2008-05-06-tea.md", "---\ntitle: Tea\n---\nWe met.\n");
  folder.write("site/comments.xml", disqus);
  const auto site = read_paths({(folder.path() / "site").string()});
  REQUIRE(site.exchanges.size() == 2);
  CHECK(site.exchanges[0].messages.size() == 3);
  CHECK(site.exchanges[0].format == "frontmatter");
}
