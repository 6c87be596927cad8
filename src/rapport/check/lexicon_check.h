#pragma once
#include <string>
#include <vector>

#include "rapport/analyzer.h"
#include "rapport/check/contrast_case.h"

namespace rapport {

/// An example of a category that did not do what it should.
struct ExampleFailure {
  std::string category;
  bool expected = false;  ///< true: a `yes` example that gave no points; false: a `no` example that gave some
  std::string text;
  std::string why;  ///< what was found instead: cues, stances, deciding words
};

struct ExampleResults {
  std::size_t passed = 0;
  std::vector<ExampleFailure> failures;
};

/// Scores every yes and no example of the two axes as a message of its own.
ExampleResults test_examples(const Analyzer& analyzer);

/// A score from which a text "has the thing", and one below which it "has it not": to the
/// readers of docs/validity.md 15 was a mild case.
inline constexpr double has_from = 15.0;
inline constexpr double has_not_below = 5.0;

struct CaseResult {
  const ContrastCase* contrast = nullptr;
  bool passed = false;
  std::vector<double> scores;  ///< of its exchanges; -1 where null
};

/// Runs every case. Null counts as "has it not".
std::vector<CaseResult> run_contrast_cases(const Analyzer& analyzer, const std::vector<ContrastCase>& cases);

}  // namespace rapport
