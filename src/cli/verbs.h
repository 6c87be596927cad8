#pragma once
#include "cli/options.h"

namespace rapport::cli {

// One function a verb, each in the .cpp of its name; it returns the exit status.
int lexicon(const Options& options);
int score(const Options& options);

}  // namespace rapport::cli
