#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Thread;

TEST_CASE("a comment answers its parent, a reply to oneself answers nobody") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "One.", 0}, {"Ben", "Two.", 1}, {"Cleo", "Three.", 2}});
  CHECK(thread.answers() == std::vector<std::int32_t>{-1, 0, -1, 2});
}

TEST_CASE("in a flat list the host answers the comment before, or the one whose name is called") {
  const Thread thread({{"Ana", "Post."},
                       {"Ben", "One.", 0},
                       {"Ana", "Right.", 0},
                       {"Ana", "And more.", 0},
                       {"Cleo", "Two.", 0},
                       {"Ana", "Ben, you too.", 0}});
  CHECK(thread.answers() == std::vector<std::int32_t>{-1, 0, 1, -1, 0, 1});
}

TEST_CASE("closure: a question is closed by a reply, or by a turn near it that sounds like an answer") {
  // Ben's question has a reply. Cleo's is met by Dan's "yes" two turns later, though he answers the post.
  // Eve's is followed by nothing. 2 of 3. Without dates nobody knows that Dan spoke after Cleo: 1 of 3.
  std::vector<rapport::test::Said> turns{
      {"Ana", "Bread.", -1, 0},          {"Ben", "Which flour?", 0, 1}, {"Ana", "Rye.", 1, 2},
      {"Cleo", "Is rye healthy?", 0, 3}, {"Fay", "Rain today.", 0, 4},  {"Dan", "Yes, very.", 0, 5},
      {"Eve", "Who sells ovens?", 0, 6}};
  CHECK(Thread(turns)["closure"].n == 3);
  CHECK(*Thread(turns)["closure"].value == doctest::Approx(2.0 / 3));
  turns[4].at.reset();
  CHECK(*Thread(turns)["closure"].value == doctest::Approx(1.0 / 3));
}

TEST_CASE("closure: what is no genuine question is not waited for") {
  CHECK(Thread({{"Ana", "Why bread? Because it feeds."}, {"Ben", "See example.org/?page=2 there", 0}})["closure"].n ==
        0);
  CHECK_FALSE(Thread({{"Ana", "He said \"why?\""}, {"Ben", "\"Really?\" he said.", 0}})["closure"].value);
  CHECK(Thread({{"Ana", "Why bread?"}, {"Ben", "Hm.", 0}})["closure"].n == 1);
}

TEST_CASE("follow_up counts replies whose question takes up what was said") {
  // Ben's content words {how, long, rye, rise}: rye is shared, 1 of 4 words and idf only lowers the shared one:
  // T = 4: ln(1 + 4/2) / (3 ln(1 + 4) + ln(1 + 4/2)) = 1.0986 / 5.927 = 0.185. Cleo asks about something else.
  const Thread thread({{"Ana", "Good rye needs plenty time patience warmth"},
                       {"Ben", "How long rye rise?", 0},
                       {"Cleo", "Seen football yesterday?", 0},
                       {"Dan", "Nice.", 0}});
  CHECK(thread["follow_up"].n == 3);
  CHECK(*thread["follow_up"].value == doctest::Approx(1.0 / 3));
}

TEST_CASE("turning toward: met bids minus rebuffed ones") {
  // Bids: Ana's question (met: Ben's thanks), Ben's "i felt" (rebuffed by Cleo), Cleo's easter (nobody): (1 - 1) / 3.
  const Thread thread({{"Ana", "Where next?"},
                       {"Ben", "Thanks. Once I felt lost.", 0},
                       {"Cleo", "Shut up.", 1},
                       {"Cleo", "Happy easter everybody.", 0}});
  CHECK(thread["turning_toward"].n == 3);
  CHECK(*thread["turning_toward"].value == doctest::Approx(0));
  const Thread one({{"Ana", "Where next?"}, {"Ben", "Thanks.", 0}});
  CHECK(one["turning_toward"].n == 1);
  CHECK_FALSE(one["turning_toward"].value);
}

TEST_CASE("reciprocity: of three ordered pairs two answer each other") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "One.", 0}, {"Ana", "Two.", 1}, {"Cleo", "Three.", 0}});
  CHECK(thread["reciprocity"].n == 3);
  CHECK(*thread["reciprocity"].value == doctest::Approx(2.0 / 3));
  CHECK_FALSE(Thread({{"Ana", "Post."}, {"Ben", "One.", 0}})["reciprocity"].value);
}

TEST_CASE("the host comes back to one of three, and two of four turns of guests are answered") {
  const Thread thread({{"Ana", "Post."},
                       {"Ben", "One.", 0},
                       {"Ana", "Two.", 1},
                       {"Cleo", "Three.", 0},
                       {"Ben", "Four.", 3},
                       {"Dan", "Five.", 3}});
  // Ben's first turn is answered by Ana, Cleo's by Ben and Dan; what Ben and Dan said last by nobody.
  CHECK(thread["author_return"].n == 3);
  CHECK(*thread["author_return"].value == doctest::Approx(1.0 / 3));
  CHECK(thread["answered"].n == 4);
  CHECK(*thread["answered"].value == doctest::Approx(2.0 / 4));
}

TEST_CASE("an answer counts by its sincerity: half where the one who gives it presses with a point") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "One.", 0}, {"Ana", "Buy now!", 1}});
  CHECK(*thread["answered"].value == doctest::Approx(0.5));
  CHECK(*thread["author_return"].value == doctest::Approx(0.5));
}

TEST_CASE("returning: only who speaks again after somebody else has come back") {
  // Ana goes on without a break, Ben comes back, Cleo speaks once: 1 of 3.
  const Thread thread(
      {{"Ana", "One."}, {"Ana", "Two."}, {"Ben", "Three.", 0}, {"Cleo", "Four.", 0}, {"Ben", "Five.", 0}});
  CHECK(thread["returning"].n == 3);
  CHECK(*thread["returning"].value == doctest::Approx(1.0 / 3));
  CHECK_FALSE(Thread({{"Ana", "One."}, {"Ana", "Two."}})["returning"].value);
}

TEST_CASE("whoever comes back to press with a point has half come back") {
  CHECK(*Thread({{"Ana", "One."}, {"Ben", "Two.", 0}, {"Ana", "Buy now!", 1}})["returning"].value ==
        doctest::Approx(0.25));
}

TEST_CASE("what was written later stands later, however it is listed") {
  const Thread thread(
      {{"Ana", "One.", -1, 10}, {"Ben", "Two.", 0, 40}, {"Cleo", "Three.", 0, 20}, {"Ana", "Four.", 0, 30}});
  CHECK(thread.answers() == std::vector<std::int32_t>{-1, 0, 0, 2});
}
