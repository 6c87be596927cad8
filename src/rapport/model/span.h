#pragma once
#include <cstdint>
#include <string_view>

namespace rapport {

/// A half-open range of bytes [begin, end) in some UTF-8 text; which text is said where the span is stored.
/// A text that `rapport` measures is shorter than 4 GiB, so 32 bits hold every offset.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

/// The bytes of `text` that `span` covers. `span` must lie inside `text`.
inline std::string_view slice(std::string_view text, Span span) { return text.substr(span.begin, span.size()); }

}  // namespace rapport
