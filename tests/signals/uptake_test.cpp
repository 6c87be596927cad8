#include <doctest/doctest.h>

#include <cmath>

#include "thread.h"

using rapport::test::Thread;

namespace {

constexpr const char* eight = "apple bread cider dough eggs flour grape honey";

}  // namespace

TEST_CASE("uptake: what the reply takes up, weighed by how rare it is") {
  // Two turns: a word of one turn weighs ln(1 + 2/1), of both ln(1 + 2/2). Shared: apple, bread ("breads" is stemmed).
  const Thread thread({{"Ana", eight}, {"Ben", "the apple breads taste well", 0}});
  const double rare = std::log(3.0);
  const double both = std::log(2.0);
  CHECK(thread["uptake"].n == 1);
  CHECK(*thread["uptake"].value == doctest::Approx(2 * both / (6 * rare + 2 * both)));
  CHECK(*thread["uptake_share"].value == doctest::Approx(2 * both / (2 * rare + 2 * both)));
}

TEST_CASE("uptake needs eight content words to take up, and a copy is none") {
  const Thread few({{"Ana", "apple bread cider dough eggs flour the grape"}, {"Ben", "apple", 0}});
  CHECK(few["uptake"].n == 0);
  CHECK_FALSE(few["uptake"].value);
  CHECK_FALSE(Thread({{"Ana", eight}, {"Ben", eight, 0}})["uptake"].value);
  CHECK_FALSE(Thread({{"Ana", eight}, {"Ana", "apple", 0}})["uptake"].value);
}

TEST_CASE("uptake gain: taking up the turn that is answered, not just any") {
  const char* other = "iron jade kelp lead mica nickel onyx pearl";
  // Dan answers Ana with one of her words and one of Cleo's. T = 3; apple and iron stand in two turns each.
  // uptake = c / (7 r + c) for both turns, so the gain is 0; c = ln(1 + 3/2), r = ln(1 + 3/1).
  const Thread even({{"Ana", eight}, {"Cleo", other}, {"Dan", "apple iron", 0}});
  CHECK(even["uptake_gain"].n == 1);
  CHECK(*even["uptake_gain"].value == doctest::Approx(0));
  const double c = std::log(2.5);
  const double r = std::log(4.0);
  const Thread gain({{"Ana", eight}, {"Cleo", other}, {"Dan", "apple pie", 0}});
  CHECK(*gain["uptake_gain"].value == doctest::Approx(c / (7 * r + c)));
  CHECK_FALSE(Thread({{"Ana", eight}, {"Dan", "apple pie", 0}})["uptake_gain"].value);
}

TEST_CASE("idea flow: words of one that become words of another") {
  // First used before the last turn: oak, elm, ash, fir = 4. Later used by another: oak (by Ben), fir (by Ana).
  const Thread thread({{"Ana", "oak elm"}, {"Ana", "elm ash"}, {"Ben", "oak fir"}, {"Ana", "fir yew"}});
  CHECK(thread["idea_flow"].n == 4);
  CHECK(*thread["idea_flow"].value == doctest::Approx(0.5));
  CHECK_FALSE(Thread({{"Ana", "oak"}, {"Ben", "oak"}})["idea_flow"].value);
}
