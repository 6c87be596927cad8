#include <string>

#include "limits.h"
#include "reading.h"

using namespace rapport;
using rapport::test::repeat;

namespace {

/// Seconds of processor time that a file costs; something must be read of it.
double seconds_for(std::string_view format, const std::string& text) {
  return test::seconds_of([&] { CHECK(!read_as(format, text).exchanges.empty()); });
}

}  // namespace

TEST_CASE("a hostile page of text costs no more than two seconds") {
  for (const std::string_view line : {"May 6, 2012\n", "Ann Lee\n\nMay 6, 2012 at 5:00 pm\n", "Reply\n", "1 comment\n",
                                      "ann 3 hours ago | prev | next [–]\n", "Ann said:\n", "[–]ann 3 points\n"}) {
    CAPTURE(line);
    CHECK(seconds_for("textpage", "Tea\n\n" + repeat(line, 100'000)) < test::most_seconds);
  }
}

TEST_CASE("a page of very many speakers costs no more than two seconds") {
  std::string page = "Tea\n\n60000 comments\n\n";
  for (int i = 0; i < 30'000; ++i) page += "Ann " + std::to_string(10'000 + i) + "\nMay 6, 2012 at 5:00 pm\n\n";
  for (int i = 0; i < 30'000; ++i) page += "word" + std::to_string(10'000 + i) + "\n\n";
  CHECK(seconds_for("textpage", page) < test::most_seconds);
}

TEST_CASE("a hostile chat costs no more than two seconds") {
  const std::string begin = "[13/05/21, 09:05:01] Ann: tea\n[13/05/21, 09:05:02] Bo: ";
  for (const std::string_view mark : {"\u200E", "\u200F", "\u200E<a> ", "<", "\n[13/05/21, "}) {
    CAPTURE(mark);
    CHECK(seconds_for("whatsapp", begin + repeat(mark, 300'000)) < test::most_seconds);
  }
}

TEST_CASE("hostile front matter costs no more than two seconds") {
  const std::string keys = "comments: [&b {" + repeat("a: 1,", 10'000) + "}";
  for (const std::string& head : {"x: " + repeat("[", 250'000), "x: " + repeat("{a: ", 60'000),
                                  keys + repeat(",*b", 60'000) + "]", "x: \"" + repeat("\\n", 120'000)}) {
    CAPTURE(head.substr(0, 20));
    CHECK(seconds_for("frontmatter", "---\ntitle: a\n" + head + "\n---\nend\n") < test::most_seconds);
  }
}

TEST_CASE("a list in front matter that holds itself has no value") {
  CHECK(read_one("frontmatter", "---\ntitle: &a [*a]\nauthor: &b [[*b]]\ndate: 2008-05-06\n---\nend\n").title.empty());
}

TEST_CASE("a hostile head of a mail costs no more than two seconds") {
  for (const std::string_view subject : {"a", "=?a?q?", "=?a?q?b?= ", "=?utf-8?b?4?="}) {
    CAPTURE(subject);
    const std::string mail = "From: ann@example.org\nSubject: " + repeat(subject, 200'000) + "\n\nend\n";
    CHECK(seconds_for("mbox", "From ann Tue May  6 16:05:00 2008\n" + mail) < test::most_seconds);
  }
}

TEST_CASE("a saved page of very many comments costs no more than two seconds") {
  for (const std::string_view comment :
       {R"(<li class="comment depth-3">x)", R"(<li id="comment-1"><cite>x</cite>)", R"(<li class="comment">x)"}) {
    CAPTURE(comment);
    CHECK(seconds_for("htmlpage", "<html><body><ol>" + repeat(comment, 30'000)) < test::most_seconds);
  }
}

TEST_CASE("hostile data of a saved page cost no more than two seconds") {
  const std::string begin = R"(<html><body><p>tea</p><script type="application/ld+json">{"@type":"Article","comment":)";
  for (const std::string& data :
       {repeat(R"({"text":"a","comment":)", 30'000), "[" + repeat(R"({"text":"a"},)", 100'000) + "{}]}",
        repeat("</script><script type=\"application/ld+json\">{", 30'000)}) {
    CAPTURE(data.substr(0, 20));
    CHECK(seconds_for("htmlpage", begin + data + "</script></body></html>") < test::most_seconds);
  }
}
