#pragma once
#include <string>
#include <vector>

#include "rapport/stance/stance.h"

namespace rapport::test {

/// An exchange that was judged with the stance lists of lexicons/en and the few cues of tests/stance/lexicon.
struct JudgedExchange {
  Exchange exchange;
  std::vector<Judged> rows;

  [[nodiscard]] Axis axis(const Judged& row) const;
  [[nodiscard]] std::string category(const Judged& row) const;
  [[nodiscard]] std::string words(const Judged& row) const;
  /// The deciding words; empty if none were named.
  [[nodiscard]] std::string deciding(const Judged& row) const;
};

/// Judges an exchange. Names, texts and parents must be there; everything else is filled in.
JudgedExchange judged(Exchange exchange);
/// Judges a message that stands alone.
JudgedExchange judged(const std::string& text);

/// The lexicon by which `judged` works.
const Lexicon& test_lexicon();

}  // namespace rapport::test
