#pragma once
#include <string>

#include "rapport/score/score.h"

namespace rapport {

/// How `explain` marks cues.
struct ExplainOptions {
  bool color = false;  ///< ANSI colours; else underlines: === pressure, ~~~ relationship, ... set aside
  int width = 100;     ///< columns to wrap at
};

/// Appends, for a person in a terminal, the text of an exchange with its cues marked, what each gave, what was set
/// aside and by which words, and how the two scores came about. Paragraphs of a long message that hold no cue are
/// left out and counted.
void explain(const ExchangeReport& report, const Scoring& scoring, const ExplainOptions& options, std::string& out);

}  // namespace rapport
