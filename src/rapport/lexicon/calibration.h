#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/lexicon/lexicon.h"

namespace rapport {

/// The constants of one axis in the score formula (score/score.h).
struct AxisConstants {
  double half = 1;        ///< the density that scores 50
  double exponent = 0.5;  ///< how strongly the length of a text dilutes its evidence: 0 not at all, 1 fully
  double silence = 0.5;   ///< hundreds of silent words added to every text, so that three words cannot score 100
};

/// The constants of an exchange's relationship score (score/score.h), which is made of its turns' densities.
struct KindnessConstants {
  double half = 1;          ///< the density that scores 50
  double exponent = 0.5;    ///< how strongly the number of turns dilutes: 0 not at all, 1 to their mean
  double most = 3;          ///< what the kindest of turns would count, in turns of density `half`
  double brief = 1;         ///< words from which on an answer counts in full; a shorter one counts in proportion
  double motive = 1.5;      ///< points of pressure at which a little warmth of their speaker counts half
  double goodwill = 0.15;   ///< points of pressure that a point of the speaker's own warmth makes up for: 0 to 1
  double unanswered = 0.5;  ///< what warmth counts that gets no answer, of one who opens or comes to ask: 0 to 1
  double first = 0.1;       ///< kind turns at which what the signals add counts half
};

/// All constants of the scores. They stand in the lexicon folder (calibration.toml), written by script/fit with where
/// they come from; none stands in C++ but the neutral ones here, which serve a lexicon without that file.
struct Calibration {
  AxisConstants pressure;
  AxisConstants relationship;
  AxisConstants exchange_pressure;
  double presser = 0.5;    ///< points of pressure that make a speaker half a presser
  double persistence = 1;  ///< points of pressure that a turn after a no is worth
  KindnessConstants exchange_relationship;
  /// What one unit of a signal that is fully present (1.0) is worth, in kind turns: (signal's name, turns).
  std::vector<std::pair<std::string, double>> signals;
  /// Weights of categories, in place of the ones in their files.
  std::vector<std::pair<std::string, double>> weights;
};

/// What a calibration may speak of.
struct CalibrationNames {
  std::vector<std::string_view> categories;
  std::vector<std::string_view> signals;
};

/// Reads calibration.toml among `files`; the neutral constants if there is none. Throws InputError for a file that is
/// not sound: an unknown table, key, signal or category, or what is no number in its range.
Calibration load_calibration(const std::vector<LexiconFile>& files, const CalibrationNames& known);

}  // namespace rapport
