#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

#include "thread.h"

using rapport::signals;
using rapport::test::Said;
using rapport::test::Thread;

namespace {

std::vector<Said> random_thread(std::mt19937& random, std::size_t turns) {
  const std::vector<std::string> words{"thanks", "buy now.", "no deal", "shut up", "i felt", "Ana,",  "@ben",   "yes",
                                       "why?",   "the",      "it",      "stone",   "river",  "\n",    "\"so\"", "...",
                                       "is",     "hill",     "é🔥",      "東京",    "lake",   "Cleo!", "wood"};
  const std::vector<std::string> people{"Ana", "Ben", "Cleo", "Dan", "", "the"};
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const bool dated = below(2) == 0;
  std::vector<Said> out;
  for (std::size_t i = 0; i < turns; ++i) {
    Said said{people[below(people.size())], "", static_cast<std::int32_t>(below(i + 1)) - 1};
    for (auto left = below(14); left > 0; --left) said.text += words[below(words.size())] + ' ';
    if (dated || below(2) == 0) said.at = static_cast<std::int64_t>(below(100000)) - 50000;
    out.push_back(said);
  }
  return out;
}

bool is_in_range(double value, std::string_view formula) {
  if (formula.find("any number") != std::string_view::npos) return true;
  if (formula.find("from 0") != std::string_view::npos) return value >= 0;
  const double least = formula.find("-1 to 1") != std::string_view::npos ? -1 : 0;
  return value >= least - 1e-9 && value <= 1 + 1e-9;
}

}  // namespace

TEST_CASE("whatever the thread, every value is finite and in the range that its formula states") {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    const auto turns = random_thread(random, 1 + static_cast<std::size_t>(round) % 12);
    const auto values = Thread(turns).values();
    REQUIRE(values.size() == signals().size());
    for (std::size_t i = 0; i < values.size(); ++i) {
      CAPTURE(signals()[i].name);
      if (turns.size() < 2) CHECK(values[i].n == 0);
      if (!values[i].value) continue;
      CHECK(values[i].n > 0);
      CHECK(std::isfinite(*values[i].value));
      CHECK(is_in_range(*values[i].value, signals()[i].formula));
    }
  }
}

TEST_CASE("the order in which siblings are listed makes no difference, where every turn is dated") {
  const std::vector<Said> turns{{"Ana", "Where is good rye bread, any stone oven near the river?", -1, 0},
                                {"Ben", "Thanks, Ana. Is the river far?", 0, 10},
                                {"Cleo", "Buy now! The oven is hot.", 0, 20},
                                {"Dan", "I felt lost near the river.", 0, 30}};
  const std::vector<Said> turned{turns[0], turns[3], turns[2], turns[1]};
  const auto a = Thread(turns).values();
  const auto b = Thread(turned).values();
  for (std::size_t i = 0; i < a.size(); ++i) {
    CAPTURE(signals()[i].name);
    REQUIRE(a[i].value.has_value() == b[i].value.has_value());
    if (a[i].value) CHECK(*a[i].value == doctest::Approx(*b[i].value));
    CHECK(a[i].n == b[i].n);
  }
}

TEST_CASE("every row of the table says what it is, under a name of its own") {
  std::set<std::string_view> names;
  for (const auto& signal : signals()) {
    CHECK(names.insert(signal.name).second);
    for (const auto text : {signal.about, signal.formula, signal.minimum, signal.source}) CHECK_FALSE(text.empty());
  }
}

TEST_CASE("a thread of very many turns is measured: the square of its length would never end") {
  std::mt19937 random(11);
  const auto values = Thread(random_thread(random, 50'000)).values();
  CHECK(std::any_of(values.begin(), values.end(), [](const auto& signal) { return signal.n > 1000; }));
}
