#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rapport {

/// The lines of a page, without the blanks at their ends. Views only: the text must outlive them. Not thread-safe.
class PageLines {
 public:
  explicit PageLines(std::span<const std::string_view> lines) : lines_(lines), begins_(lines.size(), Begins::unknown) {}

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t at) const { return lines_[at]; }
  /// The first line from `from` on that holds anything; size() if there is none.
  [[nodiscard]] std::size_t next_filled(std::size_t from) const;
  /// Whether what somebody wrote may begin here: nothing, furniture, a date or a heading stands above. Found out once.
  [[nodiscard]] bool begins_block(std::size_t at) const;

 private:
  enum class Begins : std::uint8_t { unknown, no, yes };
  std::span<const std::string_view> lines_;
  mutable std::vector<Begins> begins_;
};

}  // namespace rapport
