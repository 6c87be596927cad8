#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/lexicon/calibration.h"
#include "rapport/signals/signals.h"
#include "rapport/stance/stance.h"

namespace rapport {

/// The only arithmetic of rapport. Of each axis of a turn:
///
///     points  = weight · factor · novelty          of each piece of evidence, rounded to 0.001
///     raw     = Σ points
///     silent  = measured words − those inside evidence that gives points on this axis
///     density = raw / (silent / 100 + silence) ^ exponent
///     score   = 100 · density / (density + half)
///
/// Sales pressure of an exchange is the same over all its turns, with what is done after a no (s_persistence), times
/// the share of the talk that pressers hold:
///
///     density = (raw + persistence · s · s_n) · pressers / (silent / 100 + silence) ^ exponent
///     pressers = mean over turns of p / (p + presser), p = pressure points of its speaker; rounded to 1e-6
///
/// Relationship-building of an exchange is made of its turns, not of its words: how many of them are kind, and who
/// answers whom (sincerity and reception: signals/standing.h; s and s_n of the signals that have a worth). A turn that
/// scores 50 is about one kind turn, an answer of two words of thanks a part of one, and none is more than `most`:
///
///     kind     = Σ kindness · fullness · sincerity · reception of each turn, rounded to 0.001
///     kindness = most · d / (d + most), d = density of the turn / its half
///     fullness = min(1, its words / brief) of a turn that answers another's, else 1
///     density  = (kind + Σ worth · s · s_n · kind / (kind + first)) / turns ^ exponent
///     turns    = those that have a score
///     score    = 100 · density / (density + half)
///
/// `novelty` is 1, 1/2, 1/3 … for the repeats of one cue by one speaker in an exchange, the strongest first. All
/// constants come from calibration.toml and stand in every record. From this follow: scores from 0.0 to 100.0; no
/// evidence gives exactly 0.0; one more piece of evidence in a turn never lowers its axis. Gamma intervals after Gelman
/// et al. 2013, Bayesian Data Analysis, 2.6 (Poisson rate, prior shape 0.5).
struct AxisScore {
  double raw = 0;
  std::uint32_t evidence_words = 0;
  double density = 0;
  double value = 0;  ///< 0.0 to 100.0
  double low = 0;    ///< 90 % interval
  double high = 0;
};

/// How the pressure of an exchange is spread. As it stands, that of a turn by itself.
struct PressureSpread {
  double pressers = 1;     ///< share of the turns that pressers hold
  double persistence = 0;  ///< points for turns after a no
};

AxisScore axis_score(double raw, std::uint32_t words, std::uint32_t evidence_words, const AxisConstants& constants,
                     const PressureSpread& spread = {});

/// What the relationship score of an exchange is made of.
struct Kindness {
  double raw = 0;  ///< points, which the interval rests on
  std::uint32_t evidence_words = 0;
  double kind = 0;          ///< kind turns
  double signals = 0;       ///< Σ worth · s · s_n
  std::uint32_t turns = 0;  ///< those that have a score
};

AxisScore kindness_score(const Kindness& kindness, const KindnessConstants& constants);

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
  std::int32_t answers = -1;       ///< index of the turn it answers, always another speaker's; -1 = none
  double sincerity = 1;            ///< what its warmth is worth, 0 to 1, as reception: signals/standing.h
  double reception = 1;
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
  double pressers = 0;  ///< share of the turns that pressers hold, 0 to 1
  double kind_turns = 0;
  std::int32_t peak_turn = -1;  ///< the turn with the highest sales pressure; -1 = none
  std::optional<Quadrant> quadrant;
  bool sufficient = false;         ///< at least 25 measured words
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
/// An exchange of which less than this share is in the lexicon's language has no scores: they would speak for people
/// who were not read.
inline constexpr double least_share = 0.1;

std::string_view name(Quadrant quadrant);

/// What the scores rest on; immutable, shared by all threads. Lexicon and calibration must outlive it.
struct Scoring {
  Scoring(const Lexicon& its_lexicon, const Calibration& its_calibration);

  const Lexicon& lexicon;
  const Calibration& calibration;
  std::vector<double> weights;  ///< of each cue, with what the calibration says of its category
};

/// Scores one exchange from its judged hits. `messages` and `languages` are parallel to Exchange::messages; `book` is
/// scratch. Pure.
ExchangeReport score_exchange(const Exchange& exchange, const std::vector<MatchedMessage>& messages,
                              const std::vector<std::string>& languages, const std::vector<Judged>& judged,
                              const Scoring& scoring, WordBook& book);

}  // namespace rapport
