#include "rapport/model/counted.h"

#include <doctest/doctest.h>

using rapport::counted;

TEST_CASE("what is counted is in the plural unless it is one") {
  CHECK(counted(0, "line", "lines") == "0 lines");
  CHECK(counted(1, "line", "lines") == "1 line");
  CHECK(counted(2, "line", "lines") == "2 lines");
}
