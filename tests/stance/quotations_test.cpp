#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "rapport/stance/quotations.h"

namespace rapport::stance {

namespace {

/// What stands between quotation marks in a text of one paragraph, marks included.
std::vector<std::string> quoted_in(const std::string& text) {
  std::vector<Span> spans;
  find_quotations(text, {0, static_cast<std::uint32_t>(text.size())}, /*csv_cell=*/false, spans);
  std::vector<std::string> out;
  for (const Span& span : spans) out.emplace_back(slice(text, span));
  return out;
}

using Quotes = std::vector<std::string>;

}  // namespace

TEST_CASE("marks of every style quote") {
  for (const std::string quote : {"\"a b\"", "“a b”", "„a b“", "„a b”", "”a b”", "«a b»", "»a b«", "‹a b›", "「a b」",
                                  "『a b』", "《a b》", "＂a b＂", "``a b''", "`a b`", "‘a b’", "‚a b‘", "'a b'"}) {
    CAPTURE(quote);
    CHECK(quoted_in("He said " + quote + ", then left.") == Quotes{quote});
  }
}

TEST_CASE("a quotation is found wherever in a text it stands") {
  for (std::size_t n = 0; n < 20; ++n)
    for (const std::string quote : {"\"a b\"", "“a b”", "`a b`", "'a b'"})
      CHECK(quoted_in(std::string(n, '-') + " " + quote + " and so on to the end") == Quotes{quote});
}

TEST_CASE("apostrophes, feet and inches quote nothing") {
  CHECK(quoted_in("It's Ana's and the sellers' 6' table, isn't it").empty());
  CHECK(quoted_in("a 12\" pizza and a 5\" cake").empty());
  CHECK(quoted_in("It’s the sellers’ choice").empty());
  CHECK(quoted_in("the café's and the naïve's").empty());
}

TEST_CASE("an apostrophe inside does not end a quotation") {
  CHECK(quoted_in("'don't wait'") == Quotes{"'don't wait'"});
  CHECK(quoted_in("‘don’t wait’") == Quotes{"‘don’t wait’"});
}

TEST_CASE("a mark without its partner quotes nothing, and the next pair still does") {
  CHECK(quoted_in("one “ alone and \"two\"") == Quotes{"\"two\""});
  CHECK(quoted_in("one \" alone").empty());
}

TEST_CASE("of nested quotations the outer one counts") {
  CHECK(quoted_in("She wrote “he said ‘hi’ to me”.") == Quotes{"“he said ‘hi’ to me”"});
  CHECK(quoted_in("'he said \"hi\" to me'") == Quotes{"'he said \"hi\" to me'"});
}

TEST_CASE("inches inside a quotation do not end it") {
  CHECK(quoted_in("\"a 24\" screen\" it is") == Quotes{"\"a 24\" screen\""});
}

TEST_CASE("a quotation ends with its paragraph") {
  const std::string text = "open \" here\n\nbuy now \" there";
  Quotations quotations(text);
  const auto at = static_cast<std::uint32_t>(text.find("buy now"));
  CHECK_FALSE(quotations.around({at, at + 7}).has_value());
}

TEST_CASE("only words that lie wholly inside are quoted") {
  const std::string text = "a \"limited time\" offer";
  Quotations quotations(text);
  const auto at = static_cast<std::uint32_t>(text.find("limited"));
  CHECK(quotations.around({at, at + 12}).has_value());
  CHECK_FALSE(quotations.around({at, at + 19}).has_value());
}

TEST_CASE("'>' quotes its line where it is the first mark on it") {
  const std::string text = "5 > 3\n > buy now\nown words";
  Quotations quotations(text);
  CHECK_FALSE(quotations.line_mark(4).has_value());
  CHECK(quotations.line_mark(static_cast<std::uint32_t>(text.find("buy"))).has_value());
  CHECK_FALSE(quotations.line_mark(static_cast<std::uint32_t>(text.find("own"))).has_value());
}

TEST_CASE("a cell of CSV with its quoting left on is no quotation, and its doubled marks are quotations") {
  const std::string text = "\"Well, \"\"hello\"\" to you, and thanks\"";
  CHECK(is_csv_cell(text));
  Quotations quotations(text);
  const auto hello = static_cast<std::uint32_t>(text.find("hello"));
  const auto thanks = static_cast<std::uint32_t>(text.find("thanks"));
  CHECK(quotations.around({hello, hello + 5}).has_value());
  CHECK_FALSE(quotations.around({thanks, thanks + 6}).has_value());
}

TEST_CASE("a text that is one quotation, or two, is no cell of CSV") {
  CHECK_FALSE(is_csv_cell("\"Thanks for all of it.\""));
  CHECK_FALSE(is_csv_cell("\"Thanks\" he said, and then \"goodbye\""));
  CHECK_FALSE(is_csv_cell("Well, \"\"hello\"\""));
  CHECK_FALSE(is_csv_cell("\""));
}

}  // namespace rapport::stance
