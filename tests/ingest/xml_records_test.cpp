#include "rapport/ingest/xml/records.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "rapport/input/charset.h"
#include "reading.h"

using namespace rapport;

namespace {

const XmlShape blog{{"item", "comment"}, {"title", "body", "author/name", "category"}, true};
const XmlShape atom{{"entry"}, {"title", "content"}, false};

/// "item(title=a;body=b) …" of what is read; how many kinds of damage were told goes to `damages`.
std::string records(std::string_view xml, const XmlShape& shape = blog, std::size_t* damages = nullptr) {
  std::string out;
  Reading sink;
  const auto bytes = utf8_source(memory_source(xml), "in.xml");
  Input input{"in.xml", bytes.get(), nullptr};
  read_xml_records(input, shape, sink, [&](XmlRecord& record) {
    out += std::string(record.name) + "(";
    for (const auto& field : record.fields) out += std::string(field.path) + "=" + field.text + ";";
    out += ") ";
    return true;
  });
  if (damages != nullptr) *damages = sink.problems.size();
  if (!out.empty()) out.pop_back();
  return out;
}

/// What stands between two sound items; both must come through, whatever it is.
std::string between(std::string_view damaged, std::size_t expected_damages) {
  constexpr std::string_view before = "item(title=before;)", after = "item(title=after;)";
  const std::string xml = "<?xml version=\"1.0\"?><rss><channel><item><title>before</title></item>" +
                          std::string(damaged) + "<item><title>after</title></item></channel></rss>";
  std::size_t damages = 0;
  std::string found = records(xml, blog, &damages);
  CHECK(damages == expected_damages);
  REQUIRE(found.starts_with(before));
  REQUIRE(found.ends_with(after));
  REQUIRE(found.size() > before.size() + after.size());
  return found.substr(before.size() + 1, found.size() - before.size() - after.size() - 2);
}

}  // namespace

TEST_CASE("sound XML: fields by path and local name, inner records before outer ones") {
  CHECK(records("<rss xmlns:wp='u'><item><title>a &amp; b</title><x:body><![CDATA[<p>c</p>]]></x:body>"
                "<author><name>Ann</name></author><name>not this</name></item></rss>") ==
        "item(title=a & b;body=<p>c</p>;author/name=Ann;)");
  CHECK(records("<r><item><title>t</title><wp:comment><wp:body>c</wp:body></wp:comment><category/></item></r>") ==
        "comment(body=c;) item(title=t;category=;)");
  CHECK(records("<?xml version='1.0'?><!DOCTYPE r [<!ENTITY e 'x>y'> ] ><!-- <item> --><r><?php <item> ?></r>") == "");
}

TEST_CASE("an element stands where it was, with its attributes, in the record that encloses it") {
  Reading sink;
  const auto bytes = memory_source("<r><item id='1' dsq:id=\"2\"><comment x='&#233;'/></item></r>");
  Input input{"in.xml", bytes.get(), nullptr};
  std::vector<XmlRecord> found;
  read_xml_records(input, blog, sink, [&](XmlRecord& r) { return found.push_back(r), true; });
  REQUIRE(found.size() == 2);
  CHECK(found[0].inside == "item");
  CHECK(attribute(found[0].attributes, "x") == "é");
  CHECK(found[1].inside.empty());
  CHECK(attribute(found[1].attributes, "id") == "1");
  CHECK(attribute(found[1].attributes, "no") == "");
}

TEST_CASE("a consumer that has enough stops the reading") {
  Reading sink;
  const auto bytes = memory_source("<r><item/><item/><item/></r>");
  Input input{"in.xml", bytes.get(), nullptr};
  int taken = 0;
  read_xml_records(input, blog, sink, [&](XmlRecord&) { return ++taken < 2; });
  CHECK(taken == 2);
  CHECK(sink.problems.empty());
}

TEST_CASE("marks, controls and entities that are no XML become text") {
  CHECK(between("<item><title>AT&T, x < y & z <3 a<b</title></item>", 1) == "item(title=AT&T, x < y & z <3 a<b;)");
  CHECK(between("<item><title>a&nbsp;b&hellip; &#150; &bogus;</title></item>", 0) ==
        "item(title=a&nbsp;b&hellip; – &bogus;;)");
  CHECK(between(std::string_view("<item><title>a\x08\x0b\0b&#x1F;c</title></item>", 40), 1) == "item(title=a   b c;)");
  CHECK(between("<item><title>a\xEF\xBF\xBF"
                "b &#xFFFF; &#xD83D;&#xDE00; &#xD83D;</title></item>",
                1) == "item(title=a\uFFFDb \uFFFD 😀 \uFFFD;)");
  CHECK(between("<item><title>a ]]> b</title></item>", 1) == "item(title=a ]]> b;)");
  CHECK(between("<item><title>caf\xE9</title></item>", 0) == "item(title=café;)");
}

TEST_CASE("CDATA: several, split, with an unescaped end, without an end") {
  CHECK(between("<item><body> <![CDATA[a ]]]]><![CDATA[> b]]> <![CDATA[c]]></body></item>", 0) ==
        "item(body= a ]]> b c;)");
  CHECK(between("<item><body><![CDATA[code ]]> more <b>bold</b>]]></body></item>", 1) ==
        "item(body=code ]]> more <b>bold</b>;)");
  CHECK(between("<item><body><![CDATA[no end</body><title><![CDATA[t]]></title></item>", 1) ==
        "item(body=no end;title=t;)");
  CHECK(between("<item><body><![CDATA[how to write </body> in text]]></body></item>", 0) ==
        "item(body=how to write </body> in text;)");
  CHECK(between("<item><body><![CDATA[a\x01"
                "b]]></body></item>",
                1) == "item(body=a b;)");
}

TEST_CASE("tags: unquoted, valueless, double and unclosed attributes") {
  CHECK(between("<item id=12 checked id='13'><comment checked=no/><title a=\"1\"b='2'>t</title></item>", 1) ==
        "comment() item(title=t;)");
  CHECK(between("<item><title lang=\"en>t</title><body x=\"1\">b</body></item>", 1) == "item(title=t;body=b;)");
  CHECK(between("<item title=\"a > b &amp; c < d\"><title>t</title></item>", 2) == "item(title=t;)");
}

TEST_CASE("nesting: end tags that are missing, crossed, or too many") {
  CHECK(between("<item><title>t</item>", 1) == "item(title=t;)");
  CHECK(between("<item><title>t<body>b</body></item>", 1) == "item(title=t;body=b;)");
  CHECK(between("<item><title>t</title>", 1) == "item(title=t;)");
  CHECK(between("<item><title>t</body></title></channel></rss></item>", 1) == "item(title=t;)");
  CHECK(between("<item><comment><body>1</body><comment><body>2</body></comment></item>", 1) ==
        "comment(body=1;) comment(body=2;) item()");
  CHECK(between("<item><title>t</title></item></item></channel>", 1) == "item(title=t;)");
  CHECK(between("<item><body><p>one<br>two</p></body></item>", 1) == "item(body=<p>one<br>two</p>;)");
}

TEST_CASE("junk around and between records, comments and declarations without an end") {
  CHECK(
      records("` \n<<<<<<< HEAD\n<?xml version='1.0'?><r><item><title>t</title></item>\n=======\n<item/>\n>>>>>>> b") ==
      "item(title=t;) item()");
  CHECK(between("<!-- no end <item><title>t</title></item>", 1) == "item(title=t;)");
  CHECK(between("<? no end <item><title>t</title></item>", 1) == "item(title=t;)");
}

TEST_CASE("a file that is cut off gives what it holds, and says so") {
  std::size_t damages = 0;
  CHECK(records("<r><item><title>t</title></item><item><title>cut o", blog, &damages) ==
        "item(title=t;) item(title=cut o;)");
  CHECK(damages == 1);
  CHECK(records("<r><item><body><![CDATA[cut </bo", blog, &damages) == "item(body=cut </bo;)");
  CHECK(damages == 1);
  CHECK(records("<r><item><title>t</title><bo", blog, &damages).starts_with("item(title=t;"));
  CHECK(records("", blog, &damages).empty());
  CHECK(records("no markup at all", blog, &damages).empty());
}

TEST_CASE("markup inside a field that allows it stays markup") {
  CHECK(records("<entry><content type='xhtml'><div>a &lt; <a href='x'>b</a><br/></div></content></entry>", atom) ==
        "entry(content=<div>a &lt; <a href=\"x\">b</a><br></div>;)");
  CHECK(records("<entry><content type='html'>&lt;p&gt;a &amp;lt; b</content><title>t</title></entry>", atom) ==
        "entry(content=<p>a &lt; b;title=t;)");
}

TEST_CASE("it does not matter where the blocks of a file end") {
  const std::string item =
      "<item><title>AT&T &nbsp; &#xD83D;&#xDE00; ]]> é</title><body><![CDATA[a ]]> <p x='1'>b</p>]]></body></item>";
  const std::string expected = records("<r>" + item + "</r>");
  for (std::size_t before = 262'144 - item.size() - 8; before < 262'144; ++before) {
    const std::string found = records("<r>" + std::string(before, ' ') + item + std::string(300'000, ' ') + "</r>");
    REQUIRE(found == expected);
  }
}
