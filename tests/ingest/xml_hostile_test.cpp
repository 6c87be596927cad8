#include <doctest/doctest.h>
#include <sys/resource.h>

#include <ctime>
#include <random>

#include "collecting_sink.h"
#include "rapport/ingest/xml/records.h"
#include "rapport/input/charset.h"

using namespace rapport;

namespace {

const XmlShape blog{{"item"}, {"title", "body"}, true};

struct Outcome {
  std::vector<std::string> titles;
  std::vector<Diagnostic> problems;
  double seconds = 0;  // of this program alone: other work on the machine does not count
};

Outcome read(std::string_view xml) {
  Outcome out;
  CollectingSink sink;
  const auto bytes = utf8_source(memory_source(xml), "in.xml");
  Input input{"in.xml", bytes.get(), nullptr};
  const std::clock_t begin = std::clock();
  read_xml_records(input, blog, sink, [&](XmlRecord& r) { return out.titles.emplace_back(r.text("title")), true; });
  out.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  out.problems = sink.problems;
  return out;
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const std::string before = "<item><title>before</title></item>", after = "<item><title>after</title></item>";

/// The sound neighbours survive within two seconds and 256 MiB, the attack itself not counted.
void check_survives(const std::string& attack) {
  const std::string xml = "<r>" + before + attack + after + "</r>";
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto memory_before = usage.ru_maxrss;
  const Outcome out = read(xml);
  getrusage(RUSAGE_SELF, &usage);
  CHECK(usage.ru_maxrss - memory_before < 256 * 1024);
  CHECK(out.seconds < 2);
  REQUIRE(out.titles.size() >= 2);
  CHECK(out.titles.front() == "before");
  CHECK(out.titles.back() == "after");
}

}  // namespace

TEST_CASE("hostile XML: entity bombs explode nowhere") {
  std::string entities = "<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    entities += "<!ENTITY l" + std::to_string(i) + " \"" + repeated("&l" + std::to_string(i - 1) + ";", 10) + "\">";
  }
  const Outcome lol =
      read("<!DOCTYPE r [" + entities + "]><r>" + before + "<item><title>&l9;</title></item>" + after + "</r>");
  CHECK(lol.titles == std::vector<std::string>{"before", "&l9;", "after"});
  const std::string big = "<!DOCTYPE r [<!ENTITY a \"" + std::string(100'000, 'A') + "\">]><r>";
  const Outcome quadratic = read(big + before + "<item><title>" + repeated("&a;", 50'000) + "</title></item>" + after);
  CHECK(quadratic.titles.size() == 3);
  CHECK(quadratic.seconds < 2);
  const Outcome external =
      read("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r><item><title>&x;</title></item></r>");
  CHECK(external.titles == std::vector<std::string>{"&x;"});
}

TEST_CASE("hostile XML: depth, closed and not") {
  check_survives("<item>" + repeated("<a>", 100'000) + repeated("</a>", 100'000) + "</item>");
  check_survives("<item>" + repeated("<a>", 100'000) + "</item>");
  check_survives("<item><title>" + repeated("<a>", 1'000'000) + "</title></item>");
  check_survives("<item>" + repeated("</a>", 1'000'000) + "</item>");
}

TEST_CASE("hostile XML: an attribute, a text, a comment and a name of 60 MB") {
  const std::string long_text(60'000'000, 'x');
  check_survives("<item a=\"" + long_text + "\"/>");
  check_survives("<item a=\"" + long_text + "\"><title>t</title></item>");
  check_survives("<item><body><![CDATA[" + long_text + "]]></body></item>");
  check_survives("<item><body>" + long_text + "</body></item>");
  check_survives("<!--" + long_text + "-->");
  check_survives("<" + long_text + "/>");
}

TEST_CASE("hostile XML: floods of small things") {
  check_survives("<item" + repeated(" a='1'", 1'000'000) + "/>");
  check_survives("<item>" + repeated("<title>t</title>", 1'000'000) + "</item>");
  check_survives("<item><title>" + repeated("&", 5'000'000) + "</title></item>");
  check_survives("<item><title>" + repeated("<", 5'000'000) + "</title></item>");
  check_survives("<item><body><![CDATA[" + repeated("</body", 1'000'000) + "]]></body></item>");
  check_survives("<item><body><![CDATA[" + repeated("]]>", 1'000'000) + "]]></body></item>");
  check_survives(repeated("<!--", 100'000));
  check_survives(repeated("<![CDATA[]]>", 500'000));
}

TEST_CASE("hostile XML: whatever is done to a file, the parser is content and nothing hangs") {
  const std::string sound = "<?xml version=\"1.0\"?><!DOCTYPE r []><r a=\"1\" b='2'><!-- c -->" + before +
                            "<item><title x='&lt;'>a &amp; b &#8230;</title><body><![CDATA[<p>q]]></body></item>" +
                            after + "</r>";
  const std::string_view pieces[] = {"<",   ">",  "\"",          "'",  "&",  "]]>", "<![CDATA[", "</item>",      "<!--",
                                     "-->", "<?", "\0",          "</", "/>", "=",   "<title>",   "\xEF\xBF\xBF", "é",
                                     "&#",  ";",  "<!DOCTYPE [", "x:y"};
  std::mt19937 random(20070412);
  for (int round = 0; round < 3'000; ++round) {
    std::string damaged = sound;
    for (unsigned i = 0; i <= random() % 4; ++i) {
      const auto at = random() % damaged.size();
      const auto piece = pieces[random() % std::size(pieces)];
      if (random() % 2 == 0) damaged.erase(at, random() % 9);
      damaged.insert(std::min<std::size_t>(at, damaged.size()), piece);
    }
    CAPTURE(damaged);
    for (const auto& problem : read(damaged).problems) {
      CAPTURE(problem.message);
      REQUIRE(problem.message.find("not readable") == std::string::npos);
    }
  }
}
