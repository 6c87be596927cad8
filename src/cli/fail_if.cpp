#include "cli/fail_if.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace rapport::cli {

namespace {

using Score = std::optional<double> RecordScores::*;

constexpr std::array<std::pair<std::string_view, Score>, 3> columns{{
    {"sales_pressure", &RecordScores::pressure},
    {"sales_pressure_peak", &RecordScores::pressure_peak},
    {"relationship_building", &RecordScores::relationship},
}};

Score column(std::string_view name) {
  for (const auto& [known, score] : columns)
    if (known == name) return score;
  return nullptr;
}

std::optional<double> value_of(const std::optional<AxisScore>& score) {
  return score ? std::optional(score->value) : std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(' '), text.size());
  return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

std::optional<double> finite_number(std::string_view text) {
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

}  // namespace

RecordScores::RecordScores(const ExchangeReport& report)
    : pressure(value_of(report.pressure)),
      pressure_peak(report.peak_turn < 0 ? pressure
                                         : value_of(report.turns[static_cast<std::size_t>(report.peak_turn)].pressure)),
      relationship(value_of(report.relationship)) {}

RecordScores::RecordScores(const TurnScore& turn)
    : pressure(value_of(turn.pressure)), pressure_peak(pressure), relationship(value_of(turn.relationship)) {}

Condition::Condition(const std::string& text) {
  const std::string_view whole = text;
  const std::size_t sign = std::min(whole.find_first_of("<>="), whole.size());
  const std::size_t behind = std::min(whole.find_first_not_of("<>=", sign), whole.size());
  score_ = column(trimmed(whole.substr(0, sign)));
  comparison_ = whole.substr(sign, behind - sign);
  const auto limit = finite_number(trimmed(whole.substr(behind)));
  const bool compares = comparison_ == ">" || comparison_ == ">=" || comparison_ == "<" || comparison_ == "<=";
  if (score_ != nullptr && compares && limit) {
    limit_ = *limit;
    return;
  }
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.message = "--fail-if '" + text +
              "' is no condition; write one of sales_pressure, sales_pressure_peak, relationship_building, then > >= < "
              "or <=, then a number: 'sales_pressure>60'";
  throw InputError(std::move(d));
}

bool Condition::holds(const RecordScores& scores) const {
  const auto& value = scores.*score_;
  if (!value) return false;
  if (comparison_ == ">") return *value > limit_;
  if (comparison_ == ">=") return *value >= limit_;
  if (comparison_ == "<") return *value < limit_;
  return *value <= limit_;
}

}  // namespace rapport::cli
