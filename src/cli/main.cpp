#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/options.h"

int main(int argc, char** argv) {
  using namespace rapport::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is seen where bytes are written
  try {
    Options options;
    if (const auto status = parse(argc, argv, options)) return *status;
    return options.run(options);
  } catch (const rapport::InputError& e) {
    for (const auto& d : e.diagnostics()) print(d);
    return wrong_usage;
  } catch (const std::exception& e) {
    std::cerr << "rapport: a fault of our own: " << e.what() << "; please report it with the input that shows it\n";
    return own_fault;
  }
}
