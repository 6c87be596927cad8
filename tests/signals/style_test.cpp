#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Thread;

namespace {

std::string times(int count, const std::string& words) {
  std::string out;
  for (int i = 0; i < count; ++i) out += words + ' ';
  return out;
}

}  // namespace

TEST_CASE("style matching: the function words of two who talk") {
  // Both 50 words. Articles 25 of 50 and 25 of 50: 1. Pronouns 0.5 and 0: 1 - 0.5 / 0.5001. Being 0 and 0: 1.
  const Thread thread({{"Ana", times(25, "the it")}, {"Ben", times(25, "the stone"), 0}});
  CHECK(thread["style_matching"].n == 1);
  CHECK(*thread["style_matching"].value == doctest::Approx((1 + (1 - 0.5 / 0.5001) + 1) / 3));
  CHECK_FALSE(Thread({{"Ana", times(25, "the it")}, {"Ben", times(24, "the stone"), 0}})["style_matching"].value);
}

TEST_CASE("coordination: a class of function words is echoed more than it is used anyway") {
  // Ben answers Ana four times. "the" stands in three of her turns and in three of his, twice together:
  // 2/3 - 3/4. The other classes stand nowhere.
  const Thread thread({{"Ana", "the stone"},
                       {"Ben", "the river", 0},
                       {"Ana", "the wood", 1},
                       {"Ben", "the lake", 2},
                       {"Ana", "the hill", 3},
                       {"Ben", "clouds", 4},
                       {"Ana", "fog", 5},
                       {"Ben", "the rain", 6}});
  // Ana answers Ben three times: "the" after his river (yes), lake (yes), clouds (no: fog). Two turns of his: too few.
  CHECK(thread["coordination"].n == 1);
  CHECK(*thread["coordination"].value == doctest::Approx(2.0 / 3 - 3.0 / 4));
  CHECK_FALSE(Thread({{"Ana", "the stone"}, {"Ben", "the river", 0}})["coordination"].value);
}

TEST_CASE("involvement: replies within a talk speak of people") {
  // Ben's reply holds three personal pronouns, 3 / 6, and Ana's one, 1 / 4. Cleo's answers the post and nobody answers
  // it.
  const Thread thread({{"Ana", "The oven."},
                       {"Ben", "You and I burnt mine, you know.", 0},
                       {"Ana", "I did.", 1},
                       {"Cleo", "You and I and you.", 0}});
  CHECK(thread["involvement"].n == 2);
  CHECK(*thread["involvement"].value == doctest::Approx((0.5 + 0.25) / 2));
  CHECK_FALSE(Thread({{"Ana", "The oven."}, {"Ben", "I and you.", 0}})["involvement"].value);
}

TEST_CASE("involvement: who presses is involved for his own sake") {
  // Ben presses with one point: 1 / (1 + 1) of what he says to Ana, and as much of what she says to him.
  const Thread thread({{"Ana", "The oven."}, {"Ben", "You and I, buy now, you.", 0}, {"Ana", "I did.", 1}});
  CHECK(*thread["involvement"].value == doctest::Approx((0.5 * 0.5 + 0.5 * 0.25) / 2));
}

TEST_CASE("involvement: who only opposes is not involved with the other") {
  const Thread thread({{"Ana", "The oven."}, {"Ben", "You and I, shut up, you.", 0}, {"Ana", "I did.", 1}});
  // And she is half sincere with him, for he has rebuffed her: 1 / (1 + 1).
  CHECK(*thread["involvement"].value == doctest::Approx((0 + 0.5 * 0.25) / 2));
}
