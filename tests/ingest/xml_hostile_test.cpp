#include <doctest/doctest.h>
#include <sys/resource.h>

#include <random>

#include "limits.h"
#include "rapport/ingest/xml/records.h"
#include "rapport/input/charset.h"
#include "reading.h"

using namespace rapport;

namespace {

/// A text that repeats itself, made while it is read, so that an attack of 60 MB costs no memory of its own.
struct Piece {
  std::string text;
  int times = 1;
};
using Attack = std::vector<Piece>;

class AttackSource final : public ByteSource {
 public:
  explicit AttackSource(Attack attack) : attack_(std::move(attack)) {}

  std::size_t read(std::span<char> into) override {
    std::size_t made = 0;
    while (made < into.size() && piece_ < attack_.size()) {
      const Piece& piece = attack_[piece_];
      const std::size_t size = piece.text.copy(into.data() + made, into.size() - made, at_);
      made += size;
      at_ += size;
      if (at_ < piece.text.size()) continue;
      at_ = 0;
      if (++times_ < piece.times) continue;
      times_ = 0;
      ++piece_;
    }
    return made;
  }

 private:
  Attack attack_;
  std::size_t piece_ = 0, at_ = 0;
  int times_ = 0;
};

const XmlShape blog{{"item"}, {"title", "body"}, true};

struct Outcome {
  std::vector<std::string> titles;
  std::vector<Diagnostic> problems;
  double seconds = 0;  // of this program alone: other work on the machine does not count
};

Outcome read(Attack xml) {
  Outcome out;
  Reading sink;
  const auto bytes = utf8_source(std::make_unique<AttackSource>(std::move(xml)), "in.xml");
  Input input{"in.xml", bytes.get(), nullptr};
  out.seconds = test::seconds_of([&] {
    read_xml_records(input, blog, sink, [&](XmlRecord& r) { return out.titles.emplace_back(r.text("title")), true; });
  });
  out.problems = sink.problems;
  return out;
}

const std::string before = "<item><title>before</title></item>", after = "<item><title>after</title></item>";

/// The sound neighbours survive, within two seconds and 256 MiB.
void check_survives(Attack attack) {
  attack.insert(attack.begin(), {"<r>" + before});
  attack.push_back({after + "</r>"});
  const Outcome out = read(std::move(attack));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  CHECK(usage.ru_maxrss < test::most_kilobytes);
  CHECK(out.seconds < test::most_seconds);
  REQUIRE(out.titles.size() >= 2);
  CHECK(out.titles.front() == "before");
  CHECK(out.titles.back() == "after");
}

}  // namespace

TEST_CASE("hostile XML: entity bombs explode nowhere") {
  const auto ten = [](const std::string& s) { return s + s + s + s + s + s + s + s + s + s; };
  std::string entities = "<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    entities += "<!ENTITY l" + std::to_string(i) + " \"" + ten("&l" + std::to_string(i - 1) + ";") + "\">";
  }
  const Outcome lol =
      read({{"<!DOCTYPE r [" + entities + "]><r>" + before + "<item><title>&l9;</title></item>" + after}});
  CHECK(lol.titles == std::vector<std::string>{"before", "&l9;", "after"});
  const std::string big = "<!DOCTYPE r [<!ENTITY a \"" + std::string(100'000, 'A') + "\">]><r>";
  const Outcome quadratic = read({{big + before + "<item><title>"}, {"&a;", 50'000}, {"</title></item>" + after}});
  CHECK(quadratic.titles.size() == 3);
  CHECK(quadratic.seconds < test::most_seconds);
  const Outcome external =
      read({{"<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><r><item><title>&x;</title></item></r>"}});
  CHECK(external.titles == std::vector<std::string>{"&x;"});
}

TEST_CASE("hostile XML: depth, closed and not") {
  check_survives({{"<item>"}, {"<a>", 100'000}, {"</a>", 100'000}, {"</item>"}});
  check_survives({{"<item>"}, {"<a>", 100'000}, {"</item>"}});
  check_survives({{"<item><title>"}, {"<a>", 1'000'000}, {"</title></item>"}});
  check_survives({{"<item>"}, {"</a>", 1'000'000}, {"</item>"}});
}

TEST_CASE("hostile XML: an attribute, a text, a comment and a name of 60 MB") {
  const Piece text{std::string(1'000, 'x'), 60'000};
  check_survives({{"<item a=\""}, text, {"\"/>"}});
  check_survives({{"<item a=\""}, text, {"\"><title>t</title></item>"}});
  check_survives({{"<item><body><![CDATA["}, text, {"]]></body></item>"}});
  check_survives({{"<item><body>"}, text, {"</body></item>"}});
  check_survives({{"<!--"}, text, {"-->"}});
  check_survives({{"<"}, text, {"/>"}});
}

TEST_CASE("hostile XML: an attribute that never ends does not take the next item along") {
  check_survives({{"<item><note a=\""}, {std::string(1'000, 'x'), 60'000}});
  check_survives({{"<item><note a=\""}, {std::string(1'000, 'x'), 60'000}, {"\n"}});
  check_survives({{"<item><note a=\"short\n"}});
  // A quotation mark in the next item is none of this one's.
  const Outcome out =
      read({{"<r>" + before + "<item><note a=\"short\n<item><title>\"so\" she</title></item>" + after}});
  CHECK(out.titles == std::vector<std::string>{"before", "", "\"so\" she", "after"});
}

TEST_CASE("hostile XML: floods of small things") {
  check_survives({{"<item"}, {" a='1'", 1'000'000}, {"/>"}});
  std::string unlike;
  for (int i = 0; i < 100; ++i) unlike += " a" + std::to_string(i) + "='1'";
  check_survives({{"<item"}, {unlike, 10'000}, {"/>"}});
  check_survives({{"<item>"}, {"<title>t</title>", 1'000'000}, {"</item>"}});
  check_survives({{"<item><title>"}, {"&", 5'000'000}, {"</title></item>"}});
  check_survives({{"<item><title>"}, {"<", 5'000'000}, {"</title></item>"}});
  check_survives({{"<item><body><![CDATA["}, {"</body", 1'000'000}, {"]]></body></item>"}});
  check_survives({{"<item><body><![CDATA["}, {"]]>", 1'000'000}, {"]]></body></item>"}});
  check_survives({{"<!--", 100'000}});
  check_survives({{"<![CDATA[]]>", 500'000}});
  check_survives({{"<!x", 1'000'000}});
  check_survives({{"<!DOCTYPE [", 100'000}});
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
    for (const auto& problem : read({{damaged}}).problems) {
      CAPTURE(problem.message);
      REQUIRE(problem.message.find("not readable") == std::string::npos);
    }
  }
}
