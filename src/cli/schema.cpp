#include "rapport/report/schema.h"

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/verbs.h"

namespace rapport::cli {

int schema(const Options& options) {
  const Lexicon lexicon = builtin_lexicon();
  std::string out;
  write_schema(options.schema, lexicon, out);
  return write_all(out, options.output, done);
}

}  // namespace rapport::cli
