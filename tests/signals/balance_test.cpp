#include <doctest/doctest.h>

#include <cmath>

#include "thread.h"

using rapport::test::Thread;

TEST_CASE("balance is 1 where everybody says as much, and 0 for a monologue") {
  CHECK(*Thread({{"Ana", "one two"}, {"Ben", "one"}, {"Ben", "two"}})["balance"].value == doctest::Approx(1));
  CHECK(*Thread({{"Ana", "one two"}, {"Ben", "..."}, {"Ben", "!"}})["balance"].value == doctest::Approx(0));
}

TEST_CASE("balance, entropy and the opener's share of 6 and 2 words") {
  const Thread thread({{"Ana", "one two three four"}, {"Ben", "five six"}, {"Ana", "seven eight"}});
  // Gini = (|6-2| + |2-6|) / (2 * 2^2 * 4) = 0.25; balance = 1 - 0.25 * 2 / 1
  CHECK(*thread["balance"].value == doctest::Approx(0.5));
  CHECK(thread["balance"].n == 2);
  const double entropy = -(0.75 * std::log(0.75) + 0.25 * std::log(0.25)) / std::log(2.0);
  CHECK(*thread["entropy"].value == doctest::Approx(entropy));
  CHECK(*thread["starter_share"].value == doctest::Approx(0.75));
}

TEST_CASE("balance needs three turns and two speakers") {
  for (const char* name : {"balance", "entropy", "starter_share"}) {
    CAPTURE(name);
    CHECK_FALSE(Thread({{"Ana", "one two"}, {"Ben", "three"}})[name].value);
    CHECK_FALSE(Thread({{"Ana", "one two"}, {"Ana", "three"}, {"Ana", "four"}})[name].value);
  }
}
