#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "rapport/stance/stance.h"

namespace rapport {

/// What one signal came to in one exchange.
struct SignalValue {
  std::optional<double> value;  ///< nothing below the signal's minimum
  std::uint32_t n = 0;          ///< how many units (replies, questions, pairs …) it rests on
};

/// What the signals are computed from: one exchange after the stance stage. All parallel vectors are indexed by turn.
struct SignalInput {
  const Exchange& exchange;
  const std::vector<MatchedMessage>& messages;
  const std::vector<Judged>& judged;
  const std::vector<double>& points;  ///< of each row of `judged`
  const Lexicon& lexicon;
  std::vector<std::uint32_t> speaker;               ///< of each turn: a number for each person
  std::vector<std::vector<std::uint64_t>> content;  ///< sorted hashes of each turn's content words, stemmed
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

/// The table of signals, in the order of their columns. To add one: write signals/<name>.cpp, declare its function and
/// add its row in signals.cpp.
std::span<const Signal> signals();

/// A number for each turn's speaker, from 0 in order of first appearance. Speakers are told apart by author_key, else
/// by author; turns without either are each a speaker of their own.
std::vector<std::uint32_t> speakers(const Exchange& exchange);

/// Prepares what all signals share. `points` is parallel to `judged`.
SignalInput signal_input(const Exchange& exchange, const std::vector<MatchedMessage>& messages,
                         const std::vector<Judged>& judged, const std::vector<double>& points, const Lexicon& lexicon);

/// All signals of the table, in its order. An exchange of one turn has none.
std::vector<SignalValue> compute_signals(const SignalInput& input);

}  // namespace rapport
