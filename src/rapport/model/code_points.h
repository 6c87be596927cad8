#pragma once
#include <algorithm>
#include <cstdint>
#include <string_view>

#include "rapport/model/eight_bytes.h"

namespace rapport {

/// Converts between bytes, in which rapport counts, and code points, in which its JSON does. Each answer costs the way
/// from the last one, so offsets in ascending order cost one pass over the text together.
class CodePoints {
 public:
  /// `text` is valid UTF-8 and must outlive the object.
  explicit CodePoints(std::string_view text) : text_(text) {}

  /// How many code points begin before byte `offset`.
  std::uint32_t from_byte(std::uint32_t offset) {
    offset = std::min(offset, static_cast<std::uint32_t>(text_.size()));
    if (offset >= byte_) {
      count_ += beginning(text_.substr(byte_, offset - byte_));
    } else {
      count_ -= beginning(text_.substr(offset, byte_ - offset));
    }
    byte_ = offset;
    return count_;
  }

  /// The byte at which code point `index` begins; the end of the text for one beyond it.
  std::uint32_t to_byte(std::uint32_t index) {
    if (index < count_) byte_ = count_ = 0;
    while (byte_ < text_.size() && (count_ < index || continues())) step();
    return byte_;
  }

 private:
  [[nodiscard]] bool continues() const { return (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80; }
  void step() {
    if (!continues()) ++count_;
    ++byte_;
  }
  /// How many code points begin in these bytes.
  static std::uint32_t beginning(std::string_view bytes) {
    std::uint64_t going_on = 0;
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
      const std::uint64_t word = load_eight(bytes.data() + at);
      const std::uint64_t ones = word >> 7 & ~word >> 6 & every_byte(1);  // 10xxxxxx: a character goes on
      going_on += ones * every_byte(1) >> 56;                             // the top byte of the product is their sum
    }
    for (; at < bytes.size(); ++at) going_on += (bytes[at] & 0xC0) == 0x80 ? 1 : 0;
    return static_cast<std::uint32_t>(bytes.size() - going_on);
  }

  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint32_t count_ = 0;  // code points that begin before byte_
};

}  // namespace rapport
