#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/analyzer.h"
#include "rapport/ingest/reader.h"

namespace rapport {

/// How many problems of each severity Totals keeps; the rest is counted only.
inline constexpr std::size_t most_problems = 100;

/// What a run came to, besides its output.
struct Totals {
  std::uint64_t exchanges = 0;
  std::uint64_t messages = 0;
  std::map<std::string, std::uint64_t> left_out;  ///< records that the options leave out, by kind
  std::vector<Diagnostic> problems;      ///< in exchanges and outside, the first `most_problems` of each severity
  std::array<std::uint64_t, 3> found{};  ///< how many there were of each severity; see count()
  bool stopped = false;                  ///< the consumer wanted no more

  [[nodiscard]] std::uint64_t count(Diagnostic::Severity severity) const {
    return found[static_cast<std::size_t>(severity)];
  }
  void add(const Diagnostic& problem);
  /// Adds the exchange, its messages and what was found in it.
  void add(const Exchange& exchange);
};

/// What a run does with what comes out. `exchange` is called on worker threads, each with its own number from 0 to
/// jobs - 1, and `error`, for what could not be read at all, on the thread of the caller in the order of the input;
/// both append bytes to `out`. `write` is called with those bytes in the order of the input, by one thread at a time,
/// and returns false when no more is wanted. What one of them throws ends the run, which throws it again.
struct Consumer {
  std::function<void(const Exchange&, const ExchangeReport&, unsigned worker, std::string& out)> exchange;
  std::function<void(const Diagnostic&, std::string& out)> error;
  std::function<bool(std::string_view bytes)> write;
};

/// The whole flow: reads the inputs one after the other, measures every exchange on `jobs` threads and writes in the
/// order of the input: the same bytes for any number of threads. Memory is bounded: a slow consumer slows the reader.
Totals run(const std::vector<std::string>& paths, const ReadOptions& options, const Analyzer& analyzer, unsigned jobs,
           const Consumer& consumer);

}  // namespace rapport
