#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rapport/signals/turns.h"

namespace rapport {

/// What one signal came to in one exchange.
struct SignalValue {
  std::optional<double> value;  ///< nothing below the signal's minimum
  std::uint32_t n = 0;          ///< how many units (replies, questions, pairs …) it rests on
};

/// One row of the table of signals.
struct Signal {
  std::string_view name;     ///< column "s_" + name in the record
  std::string_view about;    ///< what it says, in a line
  std::string_view formula;  ///< with its range
  std::string_view minimum;  ///< below which it is null
  std::string_view source;
  SignalValue (*compute)(const SignalInput&) = nullptr;
};

/// The table of signals, in the order of their columns. To add one: write it in signals/<idea>.cpp, declare its
/// function in table.h and add its row in signals.cpp.
std::span<const Signal> signals();

/// All signals of the table, in its order. An exchange of one turn has none.
std::vector<SignalValue> compute_signals(const SignalInput& input);

}  // namespace rapport
