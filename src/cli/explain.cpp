#include "rapport/report/explain.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"

namespace rapport::cli {

namespace {

bool wants_color(const Options& options) {
  if (options.color != ColorWhen::automatic) return options.color == ColorWhen::always;
  const char* no_color = std::getenv("NO_COLOR");
  return options.output.empty() && ::isatty(1) != 0 && (no_color == nullptr || *no_color == '\0');
}

int terminal_width() {
  winsize size{};
  if (::ioctl(1, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return ExplainOptions{}.width;
}

}  // namespace

int explain(const Options& options) {
  if (nothing_to_read(options)) return wrong_usage;
  const Analyzer analyzer = make_analyzer(options.lexicon);
  const Scoring& scoring = analyzer.scoring();
  const ExplainOptions how{wants_color(options), terminal_width()};
  Output output(options.output);
  Consumer consumer;
  consumer.exchange = [&](const Exchange&, const ExchangeReport& report, unsigned, std::string& out) {
    rapport::explain(report, scoring, how, out);
  };
  consumer.error = [](const Diagnostic&, std::string&) {};  // told on standard error
  consumer.write = [&](std::string_view bytes) { return output.write(bytes); };
  const Totals totals = run(options.paths, options.read, analyzer, options.jobs, consumer);
  return finish(totals, options, output);
}

}  // namespace rapport::cli
