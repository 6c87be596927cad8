#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/input/byte_source.h"

namespace rapport {

/// Files that make one export together: a folder, or the members of an archive. Member names are relative paths with
/// '/', sorted bytewise, so that a run does not depend on the order of a directory.
class Bundle {
 public:
  virtual ~Bundle() = default;
  [[nodiscard]] virtual const std::vector<std::string>& names() const = 0;
  /// A fresh stream over the member's bytes, decompressed; null if there is no such member. Any number may be open.
  [[nodiscard]] virtual std::unique_ptr<ByteSource> open(std::string_view name) const = 0;
};

}  // namespace rapport
