#include "rapport/ingest/simple_html.h"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "rapport/ingest/html_text.h"

using namespace rapport;

namespace {

constexpr auto pieces = std::to_array<std::string_view>({"<p>",
                                                         "</p>",
                                                         "<b>",
                                                         "</b>",
                                                         "<a href='http://example.org/?a&amp;b'>",
                                                         "</a>",
                                                         "<ul>",
                                                         "</ul>",
                                                         "<li>",
                                                         "</li>",
                                                         "<blockquote>",
                                                         "</blockquote>",
                                                         "<br/>",
                                                         "<div class=\"quote x\">",
                                                         "</div>",
                                                         "<h2>",
                                                         "</h2>",
                                                         "<pre>\n",
                                                         "</pre>",
                                                         "<code>",
                                                         "</code>",
                                                         "<q>",
                                                         "</q>",
                                                         "<hr>",
                                                         "<!-- note -->",
                                                         "<img alt=\"x\">",
                                                         "<span style='color:red'>",
                                                         "</span>",
                                                         "word ",
                                                         "two  words",
                                                         "\n",
                                                         "\r\n",
                                                         " ",
                                                         "&nbsp;",
                                                         "&amp;",
                                                         "&#8217;",
                                                         "&rsquo;s",
                                                         " < ",
                                                         "a & b",
                                                         "www.example.net",
                                                         "<table><td>",
                                                         "<a>",
                                                         "<!-->",
                                                         "&foo;",
                                                         "&#150;",
                                                         "<i id=\"a>b\">",
                                                         "</i>",
                                                         "<ol start=2>",
                                                         "</ol>",
                                                         "\t"});

void check_equal(const std::string& html) {
  const auto simple = simple_html_to_text(html, TextBuilder::Newlines::blank);
  if (!simple) return;
  CAPTURE(html);
  const auto full = html_to_text(HtmlTree(html), 0);
  CHECK(simple->text == full.text);
  REQUIRE(simple->set_aside.size() == full.set_aside.size());
  for (std::size_t i = 0; i < full.set_aside.size(); ++i) CHECK(simple->set_aside[i].span == full.set_aside[i].span);
  REQUIRE(simple->links.size() == full.links.size());
  for (std::size_t i = 0; i < full.links.size(); ++i) CHECK(simple->links[i].span == full.links[i].span);
}

}  // namespace

TEST_CASE("simple html: whatever it takes, it reads as the HTML5 parser does") {
  std::mt19937 random(20070412);
  int taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string html;
    for (auto n = random() % 12; n > 0; --n) html += pieces[random() % pieces.size()];
    taken += simple_html_to_text(html, TextBuilder::Newlines::blank) ? 1 : 0;
    check_equal(html);
  }
  CHECK(taken > 1'000);
}

TEST_CASE("simple html: nested as people nest") {
  for (const std::string html :
       {"<div><p>One <b>two <i>three</i></b></p><ul><li>a<li><p>b</ul></div>",
        "<p>One<p>two<blockquote><p>q</blockquote>t", "<b><p>x</p></b>y", "<pre>\na\n  b</pre>",
        "<div><a href=\"https://example.org\">x</a></div>", "a&nbsp;\n&nbsp;b"}) {
    CAPTURE(html);
    CHECK(simple_html_to_text(html, TextBuilder::Newlines::blank).has_value());
    check_equal(html);
  }
}

TEST_CASE("simple html: leaves to the parser what is not simple") {
  for (const std::string html :
       {"<b><i>x</b></i>", "<table><tr><td>x</table>", "<p>a<b>b</p>c", "&eacute", "&#150;", "<p hidden>x",
        "<script>x</script>", "</p>", "<li><div><li>", "<!--x", "<p a='", "\x01<p>"}) {
    CAPTURE(html);
    CHECK_FALSE(simple_html_to_text(html, TextBuilder::Newlines::blank).has_value());
  }
}
