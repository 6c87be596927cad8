#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/lexicon/calibration.h"
#include "rapport/signals/signals.h"
#include "rapport/stance/stance.h"

namespace rapport {

/// The only arithmetic of rapport. For one axis:
///
///     points  = weight · factor · novelty          of each piece of evidence, rounded to 0.001
///     raw     = Σ points
///     silent  = words − words inside evidence that gives points on this axis
///     density = raw / (silent / 100 + silence) ^ exponent    [ + Σ signal · bonus, relationship of an exchange ]
///     score   = 100 · density / (density + half)
///
/// `novelty` is 1, 1/2, 1/3 … for the repeats of one cue by one speaker in an exchange, the strongest first. The four
/// constants of each axis come from calibration.toml and stand in every record. From this follow: scores from 0.0 to
/// 100.0; no evidence gives exactly 0.0; one more piece of evidence never lowers its axis. Gamma intervals after
/// Gelman et al. 2013, Bayesian Data Analysis, 2.6 (Poisson rate, prior shape 0.5).
struct AxisScore {
  double raw = 0;
  std::uint32_t evidence_words = 0;
  double density = 0;
  double value = 0;  ///< 0.0 to 100.0
  double low = 0;    ///< 90 % interval
  double high = 0;
};

AxisScore axis_score(double raw, std::uint32_t words, std::uint32_t evidence_words, const AxisConstants& constants,
                     double bonus = 0);

/// One row of the evidence: a judged hit with what it gives.
struct Evidence {
  Judged judged;
  double weight = 0;
  double novelty = 0;  ///< 0 where the factor is 0
  double points = 0;
};

/// A turn of the exchange, measured. The scores are empty where there is nothing to measure: no word of the speaker's
/// own, or a language without a lexicon.
struct TurnScore {
  std::string language;
  std::uint32_t words = 0;         ///< the speaker's own
  std::uint32_t quoted_words = 0;  ///< set aside
  std::optional<AxisScore> pressure;
  std::optional<AxisScore> relationship;
};

enum class Quadrant : std::uint8_t { rapport, pitch, bait, broadcast };

/// Points of pressure that one speaker puts on another.
struct PressureOn {
  std::string from;
  std::string to;  ///< empty = the reader
  double points = 0;
};

/// Everything that is known of one exchange. Refers to the Exchange it was made from, which must outlive it.
struct ExchangeReport {
  const Exchange* exchange = nullptr;
  std::vector<TurnScore> turns;
  std::vector<Evidence> evidence;
  std::string language;
  std::uint32_t participants = 0;
  std::uint32_t words = 0;           ///< the speakers' own, in any language
  std::uint32_t measured_words = 0;  ///< those in the lexicon's language: what the scores rest on
  std::uint32_t quoted_words = 0;
  std::optional<AxisScore> pressure;
  std::optional<AxisScore> relationship;
  std::int32_t peak_turn = -1;  ///< the turn with the highest sales pressure; -1 = none
  std::optional<Quadrant> quadrant;
  bool sufficient = false;         ///< at least 25 words of the speakers' own
  double sales_talk = 0;           ///< hits of the pressure axis, whatever their stance, per 100 words
  double relationship_talk = 0;    ///< the same for the relationship axis
  double anti_pressure_norm = 0;   ///< pressure negated, criticised or warned against, per 100 words
  std::vector<double> categories;  ///< Σ points, parallel to Lexicon::categories
  std::vector<SignalValue> signals;
  std::vector<PressureOn> pressure_on;
};

/// Scores below this are low, from it on high, on both axes.
inline constexpr double high_from = 30.0;
inline constexpr std::uint32_t sufficient_words = 25;

std::string_view name(Quadrant quadrant);

/// What the scores rest on; immutable, shared by all threads. Lexicon and calibration must outlive it.
struct Scoring {
  Scoring(const Lexicon& its_lexicon, const Calibration& its_calibration);

  const Lexicon& lexicon;
  const Calibration& calibration;
  std::vector<double> weights;  ///< of each cue, with what the calibration says of its category
};

/// Scores one exchange from its judged hits. `messages` and `languages` are parallel to Exchange::messages. Pure.
ExchangeReport score_exchange(const Exchange& exchange, const std::vector<MatchedMessage>& messages,
                              const std::vector<std::string>& languages, const std::vector<Judged>& judged,
                              const Scoring& scoring);

}  // namespace rapport
