#include "rapport/match/opening.h"

#include <doctest/doctest.h>

#include <algorithm>

using rapport::find_openings;
using rapport::OpeningGraph;
using rapport::OpeningToken;
using Strings = std::vector<std::string>;

namespace {

/// Every path from `node` as words behind `before`: "book" a word, "book*" a stem, "#" a number, "?" any other token.
void collect(const OpeningGraph& graph, std::uint32_t node, const std::string& before, Strings& all) {
  if (graph.nodes[node].end) all.push_back(before);
  for (const auto& [token, to] : graph.nodes[node].edges) {
    std::string path = before + (before.empty() ? "" : token.gap == rapport::kNoGap ? "+" : " ");
    if (token.kind == OpeningToken::Kind::first_byte) path += token.first.test('0') ? "#" : "?";
    path += token.text;
    if (token.kind == OpeningToken::Kind::stem) path += "*";
    collect(graph, to, path, all);
  }
  for (const std::uint32_t also : graph.nodes[node].also) collect(graph, also, before, all);
}

Strings openings(std::string_view regex) {
  Strings all;
  const OpeningGraph graph = find_openings(regex);
  if (graph.unknown()) return all;
  collect(graph, 0, "", all);
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("alternatives and optional words give an opening each") {
  CHECK(openings(R"((?:order|buy)\s+now)") == Strings{"buy now", "order now"});
  CHECK(openings(R"(act\s+(?:right\s+)?now)") == Strings{"act now", "act right now"});
  CHECK(openings(R"(limited(?:\s+|-)time)") == Strings{"limited time"});
}

TEST_CASE("a word that goes on is a stem, a word at the end is whole") {
  CHECK(openings(R"(guarantee[a-z]*)") == Strings{"guarantee*"});
  CHECK(openings(R"(offers?)") == Strings{"offer", "offers"});
  CHECK(openings(R"(free.{0,20}trial)") == Strings{"free*", "freetrial"});
  CHECK(openings(R"(free\s+[^.]{0,20}trial)") == Strings{"free", "free trial"});
}

TEST_CASE("numbers keep their points and stand beside marks") {
  CHECK(openings(R"([0-9]+(?:[.,][0-9]+)*[km]?\s*%\s*off)") == Strings{"# % off", "# %+off", "#+% off", "#+%+off"});
  CHECK(openings(R"(\$\d+)") == Strings{"$+#"});
  CHECK(openings(R"(\d+(?:st|nd) day)") == Strings{"# day"});
}

TEST_CASE("a mark that may join what follows is no certain end of a token") {
  CHECK(openings(R"(no.?\s*1)") == Strings{"no 1", "no*", "no1"});
  CHECK(openings(R"(www\.[a-z]+)") == Strings{"www*"});
}

TEST_CASE("an expression that may begin with anything has no opening") {
  CHECK(openings(R"(.{0,10}deal)").empty());
  CHECK(openings(R"(\s*deal)").empty());
  CHECK(openings(R"((?i)deal)").empty());
}
