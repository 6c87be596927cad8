#include "rapport/ingest/formats.h"

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/verbs.h"

namespace rapport::cli {

int formats(const Options& options) {
  std::string out;
  for (const Format* format : rapport::formats()) {
    out += std::string(format->name) + ": " + std::string(format->title) + '\n';
    out += "  get it:  " + std::string(format->how_to_export) + '\n';
    out += "  is read: " + std::string(format->reads) + "\n\n";
  }
  return write_all(out, options.output, done);
}

}  // namespace rapport::cli
