#pragma once
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/ingest/ascii.h"

namespace rapport {

/// Takes a date apart from left to right. What does not fit leaves the cursor where it was.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(char c) {
    if (peek() != c || rest_.empty()) return false;
    rest_.remove_prefix(1);
    return true;
  }

  /// With "am" or "pm".
  [[nodiscard]] bool ends_with_half() const {
    return ascii::ends_with_fold(rest_, "am") || ascii::ends_with_fold(rest_, "pm");
  }

  void skip(std::string_view any_of) { rest_.remove_prefix(std::min(rest_.find_first_not_of(any_of), rest_.size())); }

  /// Digits, `least` to `most` of them.
  std::optional<int> number(std::size_t least, std::size_t most) {
    const std::size_t count = run(ascii::is_digit);
    if (count < least || count > most) return {};
    int value = 0;
    std::from_chars(rest_.data(), rest_.data() + count, value);
    rest_.remove_prefix(count);
    return value;
  }

  /// Letters, in lower case.
  std::string word() {
    const std::string_view letters = rest_.substr(0, run(ascii::is_letter));
    rest_.remove_prefix(letters.size());
    return ascii::lower(letters);
  }

  /// "(Eastern Daylight Time)".
  void take_comment() {
    const auto end = rest_.find(')');
    if (peek() == '(' && end != rest_.npos) rest_.remove_prefix(end + 1);
  }

 private:
  [[nodiscard]] std::size_t run(bool (*belongs)(char)) const {
    return static_cast<std::size_t>(std::ranges::find_if_not(rest_, belongs) - rest_.begin());
  }
  std::string_view rest_;
};

}  // namespace rapport
