#include "rapport/pipeline.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "../input/made_files.h"
#include "rapport/lexicon/lexicon.h"

using namespace rapport;

namespace {

/// A file of NDJSON that is removed again.
class Lines {
 public:
  Lines(const std::string& line, std::size_t count) {
    std::string lines;
    for (std::size_t i = 0; i < count; ++i) lines += line + '\n';
    path_ = folder_.write("lines.ndjson", lines);
  }
  [[nodiscard]] std::vector<std::string> paths() const { return {path_}; }

 private:
  MadeFolder folder_;
  std::string path_;
};

const Analyzer& analyzer() {
  static const Analyzer one;
  return one;
}

}  // namespace

TEST_CASE("what a consumer throws ends the run and reaches its caller, on any number of threads") {
  const Lines input(R"({"text":"Act now and save."})", 2000);
  for (const unsigned jobs : {1U, 2U, 5U}) {
    CAPTURE(jobs);
    Consumer consumer;
    consumer.exchange = [](const Exchange&, const ExchangeReport&, unsigned, std::string&) {
      throw std::runtime_error("no room");
    };
    consumer.error = [](const Diagnostic&, std::string&) {};
    consumer.write = [](std::string_view) { return true; };
    CHECK_THROWS_WITH(run(input.paths(), {}, analyzer(), jobs, consumer), "no room");
  }
}

TEST_CASE("what is told of broken records is written as it comes, not gathered") {
  const Lines input("{broken", 20000);
  ReadOptions options;
  options.from = "ndjson";
  for (const unsigned jobs : {1U, 2U}) {
    CAPTURE(jobs);
    std::size_t most = 0;
    std::size_t all = 0;
    Consumer consumer;
    consumer.exchange = [](const Exchange&, const ExchangeReport&, unsigned, std::string&) {};
    consumer.error = [](const Diagnostic& one, std::string& out) { out += one.message + '\n'; };
    consumer.write = [&](std::string_view bytes) {
      most = std::max(most, bytes.size());
      all += bytes.size();
      return true;
    };
    const Totals totals = run(input.paths(), options, analyzer(), jobs, consumer);
    CHECK(totals.count(Diagnostic::Severity::error) == 20000);
    CHECK(all > 20000);
    CHECK(most < all / 3);
  }
}
