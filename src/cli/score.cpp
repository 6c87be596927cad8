#include <algorithm>
#include <atomic>
#include <random>

#include "cli/exit_status.h"
#include "cli/fail_if.h"
#include "cli/messages.h"
#include "cli/output.h"
#include "cli/verbs.h"
#include "rapport/report/record.h"
#include "rapport/report/record_stream.h"

namespace rapport::cli {

namespace {

void write_records(const ExchangeReport& report, const RecordWriter& records, const Options& options,
                   std::string& out) {
  if (options.unit == "message")
    records.write_messages(report, out);
  else
    records.write_exchange(report, out);
}

/// The key that a person's words stand for; a new one where there are none.
HashKey hash_key(const std::string& salt) {
  if (!salt.empty()) return {sip_hash(salt, {0, 1}), sip_hash(salt, {1, 0})};
  std::random_device random;
  const auto word = [&random] { return std::uint64_t{random()} << 32 | random(); };
  return {word(), word()};
}

/// Whether a record of the exchange fulfils a condition.
bool fulfils_any(const ExchangeReport& report, const std::vector<Condition>& conditions, const Options& options) {
  const auto fulfils = [&](const RecordScores& scores) {
    return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& c) { return c.holds(scores); });
  };
  if (options.unit != "message") return fulfils(RecordScores(report));
  return std::any_of(report.turns.begin(), report.turns.end(),
                     [&](const TurnScore& turn) { return fulfils(RecordScores(turn)); });
}

/// The keys of all records are those of the record of one empty message; only a table asks for them before the first.
RecordStream record_stream(const Analyzer& analyzer, const RecordWriter& records, const Options& options) {
  if (options.form != RecordStream::Form::csv) return {options.form, {}};
  std::string sample;
  Exchange exchange;
  exchange.messages.emplace_back();
  Analyzer::Workspace workspace(analyzer);
  write_records(analyzer.analyze(exchange, workspace), records, options, sample);
  return {options.form, sample};
}

}  // namespace

int score(const Options& options) {
  if (nothing_to_read(options)) return wrong_usage;
  std::vector<Condition> conditions;
  for (const auto& text : options.fail_if) conditions.emplace_back(text);
  const Analyzer analyzer = make_analyzer(options.lexicon);
  RecordOptions record_options = options.record;
  record_options.hash_key = hash_key(options.salt);
  const RecordWriter records(analyzer.scoring(), record_options);
  Output output(options.output);
  std::optional<Output> errors;
  if (!options.errors.empty()) errors.emplace(options.errors);
  std::atomic<bool> met = false;

  RecordStream stream = record_stream(analyzer, records, options);

  Consumer consumer;
  consumer.exchange = [&](const Exchange&, const ExchangeReport& report, unsigned, std::string& out) {
    if (fulfils_any(report, conditions, options)) met = true;
    if (options.form == RecordStream::Form::ndjson) return write_records(report, records, options, out);
    std::string lines;
    write_records(report, records, options, lines);
    stream.append(lines, out);
  };
  consumer.error = [&](const Diagnostic& d, std::string& out) {
    std::string line;
    write_error_record(d, line, record_options);
    if (errors)
      errors->write(line);
    else
      stream.append(line, out);
  };
  consumer.write = [&](std::string_view bytes) { return output.write(stream.in_order(bytes)); };
  const Totals totals = run(options.paths, options.read, analyzer, options.jobs, consumer);
  if (!totals.stopped) output.write(stream.end());
  const int status = finish(totals, options, output, met);
  return errors && !closed(*errors) ? unwritable_output : status;
}

}  // namespace rapport::cli
