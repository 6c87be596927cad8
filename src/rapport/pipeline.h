#pragma once
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

/// How many problems Totals keeps; the rest is counted only.
inline constexpr std::size_t most_problems = 100;

/// What a run came to, besides its output.
struct Totals {
  std::uint64_t exchanges = 0;
  std::uint64_t messages = 0;
  std::map<std::string, std::uint64_t> left_out;  ///< records that the options leave out, by kind
  std::vector<Diagnostic> problems;  ///< warnings and errors that belong to no exchange, the first `most_problems`
  std::uint64_t errors = 0;          ///< how many inputs or records could not be read at all
  bool stopped = false;              ///< the consumer wanted no more
};

/// What a run does with what comes out. `exchange` and `error` are called on worker threads, each with its own number
/// from 0 to jobs - 1, and append bytes to `out`; `write` is called in the order of the input, by one thread at a time,
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
