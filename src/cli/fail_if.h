#pragma once
#include <string>
#include <vector>

#include "rapport/score/score.h"

namespace rapport::cli {

/// A condition of --fail-if: a score, a comparison, a number ("sales_pressure>60"). A score that is null fulfils none.
class Condition {
 public:
  /// Throws InputError if `text` is no condition.
  explicit Condition(const std::string& text);
  [[nodiscard]] bool holds(const ExchangeReport& report) const;

 private:
  std::string column_;
  std::string comparison_;
  double limit_ = 0;
};

}  // namespace rapport::cli
