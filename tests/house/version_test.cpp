#include "rapport/version.h"

#include <doctest/doctest.h>

TEST_CASE("the version of the headers is the version of the build") {
  CHECK(rapport::version == RAPPORT_CMAKE_VERSION);
}
