#include <benchmark/benchmark.h>
#include <re2/re2.h>
#include <re2/set.h>

#include <memory>

#include "corpus.h"
#include "rapport/lexicon/expression.h"
#include "rapport/match/matcher.h"

#ifdef RAPPORT_HYPERSCAN
#include <hs.h>
#endif

namespace rapport::bench {
namespace {

/// The shipped lexicon, or the one that RAPPORT_LEXICON names.
const Lexicon& lexicon() {
  static const Lexicon loaded = [] {
    const char* const folder = std::getenv("RAPPORT_LEXICON");
    return load_lexicon(folder == nullptr ? builtin_lexicon_files() : read_lexicon_folder(folder));
  }();
  return loaded;
}

/// The first messages of the English corpus, at most `bytes` of them, ready for matching.
const std::vector<PreparedText>& prepared(std::size_t bytes) {
  static std::vector<PreparedText> texts;
  texts.clear();
  Segmenter segmenter;
  for (const std::string_view text : messages("english.txt")) {
    if (bytes < text.size()) break;
    bytes -= text.size();
    prepare(text, segmenter, texts.emplace_back());
  }
  return texts;
}

/// Bytes of the texts that all ways of matching are measured on: more would take an RE2::Set minutes to make its
/// states.
constexpr std::size_t kSlowTexts = 20000;

template <class Match>
void run(benchmark::State& state, const std::vector<PreparedText>& texts, Match match) {
  std::size_t bytes = 0;
  std::size_t hits = 0;
  for (const PreparedText& text : texts) {
    bytes += text.form.text.size();
    hits += match(text);  // also warms up what is made at first use
  }
  for (auto _ : state) {
    for (const PreparedText& text : texts) benchmark::DoNotOptimize(match(text));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
  state.counters["hits_per_kB"] = static_cast<double>(hits) * 1000.0 / static_cast<double>(bytes);
}

void prepare_texts(benchmark::State& state) {
  Segmenter segmenter;
  PreparedText made;
  run(state, prepared(1000000), [&](const PreparedText& text) {
    prepare(text.original, segmenter, made);
    return made.sentences.size();
  });
}

void matcher(benchmark::State& state) {
  const Matcher matcher(lexicon());
  const auto scratch = matcher.make_state();
  std::vector<Hit> hits;
  run(state, prepared(kSlowTexts), [&](const PreparedText& text) {
    matcher.match(text, *scratch, hits);
    return hits.size();
  });
}

/// One expression after the other, with spans: the definition.
void one_re2_per_cue(benchmark::State& state) {
  const NaiveMatcher matcher(lexicon());
  std::vector<Hit> hits;
  run(state, prepared(kSlowTexts), [&](const PreparedText& text) {
    matcher.match(text, hits);
    return hits.size();
  });
}

/// All expressions at once: which of them match somewhere, but not where, nor whether at word boundaries. One program
/// of RE2 holds 2^24 instructions, which all cues together exceed: they are spread over as few sets as compile.
void re2_set(benchmark::State& state) {
  RE2::Options options;
  options.set_max_mem(std::int64_t{1} << 30);
  options.set_log_errors(false);
  constexpr std::size_t cues_in_a_set = 6000;
  std::vector<RE2::Set> sets;
  std::string error;
  std::size_t added = 0;
  for (const Cue& cue : lexicon().cues) {
    if (cue.kind == CueKind::cased) continue;
    if (added++ % cues_in_a_set == 0) sets.emplace_back(options, RE2::UNANCHORED);
    sets.back().Add(cue_expression(cue, lexicon().spelling), &error);
  }
  for (RE2::Set& set : sets) {
    if (!set.Compile()) return state.SkipWithError("RE2::Set does not compile");
  }
  std::vector<int> found;
  run(state, prepared(kSlowTexts), [&](const PreparedText& text) {
    std::size_t all = 0;
    for (const RE2::Set& set : sets) {
      found.clear();
      set.Match(text.form.text, &found);
      all += found.size();
    }
    return all;
  });
}

#ifdef RAPPORT_HYPERSCAN
/// All expressions at once, the ends of matches only (with their begins Hyperscan takes far fewer expressions).
void hyperscan(benchmark::State& state) {
  std::vector<std::string> texts;
  std::vector<unsigned> flags;
  std::vector<unsigned> ids;
  for (const Cue& cue : lexicon().cues) {
    if (cue.kind == CueKind::cased) continue;
    hs_database_t* one = nullptr;
    hs_compile_error_t* error = nullptr;
    const unsigned flag = HS_FLAG_UTF8;
    const std::string expression = cue_expression(cue, lexicon().spelling);
    if (hs_compile(expression.c_str(), flag, HS_MODE_BLOCK, nullptr, &one, &error) != HS_SUCCESS) {
      hs_free_compile_error(error);
      continue;
    }
    hs_free_database(one);
    texts.push_back(expression);
    flags.push_back(flag);
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  std::vector<const char*> expressions;
  for (const std::string& text : texts) expressions.push_back(text.c_str());
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  hs_compile_multi(expressions.data(), flags.data(), ids.data(), static_cast<unsigned>(ids.size()), HS_MODE_BLOCK,
                   nullptr, &database, &error);
  if (database == nullptr) return state.SkipWithError("Hyperscan does not compile");
  hs_scratch_t* scratch = nullptr;
  hs_alloc_scratch(database, &scratch);
  const auto count = [](unsigned, unsigned long long, unsigned long long, unsigned, void* hits) {
    ++*static_cast<std::size_t*>(hits);
    return 0;
  };
  run(state, prepared(kSlowTexts), [&](const PreparedText& text) {
    std::size_t hits = 0;
    const std::string& form = text.form.text;
    hs_scan(database, form.data(), static_cast<unsigned>(form.size()), 0, scratch, count, &hits);
    return hits;
  });
  state.counters["expressions"] = static_cast<double>(ids.size());
  hs_free_scratch(scratch);
  hs_free_database(database);
}
BENCHMARK(hyperscan)->Unit(benchmark::kMillisecond);
#endif

BENCHMARK(prepare_texts)->Unit(benchmark::kMillisecond);
BENCHMARK(matcher)->Unit(benchmark::kMillisecond);
BENCHMARK(one_re2_per_cue)->Unit(benchmark::kMillisecond);
BENCHMARK(re2_set)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapport::bench
