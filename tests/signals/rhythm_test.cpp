#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Thread;

TEST_CASE("an even beat has burstiness -1") {
  const Thread thread({{"Ana", "A.", -1, 0}, {"Ben", "B.", 0, 60}, {"Ana", "C.", 1, 120}, {"Ben", "D.", 2, 180}});
  CHECK(*thread["burstiness"].value == doctest::Approx(-1));
  CHECK(thread["burstiness"].n == 4);
}

TEST_CASE("burstiness and the median gap of uneven answers") {
  // Gaps 1, 1 and 4 hours: mean 2, sd = sqrt((1 + 1 + 4) / 3) = sqrt 2.
  const Thread thread({{"Ana", "A.", -1, 0}, {"Ben", "B.", 0, 3600}, {"Ana", "C.", 1, 7200}, {"Ben", "D.", 2, 21600}});
  CHECK(*thread["burstiness"].value == doctest::Approx((1.414214 - 2) / (1.414214 + 2)));
  CHECK(*thread["median_gap"].value == doctest::Approx(1));
  CHECK(thread["median_gap"].n == 3);
}

TEST_CASE("rhythm needs four dates that differ") {
  for (const char* name : {"burstiness", "median_gap"}) {
    CAPTURE(name);
    CHECK_FALSE(
        Thread({{"Ana", "A.", -1, 0}, {"Ben", "B.", 0, 9}, {"Ana", "C.", 1, 10}, {"Ben", "D.", 2}})[name].value);
  }
  CHECK_FALSE(
      Thread({{"A", "A.", -1, 7}, {"B", "B.", 0, 7}, {"A", "C.", 1, 7}, {"B", "D.", 2, 7}})["burstiness"].value);
}
