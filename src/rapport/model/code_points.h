#pragma once
#include <cstdint>
#include <string_view>

namespace rapport {

/// Converts between bytes, in which rapport counts, and code points, in which its JSON does. One text, offsets asked
/// for in ascending order: then a whole text costs one pass. A smaller offset than the last one starts over.
class CodePoints {
 public:
  /// `text` is valid UTF-8 and must outlive the object.
  explicit CodePoints(std::string_view text) : text_(text) {}

  /// How many code points begin before byte `offset`.
  std::uint32_t from_byte(std::uint32_t offset) {
    if (offset < byte_) restart();
    while (byte_ < offset && byte_ < text_.size()) step();
    return count_;
  }

  /// The byte at which code point `index` begins; the end of the text for one beyond it.
  std::uint32_t to_byte(std::uint32_t index) {
    if (index < count_) restart();
    while (byte_ < text_.size() && (count_ < index || continues())) step();
    return byte_;
  }

 private:
  [[nodiscard]] bool continues() const { return (static_cast<unsigned char>(text_[byte_]) & 0xC0) == 0x80; }
  void step() {
    if (!continues()) ++count_;
    ++byte_;
  }
  void restart() { byte_ = count_ = 0; }

  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::uint32_t count_ = 0;  // code points that begin before byte_
};

}  // namespace rapport
