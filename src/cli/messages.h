#pragma once
#include "cli/options.h"
#include "rapport/analyzer.h"
#include "rapport/pipeline.h"

namespace rapport::cli {

/// Prints a diagnostic on standard error: place, message, and where known the line with a caret below the column.
void print(const Diagnostic& diagnostic);

/// Prints what a run left out, repaired and could not read, as far as -q and -v ask for it.
void print(const Totals& totals, const Options& options);

/// The exit status of a run.
int exit_status(const Totals& totals, const Options& options, bool written, bool condition_met = false);

/// The files of the lexicon that --lexicon names; `trust` says how far they have been examined.
std::vector<LexiconFile> lexicon_files(const std::string& option, Trust& trust);

/// True, after printing help, when nothing was named and standard input is a terminal.
bool nothing_to_read(const Options& options);

}  // namespace rapport::cli
