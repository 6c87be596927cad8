#include "rapport/score/score.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace rapport {

namespace {

constexpr std::array<std::string_view, 4> quadrant_names{"rapport", "pitch", "bait", "broadcast"};

double rounded(double points) { return std::round(points * 1000.0) / 1000.0; }

/// The words of a stretch of the original text, counted in the match form as those of the whole message are: so an
/// invisible character inside a word does not make it two.
std::uint32_t count_words(const PreparedText& text, Span original) {
  return text.boundaries.count_words(text.form.offsets.from_original(original));
}

double weight_of(const Cue& cue, const Lexicon& lexicon, const Calibration& calibration) {
  const Category& category = lexicon.categories[cue.category];
  for (const auto& [id, weight] : calibration.weights)
    if (id == category.id) return category.weight > 0 ? weight * cue.weight / category.weight : weight;
  return cue.weight;
}

/// Makes the evidence of the judged hits. Of the repeats of one cue by one speaker the one with the greatest factor is
/// new in full: otherwise a weaker repeat before it would lower the sum.
std::vector<Evidence> weigh(const std::vector<Judged>& judged, const std::vector<std::uint32_t>& speaker,
                            const Scoring& scoring) {
  std::vector<Evidence> out;
  out.reserve(judged.size());
  for (const auto& row : judged) out.push_back({row, scoring.weights[row.cue], 0, 0});
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < out.size(); ++i)
    if (out[i].judged.factor > 0) order.push_back(i);
  const auto key = [&](std::uint32_t i) {
    return std::tuple(speaker[out[i].judged.turn], out[i].judged.cue, -out[i].judged.factor, i);
  };
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  double repeat = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Evidence& e = out[order[i]];
    const bool same = i > 0 && out[order[i - 1]].judged.cue == e.judged.cue &&
                      speaker[out[order[i - 1]].judged.turn] == speaker[e.judged.turn];
    repeat = same ? repeat + 1 : 1;
    e.novelty = rounded(1.0 / repeat);
    e.points = rounded(e.weight * e.judged.factor * e.novelty);
  }
  return out;
}

/// What one axis adds up to, in a turn or in the whole exchange.
struct Sum {
  double raw = 0;
  std::uint32_t words = 0;
};

/// Walks over the evidence and fills the sums of each turn and the categories.
class Summation {
 public:
  Summation(ExchangeReport& report, const std::vector<MatchedMessage>& messages, const Scoring& scoring)
      : report_(report), messages_(messages), scoring_(scoring), by_turn_(report.turns.size()) {
    report.categories.assign(scoring.lexicon.categories.size(), 0.0);
    for (const auto& e : report.evidence) add(e);
  }

  void score_turns(const std::vector<std::string>& languages) {
    for (std::size_t i = 0; i < by_turn_.size(); ++i) {
      TurnScore& turn = report_.turns[i];
      if (turn.words == 0 || languages[i] != scoring_.lexicon.language) continue;
      turn.pressure = score(by_turn_[i][0], turn.words, scoring_.calibration.pressure);
      turn.relationship = score(by_turn_[i][1], turn.words, scoring_.calibration.relationship);
      report_.measured_words += turn.words;
      const double peak =
          report_.peak_turn < 0 ? 0 : report_.turns[static_cast<std::size_t>(report_.peak_turn)].pressure->value;
      if (turn.pressure->value > peak) report_.peak_turn = static_cast<std::int32_t>(i);
    }
  }

  void score_whole(double signals, double persistence) {
    if (report_.measured_words == 0 || report_.measured_words < least_share * report_.words) return;
    const auto& constants = scoring_.calibration;
    report_.pressure = score(whole_[0], report_.measured_words, constants.exchange_pressure,
                             {pressers_or_one_turn(), constants.persistence * persistence});
    report_.relationship = kindness_score(kindness(signals), constants.exchange_relationship);
    report_.sufficient = report_.measured_words >= sufficient_words;
    const double hundreds = report_.measured_words / 100.0;
    report_.sales_talk = talk_[0] / hundreds;
    report_.relationship_talk = talk_[1] / hundreds;
    report_.anti_pressure_norm = norm_ / hundreds;
    const bool pressing = report_.pressure->value >= high_from;
    const bool warm = report_.relationship->value >= high_from;
    report_.quadrant =
        pressing ? (warm ? Quadrant::bait : Quadrant::pitch) : (warm ? Quadrant::rapport : Quadrant::broadcast);
  }

 private:
  void add(const Evidence& e) {
    const Cue& cue = scoring_.lexicon.cues[e.judged.cue];
    const std::size_t axis = scoring_.lexicon.categories[cue.category].axis == Axis::sales_pressure ? 0 : 1;
    const Stance stance = e.judged.stance;
    talk_[axis] += 1;
    if (axis == 0 && (stance == Stance::negated || stance == Stance::criticised || stance == Stance::advice_against))
      norm_ += 1;
    if (e.points <= 0) return;
    const std::uint32_t words = count_words(messages_[e.judged.turn].text, e.judged.span);
    for (Sum* sum : {&by_turn_[e.judged.turn][axis], &whole_[axis]}) {
      sum->raw += e.points;
      sum->words += words;
    }
    report_.categories[cue.category] += e.points;
  }

  /// Where nobody presses the interval asks what one pressing turn that was not seen would have come to.
  double pressers_or_one_turn() const {
    return whole_[0].raw > 0 ? report_.pressers : 1.0 / static_cast<double>(report_.turns.size());
  }

  Kindness kindness(double signals) {
    const KindnessConstants& constants = scoring_.calibration.exchange_relationship;
    Kindness out{rounded(whole_[1].raw), std::min(whole_[1].words, report_.measured_words), 0, signals, 0};
    for (const TurnScore& turn : report_.turns) {
      if (!turn.relationship) continue;
      ++out.turns;
      const double density = turn.relationship->density / scoring_.calibration.relationship.half;
      const double kindness = constants.most * density / (density + constants.most);
      const double fullness = turn.answers < 0 ? 1.0 : std::min(1.0, turn.words / constants.brief);
      out.kind += kindness * fullness * turn.sincerity * turn.reception;
    }
    report_.kind_turns = out.kind = rounded(out.kind);
    return out;
  }

  static AxisScore score(const Sum& sum, std::uint32_t words, const AxisConstants& constants,
                         const PressureSpread& spread = {}) {
    return axis_score(rounded(sum.raw), words, std::min(sum.words, words), constants, spread);
  }

  ExchangeReport& report_;
  const std::vector<MatchedMessage>& messages_;
  const Scoring& scoring_;
  std::vector<std::array<Sum, 2>> by_turn_;
  std::array<Sum, 2> whole_{};
  std::array<double, 2> talk_{};
  double norm_ = 0;
};

void measure_turns(ExchangeReport& report, const std::vector<MatchedMessage>& messages,
                   const std::vector<std::string>& languages) {
  std::map<std::string, std::uint32_t> by_language;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    TurnScore turn;
    turn.language = languages[i];
    const Message& message = report.exchange->messages[i];
    for (const auto& aside : message.set_aside) turn.quoted_words += count_words(messages[i].text, aside.span);
    turn.words = messages[i].text.words - std::min(messages[i].text.words, turn.quoted_words);
    report.words += turn.words;
    report.quoted_words += turn.quoted_words;
    if (!turn.language.empty()) by_language[turn.language] += turn.words + 1;
    report.turns.push_back(std::move(turn));
  }
  std::uint32_t most = 0;
  for (const auto& [language, words] : by_language)
    if (words > most) {
      most = words;
      report.language = language;
    }
}

void fill_pressure_on(ExchangeReport& report, const Scoring& scoring) {
  std::map<std::pair<std::string, std::string>, double> sums;
  for (const auto& e : report.evidence) {
    const Category& category = scoring.lexicon.categories[scoring.lexicon.cues[e.judged.cue].category];
    if (category.axis != Axis::sales_pressure || e.points <= 0) continue;
    const auto& messages = report.exchange->messages;
    const std::string to = e.judged.target < 0 ? "" : messages[static_cast<std::size_t>(e.judged.target)].author;
    sums[{messages[e.judged.turn].author, to}] += e.points;
  }
  for (const auto& [pair, points] : sums) report.pressure_on.push_back({pair.first, pair.second, rounded(points)});
}

/// How many units of a signal there are: its value times what it rests on.
double units(const std::vector<SignalValue>& values, std::string_view name) {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (signals()[i].name == name && values[i].value) return std::clamp(*values[i].value, 0.0, 1.0) * values[i].n;
  return 0;
}

double worth_of_signals(const std::vector<SignalValue>& values, const Calibration& calibration) {
  double sum = 0;
  for (const auto& [signal, worth] : calibration.signals) sum += worth * units(values, signal);
  return sum;
}

/// The share of the turns that pressers hold, each speaker a presser by the points that he presses with.
double pressers(const SignalInput& input, double presser) {
  std::vector<double> points(input.speakers(), 0);
  for (const Turn& turn : input.turns) points[turn.speaker] += turn.pressure;
  double sum = 0;
  for (const Turn& turn : input.turns) sum += points[turn.speaker] / (points[turn.speaker] + presser);
  return input.turns.empty() ? 0 : std::round(sum / static_cast<double>(input.turns.size()) * 1e6) / 1e6;
}

}  // namespace

Scoring::Scoring(const Lexicon& its_lexicon, const Calibration& its_calibration)
    : lexicon(its_lexicon), calibration(its_calibration) {
  weights.reserve(lexicon.cues.size());
  for (const Cue& cue : lexicon.cues) weights.push_back(weight_of(cue, lexicon, calibration));
}

std::string_view name(Quadrant quadrant) { return quadrant_names[static_cast<std::size_t>(quadrant)]; }

ExchangeReport score_exchange(const Exchange& exchange, const std::vector<MatchedMessage>& messages,
                              const std::vector<std::string>& languages, const std::vector<Judged>& judged,
                              const Scoring& scoring, WordBook& book) {
  ExchangeReport report;
  report.exchange = &exchange;
  measure_turns(report, messages, languages);
  const std::vector<std::uint32_t> speaker = speakers(exchange);
  for (const auto number : speaker) report.participants = std::max(report.participants, number + 1);
  report.evidence = weigh(judged, speaker, scoring);
  Summation sums(report, messages, scoring);
  sums.score_turns(languages);
  std::vector<double> points;
  for (const auto& e : report.evidence) points.push_back(e.points);
  std::vector<std::uint32_t> words;
  for (const auto& turn : report.turns) words.push_back(turn.words);
  const SignalInput input = signal_input({exchange, messages, words, judged, points}, scoring.lexicon,
                                         scoring.calibration.exchange_relationship, book);
  for (std::size_t i = 0; i < input.turns.size(); ++i) {
    report.turns[i].answers = input.turns[i].answers;
    report.turns[i].sincerity = input.turns[i].sincerity;
    report.turns[i].reception = input.turns[i].reception;
  }
  report.pressers = pressers(input, scoring.calibration.presser);
  report.signals = compute_signals(input);
  for (auto& signal : report.signals)
    if (signal.value) signal.value = rounded(*signal.value);
  sums.score_whole(worth_of_signals(report.signals, scoring.calibration), units(report.signals, "persistence"));
  fill_pressure_on(report, scoring);
  return report;
}

}  // namespace rapport
