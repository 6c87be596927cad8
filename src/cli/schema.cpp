#include "rapport/report/schema.h"

#include <iostream>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/verbs.h"
#include "rapport/lexicon/nearest.h"

namespace rapport::cli {

int schema(const Options& options) {
  const std::string name = options.action.empty() ? "exchange" : options.action;
  const Lexicon lexicon = load_lexicon(builtin_lexicon_files(), Trust::built);
  std::string out;
  if (!write_schema(name, lexicon, out)) {
    std::cerr << "rapport schema: no schema '" << name << "'; did you mean '" << nearest(name, schema_names())
              << "'?\n";
    return wrong_usage;
  }
  return write_all(out, options.output, done);
}

}  // namespace rapport::cli
