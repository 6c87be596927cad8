#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/input/bundle.h"
#include "reading.h"

namespace rapport {

/// Files that stand in the test.
class MemoryBundle final : public Bundle {
 public:
  explicit MemoryBundle(std::map<std::string, std::string, std::less<>> files) : files_(std::move(files)) {
    for (const auto& [name, text] : files_) names_.push_back(name);
  }
  [[nodiscard]] const std::vector<std::string>& names() const override { return names_; }
  [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view name) const override {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : memory_source(found->second);
  }

 private:
  std::map<std::string, std::string, std::less<>> files_;
  std::vector<std::string> names_;
};

/// Reads a folder with the named format.
inline Reading read_as(std::string_view format, const Bundle& bundle, const ReadOptions& options = {}) {
  Reading out;
  Input input{"test", nullptr, &bundle};
  REQUIRE(find_format(format) != nullptr);
  find_format(format)->read(input, options, out);
  return out;
}

}  // namespace rapport
