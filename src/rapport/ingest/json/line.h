#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "rapport/ingest/json/value.h"

namespace rapport {

/// Parses documents that are whole in memory, such as the lines of NDJSON: a clean one of up to 4 MiB with simdjson,
/// any other as read_json does, which mends what it can. An object holds the parser's memory: use one for all lines.
/// Not thread-safe.
class JsonLineParser {
 public:
  JsonLineParser();
  ~JsonLineParser();

  struct Outcome {
    bool ok = false;           ///< the line is one whole JSON object
    std::uint64_t column = 0;  ///< 1-based byte at which it went wrong; 0 = nothing did, or unknown
    std::string message;       ///< what went wrong if not ok, what was mended if it is; empty for a clean line
  };

  /// Parses one document into `into`, which is cleared first. False for what is no object, is damaged, or is longer
  /// than 4 MiB.
  bool parse_clean(std::string_view line, JsonDocument& into);
  /// The same; what is not clean is mended where it can be. What is wrong, and at which byte, is told of the first
  /// thousand lines that cannot be read.
  Outcome parse(std::string_view line, JsonDocument& into);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
