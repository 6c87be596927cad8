// Runs every case of tests/stance/cases/*.toml; a file that is dropped there runs. The words whose stance is asked for
// stand between ⟦ and ⟧; every hit inside them must have that stance.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "case_runner.h"
#include "rapport/lexicon/toml_document.h"

namespace rapport::test {

namespace {

struct Asked {
  std::uint32_t turn;
  Span words;
};

/// Takes the brackets out of `text` and notes what stood between them.
std::string take_brackets(std::string_view text, std::uint32_t turn, std::vector<Asked>& asked) {
  static constexpr std::string_view open = "⟦";
  static constexpr std::string_view close = "⟧";
  std::string out;
  while (!text.empty()) {
    if (text.starts_with(open)) {
      asked.push_back({turn, {static_cast<std::uint32_t>(out.size()), 0}});
      text.remove_prefix(open.size());
    } else if (text.starts_with(close)) {
      asked.back().words.end = static_cast<std::uint32_t>(out.size());
      text.remove_prefix(close.size());
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

std::string text_of(const TomlNode& table, std::string_view key) {
  const TomlNode* node = table.find(key);
  return node == nullptr ? std::string() : node->text;
}

Exchange exchange_of(const TomlNode& entry, std::vector<Asked>& asked) {
  Exchange exchange;
  const TomlNode* turns = entry.find("turns");
  if (turns == nullptr) {
    exchange.messages.emplace_back().text = take_brackets(text_of(entry, "text"), 0, asked);
    return exchange;
  }
  for (const TomlNode& turn : turns->items) {
    const auto index = static_cast<std::int32_t>(exchange.messages.size());
    Message& message = exchange.messages.emplace_back();
    message.author = message.author_key = text_of(turn, "by");
    message.text = take_brackets(text_of(turn, "text"), static_cast<std::uint32_t>(index), asked);
    const TomlNode* to = turn.find("to");
    message.parent = to == nullptr ? index - 1 : static_cast<std::int32_t>(to->number);
  }
  return exchange;
}

void run(const TomlNode& entry) {
  std::vector<Asked> asked;
  const auto result = judged(exchange_of(entry, asked));
  for (const auto& message : result.exchange.messages) CAPTURE(message.text);
  std::string all;
  for (const auto& message : result.exchange.messages) all += "\n  " + message.text;
  INFO("texts:" << all);
  REQUIRE(!asked.empty());
  const bool only_pressure = text_of(entry, "axis") == "sales_pressure";
  for (const Asked& ask : asked) {
    std::size_t found = 0;
    for (const Judged& row : result.rows) {
      if (row.turn != ask.turn || !ask.words.contains(row.span)) continue;
      if (only_pressure && result.axis(row) != Axis::sales_pressure) continue;
      ++found;
      INFO("hit: " << result.category(row) << " '" << result.words(row) << "' decided by '" << result.deciding(row)
                   << "'");
      CHECK(name(row.stance) == text_of(entry, "stance"));
      if (entry.find("by") != nullptr) CHECK(result.deciding(row) == text_of(entry, "by"));
      if (entry.find("factor") != nullptr) CHECK(row.factor == doctest::Approx(entry.find("factor")->number));
    }
    INFO("nothing was found in the words that were asked for");
    CHECK(found > 0);
  }
}

}  // namespace

TEST_CASE("every stance case is judged as it says") {
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(RAPPORT_SOURCE_DIR "/tests/stance/cases")) {
    std::ifstream file(entry.path());
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const TomlNode root = parse_toml(text, entry.path().string());
    for (const TomlNode& one : root.find("case")->items) {
      INFO(entry.path().filename().string() << ":" << one.line);
      run(one);
      ++cases;
    }
  }
  CHECK(cases >= 150);
}

}  // namespace rapport::test
