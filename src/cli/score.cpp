#include <atomic>
#include <mutex>

#include "cli/exit_status.h"
#include "cli/fail_if.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "rapport/report/record.h"

namespace rapport::cli {

int score(const Options& options) {
  if (nothing_to_read(options)) return wrong_usage;
  std::vector<Condition> conditions;
  for (const auto& text : options.fail_if) conditions.emplace_back(text);
  Trust trust{};
  const auto files = lexicon_files(options.lexicon, trust);
  const Analyzer analyzer(files, trust);
  const Scoring scoring{analyzer.lexicon(), analyzer.calibration()};
  Output output(options.output);
  std::optional<Output> errors;
  if (!options.errors.empty()) errors.emplace(options.errors);
  std::mutex errors_mutex;
  std::atomic<bool> met = false;

  Consumer consumer;
  consumer.exchange = [&](const Exchange&, const ExchangeReport& report, unsigned, std::string& out) {
    for (const auto& condition : conditions)
      if (condition.holds(report)) met = true;
    if (options.unit == "message")
      write_message_records(report, scoring, options.record, out);
    else
      write_exchange_record(report, scoring, options.record, out);
  };
  consumer.error = [&](const Diagnostic& d, std::string& out) {
    if (!errors) return write_error_record(d, out);
    std::string line;
    write_error_record(d, line);
    const std::lock_guard lock(errors_mutex);
    errors->write(line);
  };
  consumer.write = [&](std::string_view bytes) { return output.write(bytes); };
  const Totals totals = run(options.paths, options.read, analyzer, options.jobs, consumer);
  return finish(totals, options, output, met);
}

}  // namespace rapport::cli
