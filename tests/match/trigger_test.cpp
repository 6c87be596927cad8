#include "rapport/match/trigger.h"

#include <doctest/doctest.h>

#include <algorithm>

using rapport::find_trigger;
using rapport::TokenPattern;
using Strings = std::vector<std::string>;

namespace {

/// Long words are rare, "the" is not, and every other kind of token stands between them.
double cost(const TokenPattern& token) {
  if (token.kind != TokenPattern::Kind::word) return 150;
  return token.text == "the" ? 1000 : 20.0 - static_cast<double>(token.text.size());
}

/// "book" a word, "book*" a stem, "#" a number, "?" any other token.
Strings spelled(const std::vector<TokenPattern>& tokens) {
  Strings all;
  for (const TokenPattern& token : tokens) {
    std::string one = token.text;
    if (token.kind == TokenPattern::Kind::first_byte) one = token.first['0'] ? "#" : "?";
    if (token.kind == TokenPattern::Kind::stem) one += "*";
    all.push_back(one);
  }
  std::sort(all.begin(), all.end());
  return all;
}

Strings trigger(std::string_view regex) {
  const auto found = find_trigger(regex, cost);
  return found ? spelled(found->tokens) : Strings{"nothing"};
}

}  // namespace

TEST_CASE("the rarest word that every match holds is the trigger") {
  CHECK(trigger(R"(the\s+guarantee)") == Strings{"guarantee"});
  CHECK(trigger(R"((?:order|buy)\s+the)") == Strings{"buy", "order"});
  CHECK(trigger(R"(act\s+(?:right\s+)?the)") == Strings{"act"});
  CHECK(trigger(R"((?:the\s+sale|the\s+offers?)\s+the)") == Strings{"offer", "offers", "sale"});
}

TEST_CASE("the trigger says how far before it a match may begin") {
  CHECK(find_trigger(R"(the\s+(?:very\s+)?last\s+guarantee)", cost)->gaps_before == 3);
  CHECK(find_trigger(R"(guarantee\s+the)", cost)->gaps_before == 0);
  CHECK(find_trigger(R"(the[^.]{0,30}\s+guarantee)", cost)->gaps_before == 31);
  CHECK(find_trigger(R"(the.*\s+guarantee)", cost)->gaps_before == rapport::Trigger::kUnlimited);
}

TEST_CASE("a match that may begin with a blank may begin anywhere before its trigger") {
  CHECK(find_trigger(R"(\s*deal)", cost)->gaps_before == rapport::Trigger::kUnlimited);
  CHECK(find_trigger(R"(.{0,10}\s+deal)", cost)->gaps_before == rapport::Trigger::kUnlimited);
}

TEST_CASE("a word that may be left out does not hide the one behind it") {
  CHECK(trigger(R"(the\s+(?:very\s+)?bargain)") == Strings{"bargain"});
  CHECK(trigger(R"(the\s+(?:\pL+\s+){0,2}bargain)") == Strings{"bargain"});
}

TEST_CASE("the second tokens of all alternatives are known, of short ones and of long ones") {
  const auto found = find_trigger(R"((?:up\s+to|save)\s+\d+\s+dollars)", cost);
  CHECK(spelled(found->first) == Strings{"save", "up"});
  CHECK(spelled(found->second) == Strings{"#", "to"});
}

TEST_CASE("a second word that every match holds is the companion") {
  CHECK(spelled(find_trigger(R"(sale\s+the\s+guarantee)", cost)->companions) == Strings{"sale"});
  CHECK(find_trigger(R"(the\s+guarantee)", cost)->companions.empty());
}

TEST_CASE("a word that goes on is a stem, a word before a blank is whole") {
  CHECK(trigger(R"(guarantee[a-z]*)") == Strings{"guarantee*"});
  CHECK(trigger(R"(free.{0,20}trial)") == Strings{"free*", "freetrial"});
  CHECK(trigger(R"(free\s+[^.]{0,20}trial)") == Strings{"free"});
}

TEST_CASE("numbers and marks are tokens too") {
  CHECK(trigger(R"([0-9]+(?:[.,][0-9]+)*[km]?\s+the)") == Strings{"#"});
  CHECK(trigger(R"(\$\d+)") == Strings{"$"});
  CHECK(trigger(R"(\d+(?:st|nd)\s+the)") == Strings{"#"});
}

TEST_CASE("a mark that may join what follows is no certain end of a token") {
  CHECK(trigger(R"(no.?\s*1)") == Strings{"no", "no*", "no1"});
  CHECK(trigger(R"(www\.[a-z]+)") == Strings{"www*"});
}

TEST_CASE("an expression that may lack every known word has no trigger") {
  CHECK(trigger(R"(.{0,10}deal)") == Strings{"nothing"});
  CHECK(trigger(R"((?i)deal)") == Strings{"nothing"});
}
