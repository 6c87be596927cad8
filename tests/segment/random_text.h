#pragma once
#include <cstdint>
#include <random>
#include <string>

namespace rapport::test {

/// Text at random that goes to the edges of Unicode: every script, every kind of joining character, emoji sequences,
/// quotation marks between letters, and the ASCII between them. Equal seeds give equal texts on every machine.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : random_(seed) {}

  /// Valid UTF-8 of `pieces` characters or short sequences.
  std::string next(std::size_t pieces);

 private:
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }
  void append_piece(std::string& text);

  std::mt19937 random_;
};

}  // namespace rapport::test
