#pragma once
#include "cli/options.h"

namespace rapport::cli {

// One function a verb, each in the .cpp of its first word; it returns the exit status.
int convert(const Options& options);
int explain(const Options& options);
int formats(const Options& options);
int lexicon_check(const Options& options);
int lexicon_import(const Options& options);
int lexicon_list(const Options& options);
int lexicon_test(const Options& options);
int schema(const Options& options);
int score(const Options& options);
int summary(const Options& options);

}  // namespace rapport::cli
