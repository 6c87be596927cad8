#include "rapport/analyzer.h"

#include "rapport/language/language.h"

namespace rapport {

struct Analyzer::Workspace::Impl {
  Segmenter segmenter;
  std::unique_ptr<Matcher::State, void (*)(Matcher::State*)> state;
  std::vector<MatchedMessage> messages;
  std::vector<KnownWords> known;
  std::vector<std::string> languages;
  WordBook book;
};

namespace {

CalibrationNames names_of(const Lexicon& lexicon) {
  CalibrationNames names;
  for (const Category& category : lexicon.categories)
    if (category.axis != Axis::stance) names.categories.push_back(category.id);
  for (const Signal& signal : signals()) names.signals.push_back(signal.name);
  return names;
}

}  // namespace

Analyzer::Workspace::Workspace(const Analyzer& analyzer)
    : impl_(new Impl{{}, analyzer.matcher_.make_state(), {}, {}, {}, WordBook(analyzer.lexicon_)}) {}
Analyzer::Workspace::~Workspace() = default;
Analyzer::Workspace::Workspace(Workspace&&) noexcept = default;

Analyzer::Analyzer() : Analyzer(builtin_lexicon(), {builtin_calibration_file()}) {}
Analyzer::Analyzer(const std::vector<LexiconFile>& files) : Analyzer(load_lexicon(files), files) {}
Analyzer::Analyzer(Lexicon&& lexicon, const std::vector<LexiconFile>& files)
    : lexicon_(std::move(lexicon)),
      calibration_(load_calibration(files, names_of(lexicon_))),
      scoring_(lexicon_, calibration_),
      matcher_(lexicon_),
      judge_(lexicon_) {}
Analyzer::~Analyzer() = default;

ExchangeReport Analyzer::analyze(const Exchange& exchange, Workspace& workspace) const {
  auto& [segmenter, state, messages, known, languages, book] = *workspace.impl_;
  messages.resize(exchange.messages.size());
  known.resize(exchange.messages.size());
  languages.resize(exchange.messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    prepare(exchange.messages[i].text, segmenter, messages[i].text);
    matcher_.match(messages[i].text, *state, messages[i].hits);
    languages[i] = identify_language(messages[i].text, messages[i].hits.size(), lexicon_);
    known[i] = {messages[i].text.words, !messages[i].hits.empty()};
  }
  settle_languages(known, lexicon_, languages);
  for (std::size_t i = 0; i < messages.size(); ++i)
    if (languages[i] != lexicon_.language) messages[i].hits.clear();
  const auto judged = judge_.judge(exchange, messages);
  return score_exchange(exchange, messages, languages, judged, scoring_, book);
}

}  // namespace rapport
