#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Said;
using rapport::test::Thread;

namespace {

/// "Buy now" so many times, with as many other words as make 50: its density is the count.
std::string push(int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += "buy now. ";
  for (int i = 2 * times; i < 50; ++i) text += "word ";
  return text;
}

}  // namespace

TEST_CASE("gradient: the median of the slopes of the one who presses most") {
  // Densities 1, 2, 5 on his own turns 0, 1, 2: slopes 1, 3 and 4 / 2 = 2, median 2.
  const Thread thread(
      {{"Sam", push(1)}, {"Ana", "Hm.", 0}, {"Sam", push(2), 1}, {"Ana", "Hm.", 2}, {"Sam", push(5), 3}});
  CHECK(thread["gradient"].n == 3);
  CHECK(*thread["gradient"].value == doctest::Approx(2));
  CHECK_FALSE(Thread({{"Sam", push(1)}, {"Ana", "Hm.", 0}, {"Sam", push(2), 1}})["gradient"].value);
}

TEST_CASE("after a no: pressing on, and letting go") {
  const Thread on({{"Sam", push(1)}, {"Ana", "No deal.", 0}, {"Sam", push(3), 1}, {"Sam", push(1), 1}});
  CHECK(on["refusal_response"].n == 1);
  CHECK(*on["refusal_response"].value == doctest::Approx(1));  // (3 + 1) / 2 - 1
  CHECK(*on["refusal_respected"].value == doctest::Approx(0));
  const Thread off({{"Sam", push(2)}, {"Ana", "No deal.", 0}, {"Sam", push(0), 1}});
  CHECK(*off["refusal_response"].value == doctest::Approx(-2));
  CHECK(*off["refusal_respected"].value == doctest::Approx(1));
}

TEST_CASE("a no needs pressure before it and a turn after it") {
  for (const auto& turns : {std::vector<Said>{{"Sam", push(0)}, {"Ana", "No deal.", 0}, {"Sam", push(1), 1}},
                            std::vector<Said>{{"Sam", push(1)}, {"Ana", "No deal.", 0}}}) {
    CHECK_FALSE(Thread(turns)["refusal_response"].value);
    CHECK_FALSE(Thread(turns)["refusal_respected"].value);
  }
}

TEST_CASE("persistence: of two turns after a no one presses on and one gives way kindly") {
  const Thread thread(
      {{"Sam", "Buy now!"}, {"Ana", "No deal.", 0}, {"Sam", "Buy now!", 1}, {"Sam", "Thanks, Ana.", 1}});
  CHECK(thread["persistence"].n == 2);
  CHECK(*thread["persistence"].value == doctest::Approx(0.75));
  // He need not press in so many words: whoever sells and goes on after a no presses.
  CHECK(*Thread({{"Sam", "Hello."},
                 {"Ana", "No deal.", 0},
                 {"Sam", "Thursday then?", 1},
                 {"Sam", "Buy now!", 1}})["persistence"]
             .value == doctest::Approx(1));
  CHECK_FALSE(Thread({{"Sam", "Hello."}, {"Ana", "No deal.", 0}, {"Sam", "Well.", 1}})["persistence"].value);
  // A no that opens the talk refuses nobody in it.
  CHECK_FALSE(Thread({{"Ana", "No deal."}, {"Sam", "Buy now!", 0}})["persistence"].value);
}

TEST_CASE("resistance: one of two pressing turns is refused") {
  const Thread thread({{"Sam", "Buy now!"}, {"Ana", "No deal.", 0}, {"Sam", "Buy now!", 1}, {"Ana", "Hm.", 2}});
  CHECK(thread["resistance"].n == 2);
  CHECK(*thread["resistance"].value == doctest::Approx(0.5));
  CHECK_FALSE(Thread({{"Sam", "Hello."}, {"Ana", "No deal.", 0}})["resistance"].value);
}

TEST_CASE("bait: how much of the pressure comes after one's own warmth") {
  // Sam is warm, then presses once; Kim presses once out of nothing: 1 of 2 points.
  const Thread thread({{"Sam", "Thanks."}, {"Kim", "Buy now!", 0}, {"Sam", "Buy now!", 1}});
  CHECK(thread["bait"].n == 2);
  CHECK(*thread["bait"].value == doctest::Approx(0.5));
  const Thread late({{"Sam", "Thanks."}, {"Sam", "A."}, {"Sam", "B."}, {"Sam", "Buy now!"}});
  CHECK(*late["bait"].value == doctest::Approx(0));  // the warmth is three turns back
  CHECK_FALSE(Thread({{"Sam", "Thanks."}, {"Ana", "Thanks.", 0}})["bait"].value);
}

TEST_CASE("pressure asymmetry: two points one way, one the other") {
  // |2 - 1| / (3 + 1). What is said to no one in particular does not count.
  const Thread thread({{"Sam", "Buy now!"}, {"Ana", "Buy now, buy now.", 0}, {"Sam", "Buy now!", 1}});
  CHECK(thread["pressure_asymmetry"].n == 3);
  CHECK(*thread["pressure_asymmetry"].value == doctest::Approx(0.25));
  CHECK_FALSE(Thread({{"Sam", "Buy now!"}, {"Ana", "Hm.", 0}})["pressure_asymmetry"].value);
}
