#include <algorithm>
#include <cmath>

#include "rapport/score/score.h"

namespace rapport {

namespace {

/// Quantile of the gamma distribution of that shape and rate 1 at the standard normal deviate `z` (Wilson and Hilferty
/// 1931, good to a few per cent from shape 0.5 on).
double gamma_quantile(double shape, double z) {
  const double spread = 1.0 / (9.0 * shape);
  const double root = std::max(0.0, 1.0 - spread + z * std::sqrt(spread));
  return shape * root * root * root;
}

double score_of(double density, double half) { return 100.0 * density / (density + half); }

constexpr double z90 = 1.6449;

double low_raw(double raw) { return raw == 0 ? 0 : std::min(raw, gamma_quantile(raw + 0.5, -z90)); }
double high_raw(double raw) { return std::max(raw, gamma_quantile(raw + 0.5, z90)); }

}  // namespace

AxisScore axis_score(double raw, std::uint32_t words, std::uint32_t evidence_words, const AxisConstants& constants,
                     const PressureSpread& spread) {
  const double silent = static_cast<double>(words - std::min(words, evidence_words));
  const double per_point = spread.pressers / std::pow(silent / 100.0 + constants.silence, constants.exponent);
  AxisScore out;
  out.raw = raw;
  out.evidence_words = evidence_words;
  out.density = (raw + spread.persistence) * per_point;
  out.value = score_of(out.density, constants.half);
  out.low = score_of((low_raw(raw) + spread.persistence) * per_point, constants.half);
  out.high = score_of((high_raw(raw) + spread.persistence) * per_point, constants.half);
  return out;
}

AxisScore kindness_score(const Kindness& kindness, const KindnessConstants& constants) {
  const auto density = [&](double kind) {
    const double signals = kind > 0 ? kindness.signals * kind / (kind + constants.first) : 0;
    return (kind + signals) / std::pow(std::max(1U, kindness.turns), constants.exponent);
  };
  // A point that was not seen would have been about as kind as those that were; where none was, as a tenth of a turn.
  const double kind_of_point = kindness.raw > 0 ? kindness.kind / kindness.raw : 0.1;
  AxisScore out;
  out.raw = kindness.raw;
  out.evidence_words = kindness.evidence_words;
  out.density = density(kindness.kind);
  out.value = score_of(out.density, constants.half);
  out.low = score_of(density(low_raw(kindness.raw) * kind_of_point), constants.half);
  out.high = score_of(density(high_raw(kindness.raw) * kind_of_point), constants.half);
  return out;
}

}  // namespace rapport
