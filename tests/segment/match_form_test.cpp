#include "rapport/segment/match_form.h"

#include <doctest/doctest.h>

#include <string>

using rapport::MatchForm;
using rapport::Span;

namespace {

std::string form_of(std::string_view text) {
  MatchForm form;
  rapport::make_match_form(text, form);
  return form.text;
}

/// What of `text` stands behind the first place where its match form holds `part`.
std::string original_of(std::string_view text, std::string_view part) {
  MatchForm form;
  rapport::make_match_form(text, form);
  const std::size_t at = form.text.find(part);
  REQUIRE(at != std::string::npos);
  const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + part.size())};
  return std::string(slice(text, form.offsets.to_original(span)));
}

}  // namespace

TEST_CASE("what looks the same becomes the same bytes") {
  CHECK(form_of("Don\u2019t WAIT \u2014 now") == "don't wait - now");
  CHECK(form_of("\u201CNow\u201D") == "\"now\"");
  CHECK(form_of("don\u00B4t") == "don't");
  CHECK(form_of("\uFF26\uFF32\uFF25\uFF25 of\uFB01ce") == "free office");
  CHECK(form_of("free\u00A0trial") == "free trial");
  CHECK(form_of("fr\u00ADe\u200Be") == "free");
  CHECK(form_of("STRASSE Stra\u00DFe") == "strasse strasse");
  CHECK(form_of("cafe\u0301 caf\u00C9") == "caf\u00E9 caf\u00E9");
  CHECK(form_of("wait\u2026") == "wait...");
  CHECK(form_of("").empty());
}

TEST_CASE("a span of the match form leads back to whole characters") {
  CHECK(original_of("say Don\u2019t wait", "don't") == "Don\u2019t");
  CHECK(original_of("the of\uFB01ce now", "office") == "of\uFB01ce");
  CHECK(original_of("the of\uFB01ce now", "now") == "now");
  CHECK(original_of("of\uFB01ce", "f") == "f");
  CHECK(original_of("\uFB01ne", "f") == "\uFB01");
  CHECK(original_of("wait\u2026 more", "...") == "\u2026");
  CHECK(original_of("wait\u2026 more", "more") == "more");
  CHECK(original_of("Stra\u00DFe", "strasse") == "Stra\u00DFe");
}

TEST_CASE("a combining mark leads back with the letter it stands on") {
  CHECK(original_of("cafe\u0301 here", "caf\u00E9") == "cafe\u0301");
  CHECK(original_of("cafe\u0301 here", "here") == "here");
}

TEST_CASE("invisible characters stand inside a span but never at its edge") {
  CHECK(original_of("a fr\u00ADee\u200B thing", "free") == "fr\u00ADee");
  CHECK(original_of("\u200Bfree", "free") == "free");
  CHECK(original_of("free\u200B", "free") == "free");
  CHECK(original_of("e\u0301\u200B", "\u00E9") == "e\u0301");
}

TEST_CASE("an offset of the original leads to the first byte of the form that came from it or later") {
  const std::string text = "Don\u2019t \uFB01nd it";
  MatchForm form;
  rapport::make_match_form(text, form);
  REQUIRE(form.text == "don't find it");
  CHECK(form.offsets.from_original(0) == 0);
  CHECK(form.offsets.from_original(static_cast<std::uint32_t>(text.find("t "))) == 4);
  CHECK(form.offsets.from_original(static_cast<std::uint32_t>(text.find("\uFB01"))) == 6);
  CHECK(form.offsets.from_original(static_cast<std::uint32_t>(text.find("nd it"))) == 8);
  CHECK(form.offsets.from_original(static_cast<std::uint32_t>(text.size())) == form.text.size());
  CHECK(form.offsets.to_original(static_cast<std::uint32_t>(form.text.size())) == text.size());
}
