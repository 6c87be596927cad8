#include "rapport/ingest/formats.h"

#include "cli/exit_status.h"
#include "cli/output.h"
#include "cli/verbs.h"

namespace rapport::cli {

int formats(const Options& options) {
  std::string out;
  for (const Format* format : rapport::formats()) {
    out += std::string(format->name) + ": " + std::string(format->title) + '\n';
    out += "  get it:  " + std::string(format->how_to_export) + '\n';
    out += "  is read: " + std::string(format->reads) + "\n\n";
  }
  Output output(options.output);
  output.write(out);
  return output.finish() ? done : unwritable_output;
}

}  // namespace rapport::cli
