#include "cli/fail_if.h"

#include <array>
#include <charconv>
#include <optional>

namespace rapport::cli {

namespace {

struct Column {
  std::string_view name;
  std::optional<double> (*value)(const ExchangeReport&);
};

std::optional<double> of(const std::optional<AxisScore>& score) {
  return score ? std::optional(score->value) : std::nullopt;
}

constexpr std::array columns{
    Column{"sales_pressure", [](const ExchangeReport& r) { return of(r.pressure); }},
    Column{"sales_pressure_peak",
           [](const ExchangeReport& r) {
             return r.peak_turn < 0 ? of(r.pressure) : of(r.turns[static_cast<std::size_t>(r.peak_turn)].pressure);
           }},
    Column{"relationship_building", [](const ExchangeReport& r) { return of(r.relationship); }},
};

const Column* find(std::string_view name) {
  for (const auto& column : columns)
    if (column.name == name) return &column;
  return nullptr;
}

}  // namespace

Condition::Condition(const std::string& text) {
  const std::size_t sign = text.find_first_of("<>=");
  const std::size_t number = sign == std::string::npos ? sign : text.find_first_not_of("<>=", sign);
  if (number != std::string::npos) {
    column_ = text.substr(0, sign);
    comparison_ = text.substr(sign, number - sign);
    const auto [end, error] = std::from_chars(text.data() + number, text.data() + text.size(), limit_);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    const bool known = comparison_ == ">" || comparison_ == ">=" || comparison_ == "<" || comparison_ == "<=";
    if (whole && known && find(column_) != nullptr) return;
  }
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.message = "--fail-if '" + text +
              "' is no condition; write one of sales_pressure, sales_pressure_peak, relationship_building, then > >= < "
              "or <=, then a number: 'sales_pressure>60'";
  throw InputError(std::move(d));
}

bool Condition::holds(const ExchangeReport& report) const {
  const auto value = find(column_)->value(report);
  if (!value) return false;
  if (comparison_ == ">") return *value > limit_;
  if (comparison_ == ">=") return *value >= limit_;
  if (comparison_ == "<") return *value < limit_;
  return *value <= limit_;
}

}  // namespace rapport::cli
