#include <doctest/doctest.h>

#include "rapport/score/score.h"

using namespace rapport;

namespace {

constexpr AxisConstants axis{.half = 1, .exponent = 0.5, .silence = 0.25};
constexpr KindnessConstants kindness{.half = 1, .exponent = 0.5, .motive = 1, .unanswered = 0.5, .first = 0.1};

double pressure(double raw, std::uint32_t words, double pressers = 1) {
  return axis_score(raw, words, 0, axis, {.pressers = pressers, .persistence = 0}).value;
}

double relationship(double kind, double signals, std::uint32_t turns) {
  return kindness_score({.raw = kind * 4, .evidence_words = 0, .kind = kind, .signals = signals, .turns = turns},
                        kindness)
      .value;
}

}  // namespace

TEST_CASE("the score of a turn: two points in 375 silent words are a density of 1, which scores 50") {
  CHECK(pressure(2, 375) == doctest::Approx(50));
  CHECK(axis_score(2, 400, 25, axis).value == doctest::Approx(50));  // 25 of 400 words are the evidence
}

TEST_CASE("pressure of an exchange counts by the share of the turns that pressers hold") {
  CHECK(pressure(4, 375, 0.5) == doctest::Approx(50));
  CHECK(pressure(4, 375, 0.1) < pressure(4, 375, 0.2));
}

TEST_CASE("a turn after a no presses like evidence") {
  CHECK(axis_score(1, 375, 0, axis, {.pressers = 0.5, .persistence = 3}).value == doctest::Approx(50));
}

TEST_CASE("an exchange of four turns of which one is wholly kind scores a third; talk of each other raises it") {
  CHECK(relationship(1, 0, 4) == doctest::Approx(100.0 / 3));             // 1 / sqrt(4) = 0.5
  CHECK(relationship(1, 0.55, 4) == doctest::Approx(100 * 0.75 / 1.75));  // 0.55 * 1 / 1.1 = 0.5 more kind turns
}

TEST_CASE("no evidence is exactly 0, whoever answers whom, and the interval stays open") {
  CHECK(pressure(0, 100) == 0.0);
  CHECK(relationship(0, 5, 9) == 0.0);
  CHECK(axis_score(0, 100, 0, axis).low == 0.0);
  CHECK(axis_score(0, 100, 0, axis).high > 10);
  CHECK(kindness_score({.turns = 3}, kindness).high > 0);
}

TEST_CASE("more evidence never lowers a score, and the score lies in its interval") {
  double last = 0;
  for (double raw = 0; raw < 40; raw += 0.7) {
    const AxisScore p = axis_score(raw, 60, 0, axis, {.pressers = 0.3, .persistence = 0});
    const AxisScore r = kindness_score({raw, 0, raw / 8, 1.5, 5}, kindness);
    CHECK(p.value >= last);
    for (const AxisScore& score : {p, r}) {
      CHECK(score.low <= score.value);
      CHECK(score.value <= score.high);
      CHECK(score.high < 100);
    }
    last = p.value;
  }
}
