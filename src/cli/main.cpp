#include <unistd.h>

#include <array>
#include <csignal>
#include <exception>
#include <iostream>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace rapport::cli {

namespace {

struct Verb {
  std::string_view name;
  int (*run)(const Options&);
};

constexpr std::array verbs{
    Verb{"convert", convert}, Verb{"explain", explain}, Verb{"formats", formats}, Verb{"lexicon", lexicon},
    Verb{"schema", schema},   Verb{"score", score},     Verb{"summary", summary},
};

int run(const Options& options) {
  for (const auto& verb : verbs)
    if (verb.name == options.verb) return verb.run(options);
  return own_fault;
}

}  // namespace

}  // namespace rapport::cli

int main(int argc, char** argv) {
  using namespace rapport::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where bytes are written
  try {
    Options options;
    if (const auto status = parse(argc, argv, options)) return *status;
    return run(options);
  } catch (const rapport::InputError& e) {
    for (const auto& d : e.diagnostics()) print(d);
    return wrong_usage;
  } catch (const std::exception& e) {
    std::cerr << "rapport: a fault of our own: " << e.what() << "; please report it with the input that shows it\n";
    return own_fault;
  }
}
