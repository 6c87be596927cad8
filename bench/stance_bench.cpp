#include <benchmark/benchmark.h>

#include "corpus.h"
#include "rapport/stance/stance.h"

namespace rapport::bench {
namespace {

/// Exchanges of `size` messages from the English corpus, matched with the shipped lexicon.
struct Matched {
  explicit Matched(std::size_t size) : matcher(lexicon), judge(lexicon) {
    Segmenter segmenter;
    const auto state = matcher.make_state();
    const auto& lines = messages("english.txt");
    for (std::size_t i = 0; i < lines.size() && bytes < 300000; ++i) {
      if (i % size == 0) {
        exchanges.emplace_back();
        prepared.emplace_back();
      }
      Message& message = exchanges.back().messages.emplace_back();
      message.author = "writer " + std::to_string(i % 5);
      message.text = lines[i];
      message.parent = static_cast<std::int32_t>(exchanges.back().messages.size()) - 2;
      MatchedMessage& matched = prepared.back().emplace_back();
      prepare(lines[i], segmenter, matched.text);
      matcher.match(matched.text, *state, matched.hits);
      bytes += lines[i].size();
      hits += matched.hits.size();
    }
  }

  Lexicon lexicon = builtin_lexicon();
  Matcher matcher;
  StanceJudge judge;
  std::vector<Exchange> exchanges;
  std::vector<std::vector<MatchedMessage>> prepared;
  std::size_t bytes = 0;
  std::size_t hits = 0;
};

/// Judging alone; the argument is the number of messages of an exchange.
void judge(benchmark::State& state) {
  const Matched matched(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    for (std::size_t i = 0; i < matched.exchanges.size(); ++i)
      benchmark::DoNotOptimize(matched.judge.judge(matched.exchanges[i], matched.prepared[i]));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * matched.bytes));
  state.counters["hits_per_kB"] = static_cast<double>(matched.hits) * 1000.0 / static_cast<double>(matched.bytes);
}

BENCHMARK(judge)->Arg(1)->Arg(20)->Arg(500)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapport::bench
