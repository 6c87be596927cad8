#include <doctest/doctest.h>

#include <string>

#include "rapport/ingest/rich_text.h"

using namespace rapport;
using Why = SetAside::Why;

namespace {

std::string text_of(std::string_view html, const HtmlOptions& options = {}) { return html_to_text(html, options).text; }

std::string cut(const RichText& body, Span span) { return std::string(slice(body.text, span)); }

}  // namespace

TEST_CASE("html: blocks are paragraphs, a break is a line, blanks run together") {
  CHECK(text_of("<p>One\n two</p><p>three<br>four</p>") == "One two\n\nthree\nfour");
  CHECK(text_of("one<br/><br />two<br><br><br><br>three") == "one\n\ntwo\n\nthree");
  CHECK(text_of("<div>one</div><div>two</div>") == "one\ntwo");
  CHECK(text_of("<h2>Head</h2>body") == "Head\n\nbody");
  CHECK(text_of("  <p> &nbsp; </p>alone<p>&nbsp;</p>  ") == "alone");
  CHECK(text_of("a <b> b</b> c<i>d</i>") == "a b cd");
}

TEST_CASE("html: blanks run together wherever in a text they stand") {
  for (std::size_t n = 1; n < 20; ++n) {
    CAPTURE(n);
    const std::string words = std::string(n, 'a') + " é";
    for (const std::string blanks : {" ", "  ", "\n", " \n ", "\u00A0", " &nbsp;", "\t \t"})
      CHECK(text_of(words + blanks + "and so on to the end") == words + " and so on to the end");
    CHECK(text_of(std::string(n, ' ') + words) == words);
    CHECK(text_of(words + std::string(n, ' ')) == words);
  }
}

TEST_CASE("html: list items and table cells stand apart") {
  CHECK(text_of("<ul><li>tea<li>milk</ul>") == "tea\nmilk");
  CHECK(text_of("<table><tr><td>tea<td>2</tr><tr><td>milk<td>1</table>") == "tea\n2\nmilk\n1");
}

TEST_CASE("html: entities are decoded as browsers do") {
  CHECK(text_of("fish &amp chips &#8217; &#150; &#x93;x&#148; &eacute;&hellip;") == "fish & chips ’ – “x” é…");
  CHECK(text_of("AT&T <3 a < b") == "AT&T <3 a < b");
  CHECK(text_of("&lt;b&gt;") == "<b>");
}

TEST_CASE("html: what stands on buttons and in fields is seen") {
  CHECK(text_of("Only today: <button>Buy <b>now</b></button>") == "Only today: Buy now");
  CHECK(text_of("<p>one</p><textarea>two</textarea><select><option>three<option>four</select>") ==
        "one\n\ntwo\n\nthree\nfour");
}

TEST_CASE("html: what a page does not show is no text") {
  CHECK(text_of("a<script>var b = '<p>';</script><style>p{}</style><!-- c -->d") == "ad");
  CHECK(text_of("<template>a</template>b<img alt='picture' src='x.png'><object>c</object>") == "b");
  CHECK(text_of("<html><head><title>T</title></head><body>shown<p hidden>not</p><p style='display: none'>nor this") ==
        "shown");
}

TEST_CASE("html: quotations and code are set aside where they stand") {
  const auto body =
      html_to_text("I read <blockquote><p>Buy now!</p><p>Act.</p></blockquote> and use <code>a[i]</code> <q>well</q>");
  CHECK(body.text == "I read\n\nBuy now!\n\nAct.\n\nand use a[i] well");
  REQUIRE(body.set_aside.size() == 3);
  CHECK(body.set_aside[0].why == Why::block_quote);
  CHECK(cut(body, body.set_aside[0].span) == "Buy now!\n\nAct.");
  CHECK(body.set_aside[1].why == Why::code);
  CHECK(cut(body, body.set_aside[1].span) == "a[i]");
  CHECK(body.set_aside[2].why == Why::inline_quote);
}

TEST_CASE("html: a Discourse quotation is one quotation, title and all") {
  const auto body = html_to_text(
      "<aside class=\"quote no-group\" data-username=\"ann\"><div class=\"title\">ann:</div>"
      "<blockquote><p>Any news?</p></blockquote></aside><p>None yet.</p><aside>a side note</aside>");
  REQUIRE(body.set_aside.size() == 1);
  CHECK(body.set_aside[0].why == Why::block_quote);
  CHECK(cut(body, body.set_aside[0].span) == "ann:\n\nAny news?");
}

TEST_CASE("html: pre keeps its lines and blanks") {
  const auto body = html_to_text("<p>So:</p><pre>\nif (a)\n  <b>b</b>   = c;\n</pre>done");
  CHECK(body.text == "So:\n\nif (a)\n  b   = c;\n\ndone");
  REQUIRE(body.set_aside.size() == 1);
  CHECK(cut(body, body.set_aside[0].span) == "if (a)\n  b   = c;");
}

TEST_CASE("html: links have a host and the text that is clicked") {
  const auto body = html_to_text(
      "See <a href='HTTPS://user@WWW.Example.org:8080/a?b'> this page </a>, <a href='/local'>here</a>, "
      "<a href='mailto:x@example.net'>write</a> or http://blog.example.com/x. <a href='//cdn.example.net/'><img></a>");
  REQUIRE(body.links.size() == 3);
  CHECK(body.links[0].host == "example.org");
  CHECK(cut(body, body.links[0].span) == "this page");
  CHECK(body.links[1].host == "blog.example.com");
  CHECK(cut(body, body.links[1].span) == "http://blog.example.com/x");
  CHECK(body.links[2].host == "cdn.example.net");
  CHECK(body.links[2].span.size() == 0);
}

TEST_CASE("html: an address that is its own anchor is one link") {
  const auto body = html_to_text("<a href=\"https://example.org/x\">https://example.org/x</a>");
  REQUIRE(body.links.size() == 1);
  CHECK(body.links[0].span == Span{0, 21});
}

TEST_CASE("wordpress: line ends are paragraphs where the body has none of its own") {
  const HtmlOptions options{.newlines_are_paragraphs = true};
  CHECK(text_of("One\nline\n\nTwo <b>bold</b>\r\n\r\n\r\nThree", options) == "One\nline\n\nTwo bold\n\nThree");
  CHECK(text_of("<p>One\nline</p>\n<p>Two</p>", options) == "One line\n\nTwo");
  CHECK(text_of("One\nline\n\nTwo", {}) == "One line Two");
}

TEST_CASE("wordpress: shortcodes and block markers leave, brackets of the author stay") {
  const HtmlOptions options{.newlines_are_paragraphs = true, .shortcodes = true};
  CHECK(text_of("a [gallery ids=\"1,2\"] b", options) == "a b");
  CHECK(text_of("[caption id=\"x\" width=\"3\"]<img src=a> A hat[/caption]", options) == "A hat");
  CHECK(text_of("[foo]in[/foo] [sic] [1] a[i] [see: below] [x = 5]", options) ==
        "[foo]in[/foo] [sic] [1] a[i] [see: below] [x = 5]");
  CHECK(text_of("[foo id=\"1\"]in[/foo] [b]bold[/b]", options) == "in bold");
  CHECK(text_of("write [[gallery]]", options) == "write [gallery]");
  CHECK(text_of("<!-- wp:paragraph {\"a\":1} -->\n<p>Text</p>\n<!-- /wp:paragraph --><!--more-->\n<p>Rest", options) ==
        "Text\n\nRest");
  const auto body = html_to_text("[sourcecode language=\"cpp\"]int a;\nint b;[/sourcecode] ok", options);
  REQUIRE(body.set_aside.size() == 1);
  CHECK(cut(body, body.set_aside[0].span) == "int a;\nint b;");
}

TEST_CASE("html: text without markup is itself") {
  CHECK(text_of("") == "");
  CHECK(text_of(" plain \n text ") == "plain text");
  CHECK(html_to_text("see www.example.org!").links.size() == 1);
}
