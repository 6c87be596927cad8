#include <doctest/doctest.h>
#include <sys/resource.h>

#include <string>

#include "limits.h"
#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/rich_text.h"

using namespace rapport;
using rapport::test::repeat;

namespace {

/// Seconds of processor time that a body costs; its text must end with "end".
double seconds_for(const std::string& html, const HtmlOptions& options = {}) {
  return test::seconds_of([&] { CHECK(html_to_text(html, options).text.ends_with("end")); });
}

}  // namespace

TEST_CASE("a hostile body costs no more than two seconds") {
  CHECK(seconds_for(repeat("<div>", 100'000) + "end") < test::most_seconds);
  CHECK(seconds_for(repeat("<b><div></b>", 50'000) + "end") < test::most_seconds);
  CHECK(seconds_for(repeat("<div><table><td></div>", 50'000) + "end") < test::most_seconds);
  CHECK(seconds_for(repeat("<p><font color=1>", 50'000) + "end") < test::most_seconds);
  std::string attributes = "<p";
  for (int i = 0; i < 50'000; ++i) attributes += " a" + std::to_string(i) + "=1";
  CHECK(seconds_for(attributes + ">end") < test::most_seconds);
  std::string bold;
  for (int i = 0; i < 390; ++i) bold += "<b id=" + std::to_string(i) + ">";
  CHECK(seconds_for(bold + repeat("<p>x", 50'000) + "end") < test::most_seconds);
  CHECK(seconds_for(repeat("<br>", 1'000'000) + "end") < test::most_seconds);
  CHECK(seconds_for(repeat("<p>A paragraph of words &amp; more.</p>", 500'000) + "end") < test::most_seconds);
  CHECK(seconds_for(repeat("&amp", 1'000'000) + " end") < test::most_seconds);
  CHECK(seconds_for(repeat("http://a.example/tea ", 300'000) + "end") < test::most_seconds);
  CHECK(seconds_for("http://a.example/" + repeat(")", 1'000'000) + " end") < test::most_seconds);
  CHECK(seconds_for(repeat("[a", 300'000) + " [b] [/b] end", {.shortcodes = true}) < test::most_seconds);
}

TEST_CASE("a body that is too costly for a tree still gives its text, paragraphs and entities") {
  const std::string html =
      repeat("<div>", 1'000) + "<script>no</script><p class='a>b'>fish &amp; chips<!-- no --></p>second<br>line</div>";
  REQUIRE(is_costly_html(html));
  CHECK(html_to_text(html).text == "fish & chips\n\nsecond\nline");
}

TEST_CASE("a body that is too long for a tree is read to its end") {
  const std::string html = repeat("<p>tea &amp; cake</p>", 1'000'000);
  const auto text = html_to_text(html).text;
  CHECK(text.size() == 1'000'000 * std::string("tea & cake\n\n").size() - 2);
  CHECK(text.ends_with("cake\n\ntea & cake"));
}

TEST_CASE("what people write is not too costly") {
  CHECK_FALSE(is_costly_html(repeat("<p>One <b>bold</b> word<p>and <a name=x>another<br><ul><li>x<li>y</ul>", 5'000)));
  CHECK_FALSE(is_costly_html(repeat("<blockquote>", 100) + "deep" + repeat("</blockquote>", 100)));
}

TEST_CASE("the tests of hostile bodies stay within 256 MB") {
  rusage usage{};
  REQUIRE(getrusage(RUSAGE_SELF, &usage) == 0);
  CHECK(usage.ru_maxrss < test::most_kilobytes);
}
