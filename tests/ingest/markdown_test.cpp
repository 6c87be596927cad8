#include <doctest/doctest.h>

#include "rapport/ingest/rich_text.h"

using namespace rapport;

TEST_CASE("markdown: headings, emphasis and lists give their text") {
  CHECK(markdown_to_text("# Title\n\nSome *soft*\nwords.\n\n- one\n- two\n").text ==
        "Title\n\nSome soft words.\n\none\ntwo");
}

TEST_CASE("markdown: quotations, code and links are marked") {
  const auto body =
      markdown_to_text("> said before\n\nMy [page](https://www.example.org/) has `code`.\n\n```c\nint a;\n```\n");
  CHECK(body.text == "said before\n\nMy page has code.\n\nint a;");
  REQUIRE(body.set_aside.size() == 3);
  CHECK(slice(body.text, body.set_aside[0].span) == "said before");
  CHECK(body.set_aside[0].why == SetAside::Why::block_quote);
  CHECK(slice(body.text, body.set_aside[1].span) == "code");
  CHECK(slice(body.text, body.set_aside[2].span) == "int a;");
  REQUIRE(body.links.size() == 1);
  CHECK(body.links[0].host == "example.org");
}

TEST_CASE("markdown: tables and raw HTML") {
  CHECK(markdown_to_text("|a|b|\n|---|---|\n|c|d|\n").text == "a\nb\nc\nd");
  CHECK(markdown_to_text("one <b>two</b> &copy;\n\n<div>three</div>\n").text == "one two ©\n\nthree");
}
