#include <doctest/doctest.h>

#include <string>

#include "thread.h"

using rapport::test::Thread;

TEST_CASE("a post of 204 words, a comment of 87 and an answer of 43 by the author that names the guest") {
  const auto words = [](int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += "w" + std::to_string(i) + ' ';
    return out;
  };
  const Thread thread({{"Michael Wade", words(204)},
                       {"Rowan Manahan", words(87), 0},
                       {"Michael Wade", "An important point, Rowan. " + words(39), 1}});
  // 247 and 87 words: Gini = 160 / (2 * 334) = 0.2395, balance = 1 - 2 * 0.2395; entropy of 0.7395 and 0.2605.
  CHECK(*thread["balance"].value == doctest::Approx(0.521).epsilon(0.002));
  CHECK(*thread["entropy"].value == doctest::Approx(0.827).epsilon(0.002));
  CHECK(*thread["naming"].value == doctest::Approx(0.5));
  CHECK(*thread["author_return"].value == doctest::Approx(1));
  CHECK(*thread["reciprocity"].value == doctest::Approx(1));
}
