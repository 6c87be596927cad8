#pragma once
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/input/bundle.h"

namespace rapport {

/// Hands out the members of a bundle; remembers which of them were opened.
class WatchedBundle final : public Bundle {
 public:
  explicit WatchedBundle(const Bundle& of) : of_(of), opened_(of.names().size()) {}

  [[nodiscard]] const std::vector<std::string>& names() const override { return of_.names(); }
  [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view name) const override {
    auto bytes = of_.open(name);
    if (bytes != nullptr) opened_[place_of(name)] = true;
    return bytes;
  }
  [[nodiscard]] bool was_opened(std::string_view name) const { return opened_[place_of(name)]; }

 private:
  [[nodiscard]] std::size_t place_of(std::string_view name) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(names(), name) - names().begin());
  }

  const Bundle& of_;
  mutable std::vector<bool> opened_;  // by the place of the name
};

}  // namespace rapport
