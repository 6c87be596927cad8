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

}  // namespace

AxisScore axis_score(double raw, std::uint32_t words, std::uint32_t evidence_words, const AxisConstants& constants,
                     double bonus) {
  constexpr double z90 = 1.6449;
  const double silent = static_cast<double>(words - std::min(words, evidence_words));
  const double dilution = std::pow(silent / 100.0 + constants.silence, constants.exponent);
  AxisScore out;
  out.raw = raw;
  out.evidence_words = evidence_words;
  out.density = raw / dilution + bonus;
  out.value = score_of(out.density, constants.half);
  const double low = std::min(raw, gamma_quantile(raw + 0.5, -z90));
  const double high = std::max(raw, gamma_quantile(raw + 0.5, z90));
  out.low = raw == 0 ? std::min(out.value, score_of(bonus, constants.half))
                     : score_of(low / dilution + bonus, constants.half);
  out.high = score_of(high / dilution + bonus, constants.half);
  return out;
}

}  // namespace rapport
