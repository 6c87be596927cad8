#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace rapport {

/// Mends JSON as programs really write it, byte by byte before a strict parser sees it, so that one bad value does not
/// cost the rest of the document:
/// - NaN, Infinity and -Infinity become null;
/// - a control character inside a string becomes its escape (a raw line break "\n" …);
/// - half of a surrogate pair ("\ud83d" alone) becomes U+FFFD;
/// - an escape that JSON does not know ("\'", "\x41") keeps its backslash as a character;
/// - a string of more than 8 MiB ends there;
/// - where the input ends inside a string, the string ends too.
/// Everything else passes unchanged. Constant memory; the input may be cut into pieces anywhere.
class JsonRepair {
 public:
  void feed(std::string_view piece, std::string& out);
  void finish(std::string& out);

  /// How many values were changed, and how many strings were cut.
  [[nodiscard]] std::uint64_t repaired() const { return repaired_; }
  [[nodiscard]] std::uint64_t cut() const { return cut_; }

 private:
  enum class State : std::uint8_t { outside, word, string, escape };
  void outside(char c, std::string& out);
  void inside(char c, std::string& out);
  void escaped(char c, std::string& out);
  void unicode_escape(std::string& out);
  void end_word(std::string& out);
  void end_surrogate(std::string& out);
  void put(std::string_view text, std::string& out);

  State state_ = State::outside;
  std::string held_;       // a bare word, or an escape that has begun
  std::string surrogate_;  // first half of a pair, waiting for the second
  std::uint64_t string_bytes_ = 0;
  bool cutting_ = false;
  std::uint64_t repaired_ = 0;
  std::uint64_t cut_ = 0;
};

}  // namespace rapport
