#pragma once
#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/ingest/formats.h"
#include "rapport/ingest/reader.h"

namespace rapport {

/// All that a reader hands out.
struct Reading : ExchangeSink {
  std::vector<Exchange> exchanges;
  std::vector<Diagnostic> problems;
  std::map<std::string, std::uint64_t, std::less<>> omitted;

  bool exchange(Exchange&& one) override {
    exchanges.push_back(std::move(one));
    return true;
  }
  void problem(Diagnostic one) override { problems.push_back(std::move(one)); }
  void left_out(std::string_view what, std::uint64_t count) override { omitted[std::string(what)] += count; }
};

/// The format that is recognised by content alone, empty for none.
inline std::string recognised(std::string_view text, std::string_view name = "") {
  const Format* format = recognise(Sample{text, name, true});
  return format == nullptr ? "" : std::string(format->name);
}

/// Reads a text with the named format.
inline Reading read_as(std::string_view format, std::string_view text, const ReadOptions& options = {}) {
  Reading out;
  auto source = memory_source(text);
  Input input{"test", source.get(), nullptr, "test"};
  REQUIRE(find_format(format) != nullptr);
  find_format(format)->read(input, options, out);
  return out;
}

/// The only exchange that a text holds.
inline Exchange read_one(std::string_view format, std::string_view text, const ReadOptions& options = {}) {
  auto reading = read_as(format, text, options);
  REQUIRE(reading.exchanges.size() == 1);
  return std::move(reading.exchanges.front());
}

}  // namespace rapport
