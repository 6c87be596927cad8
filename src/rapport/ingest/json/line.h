#pragma once
#include <memory>
#include <string>

#include "rapport/ingest/json/value.h"

namespace rapport {

/// Parses documents that are whole in memory, such as the lines of NDJSON, about as fast as they can be copied. What
/// a reader does not want is passed over unchecked; what it wants is mended as in read_json. An object holds the
/// parser's memory: use one for all lines. Not thread-safe.
class JsonLineParser {
 public:
  JsonLineParser();
  ~JsonLineParser();

  struct Outcome {
    bool ok = false;
    bool mended = false;     ///< something in it was not JSON and was replaced (see JsonRepair)
    std::size_t column = 0;  ///< 1-based byte at which it went wrong; 0 = unknown
    const char* error = "";  ///< what went wrong, for a person
  };

  /// Parses one document into `into`, which is cleared first. `line` may be mended in place.
  Outcome parse(std::string& line, JsonDocument& into);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
