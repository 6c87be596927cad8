#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Thread;

TEST_CASE("warm replies: of three one does something for the relationship, and one does so while he presses") {
  // Ben's counts in full, Cleo's holds nothing, Dan presses with two points: a third.
  const Thread thread({{"Ana", "Post. Thanks."},
                       {"Ben", "Thanks.", 0},
                       {"Cleo", "Rain today.", 0},
                       {"Dan", "Thanks. Buy now, buy now.", 0}});
  CHECK(thread["warm_replies"].n == 3);
  CHECK(*thread["warm_replies"].value == doctest::Approx(1.333 / 3));
  CHECK_FALSE(Thread({{"Ana", "Thanks."}, {"Ana", "Thanks.", 0}})["warm_replies"].value);
}

TEST_CASE("mutual warmth: of two pairs who talk one is warm both ways") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "Thanks.", 0}, {"Ana", "I felt that.", 1}, {"Cleo", "Thanks.", 0}});
  CHECK(thread["mutual_warmth"].n == 2);
  CHECK(*thread["mutual_warmth"].value == doctest::Approx(0.5));
  CHECK_FALSE(Thread({{"Ana", "Thanks."}, {"Ana", "Thanks.", 0}})["mutual_warmth"].value);
}

TEST_CASE("thanked help: one of two helping replies is thanked for") {
  // Ben answers a question and is thanked, Cleo answers it and is not.
  const Thread thread({{"Ana", "Which flour?"}, {"Ben", "Rye.", 0}, {"Ana", "Thanks.", 1}, {"Cleo", "Wheat.", 0}});
  CHECK(thread["thanked_help"].n == 2);
  CHECK(*thread["thanked_help"].value == doctest::Approx(0.5));
  CHECK(*Thread({{"Ana", "Bread."}, {"Ben", "Hope it helps.", 0}, {"Ana", "Thanks.", 1}})["thanked_help"].value ==
        doctest::Approx(1));
  CHECK_FALSE(Thread({{"Ana", "Bread."}, {"Ben", "Rye.", 0}})["thanked_help"].value);
}

TEST_CASE("early tone: warmth less pressure in the first two replies") {
  // 2 relationship points, 1 pressure point, 5 words: (2 - 1) / (0.05 + 0.5). The third reply is too late.
  const Thread thread(
      {{"Ana", "Post."}, {"Ben", "Thanks, thanks.", 0}, {"Cleo", "Buy now, friends.", 0}, {"Dan", "Thanks.", 0}});
  CHECK(thread["early_tone"].n == 2);
  CHECK(*thread["early_tone"].value == doctest::Approx(1 / 0.55));
  CHECK_FALSE(Thread({{"Ana", "Post."}, {"Ben", "Thanks.", 0}})["early_tone"].value);
}

TEST_CASE("give and ask: the one who only asks decides") {
  // Ana gives 2: 2 / 3. Ben gives 1 and asks 2: -1 / 4. Cleo does neither.
  const Thread thread(
      {{"Ana", "Thanks. Hope it helps."}, {"Ben", "Thanks, buy now, buy now.", 0}, {"Cleo", "Rain.", 0}});
  CHECK(thread["give_ask"].n == 2);
  CHECK(*thread["give_ask"].value == doctest::Approx(-0.25));
  CHECK_FALSE(Thread({{"Ana", "Rain."}, {"Ben", "Sun.", 0}})["give_ask"].value);
}

TEST_CASE("disclosure: what is told is answered in kind") {
  // Points per 100 words: Ana 1 in 4 words = 25, Ben 1 in 5 = 20, Cleo 0. (20 + 0) / (25 + 25).
  const Thread thread({{"Ana", "I felt very lost"}, {"Ben", "I felt lost that day", 0}, {"Cleo", "Rain.", 0}});
  CHECK(thread["disclosure"].n == 2);
  CHECK(*thread["disclosure"].value == doctest::Approx(0.4));
  CHECK_FALSE(Thread({{"Ana", "I felt lost"}, {"Ben", "Rain.", 0}})["disclosure"].value);
}

TEST_CASE("second stories: a story that answers a story, not one told to somebody who told none") {
  // "i felt" is one point of self-disclosure: 1 / 1.05 for Ben. Cleo tells of herself too, but Dan has told nothing.
  const Thread thread({{"Ana", "Once i felt lost."},
                       {"Ben", "So i felt too.", 0},
                       {"Dan", "Rain.", 0},
                       {"Cleo", "There i felt cold.", 2}});
  CHECK(thread["second_stories"].n == 3);
  CHECK(*thread["second_stories"].value == doctest::Approx(1 / 1.05 / 3).epsilon(0.01));
}
