#pragma once
#include <optional>
#include <string>

#include "rapport/score/score.h"

namespace rapport::cli {

/// What a condition is about: the scores that one record shows, of an exchange or of a message. Null where the record
/// says null.
struct RecordScores {
  explicit RecordScores(const ExchangeReport& report);
  /// The peak of a message is its own pressure.
  explicit RecordScores(const TurnScore& turn);

  std::optional<double> pressure;
  std::optional<double> pressure_peak;
  std::optional<double> relationship;
};

/// A condition of --fail-if: a score, a comparison, a number ("sales_pressure > 60"). A score that is null fulfils
/// none.
class Condition {
 public:
  /// Throws InputError if `text` is no condition.
  explicit Condition(const std::string& text);
  [[nodiscard]] bool holds(const RecordScores& scores) const;

 private:
  std::optional<double> RecordScores::*score_ = nullptr;
  std::string comparison_;
  double limit_ = 0;
};

}  // namespace rapport::cli
