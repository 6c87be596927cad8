// Every file or folder in tests/exports/<format>/ is a sample of that format; beside <name>.<anything> stand its
// messages, in <name>.expected.ndjson. An expected line names what matters: each of its members must be in the message
// that `rapport convert` writes. To add a case, drop the two files. (A sample with <file>.expected beside it is checked
// by tests/ingest/samples_test.cpp, with all that the options can include.)
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "rapport/ingest/formats.h"
#include "rapport/ingest/ingest.h"
#include "rapport/report/convert.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

const fs::path exports_folder = fs::path(RAPPORT_SOURCE_DIR) / "tests" / "exports";

struct Sample {
  std::string format;
  fs::path path;
  fs::path expected;
};

std::vector<Sample> samples() {
  std::vector<Sample> out;
  for (const auto& format : fs::directory_iterator(exports_folder)) {
    if (!format.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(format.path())) {
      const std::string name = file.path().filename();
      if (name.find(".expected") != name.npos) continue;
      const auto expected = format.path() / (name.substr(0, name.find('.')) + ".expected.ndjson");
      out.push_back({format.path().filename(), file.path(), expected});
    }
  }
  std::ranges::sort(out, {}, &Sample::path);
  return out;
}

/// What `rapport convert` writes of an input.
struct Converted final : rapport::ExchangeSink {
  std::string lines;
  std::set<std::string> texts;
  bool said_anything = false;  // of what is not there
  std::set<std::string> formats;
  std::string errors;

  bool exchange(rapport::Exchange&& one) override {
    formats.insert(one.format);
    said_anything = said_anything || !one.diagnostics.empty();
    for (const auto& m : one.messages) texts.insert(m.text);
    rapport::convert(one, rapport::ConvertUnit::message, lines);
    return true;
  }
  void problem(rapport::Diagnostic one) override {
    said_anything = true;
    if (one.severity == rapport::Diagnostic::Severity::error) errors += one.to_string() + "\n";
  }
  void left_out(std::string_view, std::uint64_t) override { said_anything = true; }
};

Converted converted(const fs::path& path) {
  Converted out;
  rapport::ingest({path.string()}, {}, out);
  return out;
}

/// The same of a text, by way of a file that is gone afterwards.
Converted converted_text(const std::string& text, const fs::path& extension) {
  const auto path = fs::temp_directory_path() / ("rapport-exports-" + std::to_string(::getpid()) + extension.string());
  std::ofstream(path, std::ios::binary) << text;
  const Converted out = converted(path);
  fs::remove(path);
  return out;
}

std::vector<json> parsed(std::istream& in) {
  std::vector<json> out;
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line));
  return out;
}

/// What of `expected` is otherwise in `message`.
std::string difference(const json& expected, const json& message) {
  std::string out;
  for (const auto& [key, value] : expected.items()) {
    if (!message.contains(key) || message[key] != value)
      out += key + ": expected " + value.dump() + ", got " + (message.contains(key) ? message[key].dump() : "nothing") +
             "\n";
  }
  return out;
}

void check(const Sample& sample) {
  std::ifstream file(sample.expected);
  REQUIRE_MESSAGE(file.is_open(), "no ", sample.expected.string());
  const auto expected = parsed(file);
  const Converted got = converted(sample.path);
  CHECK(got.errors.empty());
  CHECK(got.formats == std::set{sample.format});
  std::istringstream lines(got.lines);
  const auto messages = parsed(lines);
  CHECK(messages.size() == expected.size());
  for (std::size_t i = 0; i < std::min(messages.size(), expected.size()); ++i) {
    const std::string wrong = difference(expected[i], messages[i]);
    CHECK_MESSAGE(wrong.empty(), "message ", i + 1, ": ", wrong);
  }
}

}  // namespace

TEST_CASE("every sample gives the messages that stand beside it") {
  for (const auto& sample : samples()) {
    if (fs::exists(sample.path.string() + ".expected")) continue;
    SUBCASE(fs::relative(sample.path, exports_folder).c_str()) { check(sample); }
  }
}

TEST_CASE("what convert writes reads back to the same messages") {
  for (const auto& sample : samples()) {
    CAPTURE(sample.path.string());
    const std::string once = converted(sample.path).lines;
    CHECK_EQ(converted_text(once, ".ndjson").lines, once);
  }
}

TEST_CASE("a sample that breaks off, or has damaged bytes, is read as far as it can be") {
  std::uint32_t random = 1;
  const auto next = [&] { return random = random * 1664525 + 1013904223; };
  for (const auto& sample : samples()) {
    if (!fs::is_regular_file(sample.path)) continue;
    CAPTURE(sample.path.string());
    std::ifstream file(sample.path, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    for (std::size_t part = 1; part < 16; ++part) {
      std::string damaged = whole;
      if (part % 2 == 1) damaged.resize(whole.size() * part / 16);
      for (std::size_t i = 0; part % 2 == 0 && i < part; ++i)
        damaged[next() % damaged.size()] = static_cast<char>(next() >> 24);
      CHECK_NOTHROW(converted_text(damaged, sample.path.extension()));
    }
  }
}

TEST_CASE("what stands before the place where a sample breaks off is never lost, and nothing is lost in silence") {
  constexpr std::size_t parts = 64;
  for (const auto& sample : samples()) {
    if (!fs::is_regular_file(sample.path)) continue;
    CAPTURE(sample.path.string());
    std::ifstream file(sample.path, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(file), {});
    const std::set<std::string> all = converted_text(whole, sample.path.extension()).texts;
    std::set<std::string> complete;  // the texts that some shorter piece held to their ends
    for (std::size_t part = 1; part < parts; ++part) {
      CAPTURE(part);
      const Converted got = converted_text(whole.substr(0, whole.size() * part / parts), sample.path.extension());
      CHECK((!got.texts.empty() || got.said_anything));
      for (const auto& text : complete) {
        const bool is_there = std::ranges::any_of(got.texts, [&](const auto& t) { return t.find(text) != t.npos; });
        CHECK_MESSAGE(is_there, "lost: ", text);
      }
      std::ranges::set_intersection(got.texts, all, std::inserter(complete, complete.end()));
    }
  }
}

TEST_CASE("every format has a sample") {
  std::set<std::string> sampled;
  for (const auto& sample : samples()) sampled.insert(sample.format);
  for (const rapport::Format* format : rapport::formats()) {
    CHECK_MESSAGE(sampled.contains(std::string(format->name)), "no sample in tests/exports/",
                  std::string(format->name));
  }
}
