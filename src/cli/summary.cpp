#include "rapport/report/summary.h"

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"

namespace rapport::cli {

int summary(const Options& options) {
  if (nothing_to_read(options)) return wrong_usage;
  const Analyzer analyzer = make_analyzer(options.lexicon);
  const Scoring& scoring = analyzer.scoring();
  Output output(options.output);
  std::vector<Summary> parts(options.jobs, Summary(scoring));
  Consumer consumer;
  consumer.exchange = [&](const Exchange&, const ExchangeReport& report, unsigned worker, std::string&) {
    parts[worker].add(report);
  };
  consumer.error = [](const Diagnostic&, std::string&) {};  // told on standard error
  consumer.write = [](std::string_view) { return true; };
  const Totals totals = run(options.paths, options.read, analyzer, options.jobs, consumer);
  for (std::size_t i = 1; i < parts.size(); ++i) parts[0].merge(parts[i]);
  std::string document;
  parts[0].write(document);
  output.write(document);
  return finish(totals, options, output);
}

}  // namespace rapport::cli
