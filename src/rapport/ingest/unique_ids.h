#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>

namespace rapport {

/// Keeps the ids of an input's exchanges apart: exports hold one post twice, or posts without an id.
/// Remembers a hash of each (about 40 bytes), so that two different ids are taken for one in no input that fits a disk.
class UniqueIds {
 public:
  /// `wanted` the first time, then "wanted-2", "wanted-3" …
  std::string make(std::string_view wanted) {
    std::string id(wanted);
    for (int n = 2; !seen_.insert(std::hash<std::string>()(id)).second; ++n) {
      id = std::string(wanted) + "-" + std::to_string(n);
    }
    return id;
  }

 private:
  std::unordered_set<std::uint64_t> seen_;
};

}  // namespace rapport
