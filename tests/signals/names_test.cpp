#include <doctest/doctest.h>

#include "thread.h"

using rapport::test::Thread;

namespace {

double naming(const std::string& reply) {
  return Thread({{"Matt Vale", "Post."}, {"Kate", reply, 0}})["naming"].value.value();
}

}  // namespace

TEST_CASE("a name that is called counts") {
  for (const char* reply :
       {"Matt, nice work.", "Hi Matt, nice work.", "Nice work, Matt.", "Well done, Matt Vale!", "@matt nice work",
        "Dear Mr Vale,\nnice work", "Thanks Matt for the plan.", "That is so, MATT, and more.", "Matt: see above.",
        "Cheers Matt. It works.", "matt thanks for the plan"}) {
    CAPTURE(reply);
    CHECK(naming(reply) == doctest::Approx(1));
  }
}

TEST_CASE("a name that is only spoken of does not, nor one's own") {
  for (const char* reply : {"I saw Matt yesterday at noon.", "Matt wrote this.", "Mattress, anyone?", "Regards, Kate",
                            "The vale is green.", "I asked Matt. He said no.", "Ask him or Matt about thanks."}) {
    CAPTURE(reply);
    CHECK(naming(reply) == doctest::Approx(0));
  }
}

TEST_CASE("naming: one of two replies calls a name; without a reply there is nothing to measure") {
  const Thread thread({{"Ana", "Post."}, {"Ben", "Good, Ana.", 0}, {"Cleo", "Good.", 0}});
  CHECK(thread["naming"].n == 2);
  CHECK(*thread["naming"].value == doctest::Approx(0.5));
  CHECK_FALSE(Thread({{"Ana", "Post."}, {"Ana", "Ben, where are you?", 0}})["naming"].value);
}

TEST_CASE("the name in the mouth of one who presses with a point builds half as much") {
  CHECK(naming("Buy now, Matt!") == doctest::Approx(0.5));
}
