#include "case_runner.h"

#include <filesystem>

namespace rapport::test {

namespace {

std::vector<LexiconFile> lexicon_files() {
  const std::string root = RAPPORT_SOURCE_DIR;
  auto files = read_lexicon_folder(root + "/tests/stance/lexicon");
  for (auto& file : read_lexicon_folder(root + "/lexicons/en")) {
    const std::filesystem::path path(file.path);
    const bool stance = path.parent_path().filename() == "stance" && path.stem() != "commercial";
    if (stance || path.stem() == "spelling") files.push_back(std::move(file));
  }
  return files;
}

struct Machine {
  Lexicon lexicon = load_lexicon(lexicon_files());
  Matcher matcher{lexicon};
  StanceJudge judge{lexicon};
};

const Machine& machine() {
  static const Machine one;
  return one;
}

}  // namespace

const Lexicon& test_lexicon() { return machine().lexicon; }

std::string JudgedExchange::category(const Judged& row) const {
  return test_lexicon().categories[test_lexicon().cues[row.cue].category].id;
}

Axis JudgedExchange::axis(const Judged& row) const {
  return test_lexicon().categories[test_lexicon().cues[row.cue].category].axis;
}

std::string JudgedExchange::words(const Judged& row) const {
  return std::string(slice(exchange.messages[row.turn].text, row.span));
}

std::string JudgedExchange::deciding(const Judged& row) const {
  if (row.stance_turn < 0) return {};
  return std::string(slice(exchange.messages[static_cast<std::size_t>(row.stance_turn)].text, row.stance_span));
}

JudgedExchange judged(Exchange exchange) {
  Segmenter segmenter;
  const auto state = machine().matcher.make_state();
  JudgedExchange out{std::move(exchange), {}};
  std::vector<MatchedMessage> messages(out.exchange.messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    prepare(out.exchange.messages[i].text, segmenter, messages[i].text);
    machine().matcher.match(messages[i].text, *state, messages[i].hits);
  }
  out.rows = machine().judge.judge(out.exchange, messages);
  return out;
}

JudgedExchange judged(const std::string& text) {
  Exchange exchange;
  exchange.messages.emplace_back();
  exchange.messages[0].text = text;
  return judged(std::move(exchange));
}

}  // namespace rapport::test
