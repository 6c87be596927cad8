#pragma once
#include "cli/options.h"
#include "cli/output.h"
#include "rapport/analyzer.h"
#include "rapport/pipeline.h"

namespace rapport::cli {

/// Prints a diagnostic on standard error: place, message, and where known the line with a caret below the column.
void print(const Diagnostic& diagnostic);

/// Closes the output; false, after saying so, if anything could not be written.
bool closed(Output& output);

/// Writes all of an output, `text`, to the file `path` (empty: standard output). Returns `status`, or, after saying so,
/// that it could not be written.
int write_all(std::string_view text, const std::string& path, int status);

/// Closes the output, prints what a run came to, and returns the exit status.
int finish(const Totals& totals, const Options& options, Output& output, bool condition_met = false);

/// The files of the lexicon that --lexicon names.
std::vector<LexiconFile> lexicon_files(const std::string& option);

/// The analyzer of the lexicon that --lexicon names.
Analyzer make_analyzer(const std::string& option);

/// True, after printing help, when nothing was named and standard input is a terminal.
bool nothing_to_read(const Options& options);

}  // namespace rapport::cli
