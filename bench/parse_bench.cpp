#include <benchmark/benchmark.h>
#include <expat.h>
#include <simdjson.h>

#include <nlohmann/json.hpp>

#include "corpus.h"

namespace rapport::bench {
namespace {

constexpr const char* kNdjson = "english.ndjson";
constexpr const char* kXml = "english.xml";

void set_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
}

void ndjson_simdjson(benchmark::State& state) {
  const simdjson::padded_string text(corpus(kNdjson));
  simdjson::ondemand::parser parser;
  for (auto _ : state) {
    simdjson::ondemand::document_stream lines;
    if (parser.iterate_many(text, 1 << 20).get(lines) != simdjson::SUCCESS) return state.SkipWithError("not parsed");
    std::size_t bytes = 0;
    for (auto line : lines) bytes += std::string_view(line["text"]).size();
    benchmark::DoNotOptimize(bytes);
  }
  set_bytes(state, text.size());
}

void ndjson_nlohmann(benchmark::State& state) {
  for (auto _ : state) {
    std::size_t bytes = 0;
    for (const std::string_view line : messages(kNdjson)) {
      bytes += nlohmann::json::parse(line).at("text").get_ref<const std::string&>().size();
    }
    benchmark::DoNotOptimize(bytes);
  }
  set_bytes(state, corpus(kNdjson).size());
}

void xml_expat(benchmark::State& state) {
  const std::string& text = corpus(kXml);
  for (auto _ : state) {
    XML_Parser parser = XML_ParserCreate("UTF-8");
    std::size_t bytes = 0;
    XML_SetUserData(parser, &bytes);
    XML_SetCharacterDataHandler(parser, [](void* sum, const XML_Char*, int size) {
      *static_cast<std::size_t*>(sum) += static_cast<std::size_t>(size);
    });
    if (XML_Parse(parser, text.data(), static_cast<int>(text.size()), 1) != XML_STATUS_OK) {
      state.SkipWithError("not parsed");
    }
    XML_ParserFree(parser);
    benchmark::DoNotOptimize(bytes);
  }
  set_bytes(state, text.size());
}

BENCHMARK(ndjson_simdjson)->Unit(benchmark::kMillisecond);
BENCHMARK(ndjson_nlohmann)->Unit(benchmark::kMillisecond);
BENCHMARK(xml_expat)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace rapport::bench
