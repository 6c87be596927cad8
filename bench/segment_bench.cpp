#include <benchmark/benchmark.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "corpus.h"
#include "rapport/segment/icu_segmenter.h"
#include "rapport/segment/match_form.h"
#include "rapport/segment/segmenter.h"

namespace rapport::bench {
namespace {

constexpr const char* kEnglish = "english.txt";
constexpr const char* kLetters = "letters.txt";

/// Runs `stage` on every message of `file`, and counts bytes.
template <class Stage>
void run(benchmark::State& state, const char* file, Stage stage) {
  const auto& texts = messages(file);
  std::size_t bytes = 0;
  for (const std::string_view text : texts) bytes += text.size();
  for (auto _ : state) {
    for (const std::string_view text : texts) stage(text);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void words(benchmark::State& state, const char* file) {
  Segmenter segmenter;
  WordBoundaries boundaries;
  run(state, file, [&](std::string_view text) { benchmark::DoNotOptimize(segmenter.words(text, boundaries)); });
}

void words_icu(benchmark::State& state, const char* file) {
  IcuSegmenter segmenter;
  WordBoundaries boundaries;
  run(state, file, [&](std::string_view text) { benchmark::DoNotOptimize(segmenter.words(text, boundaries)); });
}

void sentences(benchmark::State& state, const char* file) {
  Segmenter segmenter;
  std::vector<Span> spans;
  run(state, file, [&](std::string_view text) { segmenter.sentences(text, spans); });
}

void sentences_icu(benchmark::State& state, const char* file) {
  IcuSegmenter segmenter;
  std::vector<Span> spans;
  run(state, file, [&](std::string_view text) { segmenter.sentences(text, spans); });
}

void match_form(benchmark::State& state, const char* file) {
  MatchForm form;
  run(state, file, [&](std::string_view text) { make_match_form(text, form); });
}

void match_form_icu(benchmark::State& state, const char* file) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string out;
  run(state, file, [&](std::string_view text) {
    out.clear();
    icu::StringByteSink<std::string> sink(&out);
    normalizer->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  });
}

BENCHMARK_CAPTURE(words, english, kEnglish);
BENCHMARK_CAPTURE(words_icu, english, kEnglish);
BENCHMARK_CAPTURE(words, letters, kLetters);
BENCHMARK_CAPTURE(words_icu, letters, kLetters);
BENCHMARK_CAPTURE(sentences, english, kEnglish);
BENCHMARK_CAPTURE(sentences_icu, english, kEnglish);
BENCHMARK_CAPTURE(sentences, letters, kLetters);
BENCHMARK_CAPTURE(sentences_icu, letters, kLetters);
BENCHMARK_CAPTURE(match_form, english, kEnglish);
BENCHMARK_CAPTURE(match_form_icu, english, kEnglish);
BENCHMARK_CAPTURE(match_form, letters, kLetters);
BENCHMARK_CAPTURE(match_form_icu, letters, kLetters);

}  // namespace
}  // namespace rapport::bench
