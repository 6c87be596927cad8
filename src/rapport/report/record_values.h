#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "rapport/report/json_writer.h"
#include "rapport/report/record.h"

namespace rapport {

inline constexpr int points_decimals = 3;

/// Writes the values of a record behind their keys: what is unknown is null, and so is what is personal where the
/// options hide it. Both arguments must outlive it.
class RecordValues {
 public:
  RecordValues(JsonWriter& json, const RecordOptions& options) : json_(json), options_(options) {}

  void id(std::string_view text);  ///< hidden, it is a keyed hash that still tells two ids apart
  void personal(std::string_view text);
  void date(const std::optional<std::int64_t>& seconds);

 private:
  JsonWriter& json_;
  const RecordOptions& options_;
};

}  // namespace rapport
