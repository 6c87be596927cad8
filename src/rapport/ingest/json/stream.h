#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ingest/json/value.h"
#include "rapport/input/byte_source.h"

namespace rapport {

struct JsonReading {
  bool whole = false;                ///< the document was read to its last bracket
  std::vector<Diagnostic> problems;  ///< where it broke, what was mended or cut
};

/// Reads one JSON document of any size into `into` (which is cleared first). Elements of the array called `array` go
/// to `record` as they end and take no memory after it returns (see JsonBuilder); it returns false to stop reading.
/// A document that is damaged or ends too early counts with what stands before the damage. `file` stands in problems.
JsonReading read_json(ByteSource& bytes, const std::string& file, JsonDocument& into, std::string_view array = {},
                      const JsonBuilder::Record& record = nullptr);

/// The same for a text in memory, such as the JSON that some exports keep inside a string, or a sample of a file.
/// Damage is not reported.
void read_json(std::string_view text, JsonDocument& into);

}  // namespace rapport
