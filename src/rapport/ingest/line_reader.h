#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/input/byte_source.h"

namespace rapport {

/// Reads a source line by line, in 64 KiB and the longest line. Line ends LF and CRLF are taken off; a byte order mark
/// at the beginning too. What a line holds beyond `max_line` bytes is dropped.
class LineReader {
 public:
  explicit LineReader(ByteSource& source, std::size_t max_line = std::size_t{16} << 20)
      : source_(source), max_line_(max_line), buffer_(std::size_t{64} << 10) {}

  /// Goes to the next line; false at the end. A line that ends the source without a line end counts.
  bool next();
  [[nodiscard]] const std::string& line() const { return line_; }
  [[nodiscard]] std::uint64_t number() const { return number_; }  ///< 1-based
  [[nodiscard]] bool was_cut() const { return was_cut_; }         ///< whether any line so far was too long

 private:
  bool fill();
  void append(std::string_view piece);

  ByteSource& source_;
  std::size_t max_line_;
  std::vector<char> buffer_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::string line_;
  std::uint64_t number_ = 0;
  bool was_cut_ = false;
};

}  // namespace rapport
