#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace rapport {

/// Keeps the ids of an input's exchanges or of a page's comments apart: exports hold one post twice, or without an id.
/// Remembers a hash of each (about 50 bytes), so that memory stays small; two ids of one hash only get a number more.
class UniqueIds {
 public:
  /// `wanted` the first time, then "wanted-2", "wanted-3" …
  std::string make(std::string_view wanted) {
    std::string id(wanted);
    std::uint32_t time = ++times(wanted);
    while (time > 1) {
      id = std::string(wanted) + "-" + std::to_string(time);
      time = ++times(id) == 1 ? 1 : ++times(wanted);
    }
    return id;
  }

 private:
  std::uint32_t& times(std::string_view id) { return times_[std::hash<std::string_view>()(id)]; }
  std::unordered_map<std::uint64_t, std::uint32_t> times_;
};

}  // namespace rapport
