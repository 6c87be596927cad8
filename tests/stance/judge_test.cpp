#include <doctest/doctest.h>

#include <array>
#include <random>

#include "case_runner.h"

namespace rapport::test {

namespace {

/// Cue category, stance and factor of every row: what must not change with the look of a text.
std::vector<std::string> decisions(const std::string& text) {
  const JudgedExchange result = judged(text);
  std::vector<std::string> out;
  for (const Judged& row : result.rows)
    out.push_back(result.category(row) + ' ' + std::string(name(row.stance)) + ' ' + std::to_string(row.factor));
  return out;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

Exchange exchange_of(const std::vector<std::array<std::string, 2>>& turns) {
  Exchange exchange;
  for (const auto& [by, text] : turns) {
    Message& message = exchange.messages.emplace_back();
    message.author = by;
    message.text = text;
    message.parent = static_cast<std::int32_t>(exchange.messages.size()) - 2;
  }
  return exchange;
}

const std::array<std::string, 8> samples{
    "They told us to act now, but our shop has 50% off, so order now.",
    "I'm not trying to sell you anything, but my course is 50% off.",
    "No pressure, but my course is nearly full and the price goes up tonight.",
    "Don't write \"limited time offer\" in a mail. It's pushy.",
    "If I said \"buy now\", would you sign up? I can't thank you enough.",
    "Great post! Check out my new course, only 2 left.",
    "Never keep score with friends, it isn't kind, and they don't agree.",
    "Jane wrote: \"best deal I ever got\". Order now at our store.",
};

}  // namespace

TEST_CASE("the look of the letters and blanks decides nothing") {
  for (const std::string& text : samples) {
    CAPTURE(text);
    const auto plain = decisions(text);
    CHECK(decisions(replaced(text, " ", "  ")) == plain);
    CHECK(decisions(replaced(text, " ", "\u00A0")) == plain);
    CHECK(decisions(replaced(text, "o", "o\u200B")) == plain);
    CHECK(decisions(replaced(text, "'", "’")) == plain);
    CHECK(decisions(text + " ") == plain);
  }
}

TEST_CASE("the style of the quotation marks decides nothing") {
  for (const std::string& text : samples) {
    if (text.find('"') == std::string::npos) continue;
    CAPTURE(text);
    for (const auto& [open, close] :
         std::vector<std::array<std::string, 2>>{{"“", "”"}, {"«", "»"}, {"„", "“"}, {"「", "」"}}) {
      std::string styled = text;
      styled.replace(styled.find('"'), 1, open);
      styled.replace(styled.find('"'), 1, close);
      CHECK(decisions(styled) == decisions(text));
    }
  }
}

TEST_CASE("no cue is made of the words of two paragraphs") {
  CHECK(judged("The lamp is 50% off, buy\nnow.").rows.size() == 2);
  for (const std::string between : {"\n\n", "\r\n\r\n", "\n \t\n", "\n\n\n"})
    CHECK(judged("The lamp is 50% off, buy" + between + "now.").rows.size() == 1);
}

TEST_CASE("rows are in order, inside their texts, and name words that stand there") {
  for (const std::string& text : samples) {
    const JudgedExchange result = judged(text);
    CAPTURE(text);
    CHECK_FALSE(result.rows.empty());
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
      const Judged& row = result.rows[i];
      CHECK(row.span.end <= text.size());
      CHECK(row.span.begin < row.span.end);
      CHECK(row.factor >= 0);
      CHECK(row.factor <= 2);
      if (row.stance_turn >= 0) CHECK(row.stance_span.end <= text.size());
      if (i > 0) CHECK(result.rows[i - 1].span.begin <= row.span.begin);
    }
  }
}

TEST_CASE("random texts of valid UTF-8 are judged without a fault") {
  static const std::array<std::string_view, 24> pieces{
      "buy now", "not ",   "\"",   "“",       "”",         "'",          "‘",          "’",
      ">",       "\n",     "\n\n", ", ",      "but ",      "they said ", "if I said ", "é",
      "🔥",       "\u200B", "if",   "50% off", "thank you", "?",          ". ",         "no thanks"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % pieces.size()];
    for (const Judged& row : judged(text).rows) CHECK(row.span.end <= text.size());
  }
}

TEST_CASE("one long sentence does not take the square of its length") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "not buy now \" ( ";
  CHECK(judged(text).rows.size() == 20000);
}

TEST_CASE("later sentences decide nothing about a cue, not even where a word of a stance list reaches into it") {
  for (const std::string text : {"I accept the terms and conditions of our webinar.", "Order now at our store."}) {
    CAPTURE(text);
    CHECK(decisions(text + " The door of the house beside it is green.") == decisions(text));
  }
}

TEST_CASE("of overlapping cues of one axis the longest stays") {
  const JudgedExchange result = judged("Check out my new course today.");
  REQUIRE(result.rows.size() == 1);
  CHECK(result.words(result.rows[0]) == "Check out my new course");
}

TEST_CASE("a cue is aimed at the one who is called, else at the one who is answered, else at the reader") {
  const auto target = [](const std::string& text) {
    const auto result = judged(exchange_of({{"Ana Lund", "Hi."}, {"Ben", "Hello."}, {"Cleo", text}}));
    REQUIRE_FALSE(result.rows.empty());
    return result.rows.back().target;
  };
  CHECK(target("Order now at our shop.") == 1);
  CHECK(target("Ana, order now at our shop.") == 0);
  CHECK(target("Order now at our shop, Ana!") == 0);
  CHECK(target("@ana order now at our shop.") == 0);
  CHECK(target("Banana, order now at our shop.") == 1);
  CHECK(judged("Order now at our shop.").rows.at(0).target == -1);
}

TEST_CASE("what a reader of the format set aside is quoted") {
  Exchange exchange = exchange_of({{"Ana", "Order now in our shop.\n\nNice tents."}});
  exchange.messages[0].set_aside.push_back({{0, 22}, SetAside::Why::block_quote});
  const auto result = judged(std::move(exchange));
  REQUIRE(result.rows.size() >= 1);
  CHECK(result.rows[0].stance == Stance::quoted);
}

TEST_CASE("lines that are only wrapped are one sentence") {
  const auto result = judged("They told all of us in the street that we should really\nbuy now and be quick.");
  REQUIRE(result.rows.size() == 1);
  CHECK(result.rows[0].stance == Stance::reported);
}

TEST_CASE("every stance has a name of its own") {
  CHECK(name(Stance::exerted) == "exerted");
  CHECK(name(Stance::advice_against) == "advice_against");
  CHECK(name(Stance::no_sale) == "no_sale");
}

}  // namespace rapport::test
