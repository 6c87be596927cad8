#include <benchmark/benchmark.h>

#include "corpus.h"
#include "rapport/ingest/ingest.h"
#include "rapport/language/language.h"
#include "rapport/pipeline.h"
#include "rapport/report/record.h"

namespace rapport::bench {
namespace {

const Analyzer& analyzer() {
  static const Analyzer built;
  return built;
}

/// Keeps what a reader finds, or only counts it.
class Collection final : public ExchangeSink {
 public:
  explicit Collection(bool keep) : keep_(keep) {}
  bool exchange(Exchange&& one) override {
    if (keep_) exchanges.push_back(std::move(one));
    return true;
  }
  void problem(Diagnostic) override {}
  void left_out(std::string_view, std::uint64_t) override {}

  std::vector<Exchange> exchanges;

 private:
  bool keep_;
};

constexpr std::size_t most_bytes = 500000;  // of text that goes through all stages

/// The exchanges of the English corpus after each stage, for the benchmark of the next one.
struct Stages {
  Stages() : judge(analyzer().lexicon()), matcher(analyzer().lexicon()), state(matcher.make_state()) {
    Collection found(true);
    ingest({corpus_path("english.ndjson")}, {}, found);
    exchanges = std::move(found.exchanges);
    Segmenter segmenter;
    WordBook book(analyzer().lexicon());
    for (const Exchange& exchange : exchanges) {
      if (bytes > most_bytes) break;
      auto& messages = matched.emplace_back(exchange.messages.size());
      auto& tags = languages.emplace_back();
      for (std::size_t i = 0; i < messages.size(); ++i) {
        prepare(exchange.messages[i].text, segmenter, messages[i].text);
        matcher.match(messages[i].text, *state, messages[i].hits);
        tags.push_back(identify_language(messages[i].text, messages[i].hits.size(), analyzer().lexicon()));
        bytes += exchange.messages[i].text.size();
        hits += messages[i].hits.size();
      }
      judged.push_back(judge.judge(exchange, messages));
      reports.push_back(score_exchange(exchange, messages, tags, judged.back(), analyzer().scoring(), book));
      rows += judged.back().size();
    }
  }

  StanceJudge judge;
  Matcher matcher;
  std::unique_ptr<Matcher::State, void (*)(Matcher::State*)> state;
  std::vector<Exchange> exchanges;
  std::vector<std::vector<MatchedMessage>> matched;  ///< of the first exchanges, `most_bytes` of text
  std::vector<std::vector<std::string>> languages;
  std::vector<std::vector<Judged>> judged;
  std::vector<ExchangeReport> reports;
  std::size_t bytes = 0;
  std::size_t hits = 0;
  std::size_t rows = 0;
};

const Stages& stages() {
  static const Stages made;
  return made;
}

/// Runs one stage over all exchanges that went through the stages before it.
template <class Stage>
void run_stage(benchmark::State& state, Stage stage) {
  const Stages& all = stages();
  for (auto _ : state)
    for (std::size_t i = 0; i < all.matched.size(); ++i) stage(all, i);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * all.bytes));
  state.counters["hits_per_kB"] = static_cast<double>(all.hits) * 1000.0 / static_cast<double>(all.bytes);
  state.counters["rows_per_kB"] = static_cast<double>(all.rows) * 1000.0 / static_cast<double>(all.bytes);
}

void stage_prepare(benchmark::State& state) {
  Segmenter segmenter;
  PreparedText text;
  run_stage(state, [&](const Stages& all, std::size_t i) {
    for (const Message& message : all.exchanges[i].messages) prepare(message.text, segmenter, text);
  });
}

void stage_match(benchmark::State& state) {
  std::vector<Hit> hits;
  run_stage(state, [&](const Stages& all, std::size_t i) {
    for (const MatchedMessage& message : all.matched[i]) all.matcher.match(message.text, *all.state, hits);
  });
}

void stage_language(benchmark::State& state) {
  run_stage(state, [&](const Stages& all, std::size_t i) {
    for (const MatchedMessage& message : all.matched[i])
      benchmark::DoNotOptimize(identify_language(message.text, message.hits.size(), analyzer().lexicon()));
  });
}

void stage_stance(benchmark::State& state) {
  run_stage(state, [&](const Stages& all, std::size_t i) {
    benchmark::DoNotOptimize(all.judge.judge(all.exchanges[i], all.matched[i]));
  });
}

void stage_score(benchmark::State& state) {
  WordBook book(analyzer().lexicon());
  run_stage(state, [&](const Stages& all, std::size_t i) {
    benchmark::DoNotOptimize(
        score_exchange(all.exchanges[i], all.matched[i], all.languages[i], all.judged[i], analyzer().scoring(), book));
  });
}

void stage_report(benchmark::State& state) {
  const RecordWriter writer(analyzer().scoring(), {});
  std::string out;
  run_stage(state, [&](const Stages& all, std::size_t i) {
    out.clear();
    writer.write_exchange(all.reports[i], out);
    benchmark::DoNotOptimize(out.data());
  });
}

void read_file(benchmark::State& state, const char* file) {
  for (auto _ : state) {
    Collection found(false);
    ingest({corpus_path(file)}, {}, found);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * corpus(file).size()));
}

/// Everything on one thread: a file to records.
void whole(benchmark::State& state, const char* file) {
  const RecordWriter writer(analyzer().scoring(), {});
  Consumer consumer;
  consumer.exchange = [&](const Exchange&, const ExchangeReport& report, unsigned, std::string& out) {
    writer.write_exchange(report, out);
  };
  consumer.error = [](const Diagnostic&, std::string&) {};
  consumer.write = [](std::string_view) { return true; };
  for (auto _ : state) run({corpus_path(file)}, {}, analyzer(), 1, consumer);
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * corpus(file).size()));
}

BENCHMARK_CAPTURE(read_file, ndjson, "english.ndjson")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(read_file, wxr, "english.xml")->Unit(benchmark::kMillisecond);
BENCHMARK(stage_prepare)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_match)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_language)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_stance)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_score)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_report)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, ndjson, "english.ndjson")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, letters, "letters.ndjson")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, wxr, "english.xml")->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapport::bench
