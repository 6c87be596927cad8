#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Said;
using rapport::test::Thread;
using Shares = std::vector<double>;

TEST_CASE("warmth of one who presses with two points counts a third, and so does warmth towards him") {
  const Thread thread({{"Sam", "Thanks, friends."},
                       {"Ana", "Thanks.", 0},
                       {"Sam", "Buy now, buy now.", 1},
                       {"Ben", "Thanks, Ana.", 1}});
  CHECK(thread.sincerity() == Shares{0.333, 0.333, 0.333, 1});
}

TEST_CASE("with goodwill one half, two kind turns of one who presses make him worth two thirds, and not one half") {
  const std::vector<Said> turns{
      {"Sam", "Thanks."}, {"Ana", "Thanks.", 0}, {"Sam", "Thanks.", 1}, {"Sam", "Buy now.", 1}};
  CHECK(Thread(turns, 0.5).sincerity() == Shares{0.667, 0.667, 0.667, 0.667});
  CHECK(Thread(turns, 0).sincerity() == Shares{0.5, 0.5, 0.5, 0.5});
}

TEST_CASE("a rebuff is worth nothing, unless something kind is said with it") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "Shut up.", 0}, {"Cleo", "Oh shut up. Thanks!", 0}});
  CHECK(thread.sincerity() == Shares{1, 0, 1});
}

TEST_CASE("an attack is a rebuff, and what its speaker and those who answer him say is worth half from then on") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "You fool.", 0}, {"Ana", "Thanks, Ben.", 1}, {"Ben", "Thanks.", 2}});
  CHECK(thread.sincerity() == Shares{1, 0, 0.5, 0.5});
}

TEST_CASE("what is met by a rebuff and by a friendly answer is half received") {
  CHECK(Thread({{"Ana", "Thanks."}, {"Ben", "Shut up.", 0}, {"Cleo", "Rain.", 0}}).reception() == Shares{0.5, 1, 1});
}

TEST_CASE("without an answer a question counts half, a remark or a question back in full, a post half") {
  CHECK(Thread({{"Ana", "Post."}, {"Ben", "Why?", 0}, {"Cleo", "Rain.", 0}}).reception() == Shares{1, 0.5, 1});
  CHECK(Thread({{"Ana", "Post."}, {"Ben", "Rain.", 0}, {"Ana", "Where?", 1}}).reception() == Shares{1, 1, 1});
  CHECK(Thread({{"Ana", "Post."}, {"Ben", "Rain.", 0}, {"Ana", "And more."}}).reception() == Shares{1, 1, 0.5});
  // A message alone was not passed over: there was nobody.
  CHECK(Thread(std::vector<Said>{{"Ana", "Thanks for reading."}}).reception() == Shares{1});
  // A post that was published under a title had readers.
  CHECK(Thread(std::vector<Said>{{"Ana", "Thanks.", -1, std::nullopt, "My week"}}).reception() == Shares{0.5});
}

TEST_CASE("a turn alone is discounted for its own pressure") {
  CHECK(Thread(std::vector<Said>{{"Sam", "Thanks. Buy now!"}}).sincerity() == Shares{0.5});
}
