#include "rapport/report/record.h"

#include <algorithm>
#include <optional>
#include <span>

#include "rapport/report/json_writer.h"
#include "rapport/report/record_columns.h"
#include "rapport/report/record_evidence.h"
#include "rapport/report/record_values.h"

namespace rapport {

namespace {

constexpr int score_decimals = 1;

/// The names of a score and of the ends of its interval.
struct ScoreKeys {
  std::string_view value, low, high;
};
constexpr ScoreKeys pressure_keys{"sales_pressure", "sales_pressure_low", "sales_pressure_high"};
constexpr ScoreKeys relationship_keys{"relationship_building", "relationship_building_low",
                                      "relationship_building_high"};

/// Writes the records of one exchange.
class Record {
 public:
  Record(const ExchangeReport& report, const Scoring& scoring, const RecordOptions& options,
         const RecordWriter::Columns& columns, std::string& out)
      : report_(report),
        exchange_(*report.exchange),
        scoring_(scoring),
        options_(options),
        columns_(columns),
        json_(out),
        values_(json_, options),
        evidence_(exchange_, scoring.lexicon, json_, values_) {}

  void exchange() {
    json_.begin_object().key("schema").string("rapport.exchange/1");
    json_.key("id");
    values_.id(exchange_.id);
    head();
    measures();
    categories(report_.categories, report_.pressure.has_value());
    signal_values();
    turns();
    pressure_on();
    json_.key("evidence").begin_array();
    for (const auto& e : report_.evidence) evidence_.write(e, true);
    json_.end_array();
    diagnostics();
    json_.end_object().end_line();
  }

  void messages() {
    auto first = report_.evidence.begin();
    for (std::size_t i = 0; i < report_.turns.size(); ++i) {
      const auto last =
          std::find_if(first, report_.evidence.end(), [i](const Evidence& e) { return e.judged.turn != i; });
      message(i, {first, last});
      first = last;
    }
  }

 private:
  /// `evidence_of_turn` is all the evidence of turn `i`.
  void message(std::size_t i, std::span<const Evidence> evidence_of_turn) {
    const Message& m = exchange_.messages[i];
    const TurnScore& turn = report_.turns[i];
    json_.begin_object().key("schema").string("rapport.message/1");
    json_.key("id");
    values_.id(m.id);
    json_.key("conversation_id");
    values_.id(exchange_.id);
    source();
    turn_fields(i, /*with_id=*/false);
    json_.key("sufficient").boolean(turn.words >= sufficient_words);
    formula();
    categories(categories_of(evidence_of_turn), turn.pressure.has_value());
    json_.key("evidence").begin_array();
    for (const auto& e : evidence_of_turn) evidence_.write(e, false);
    json_.end_array().end_object().end_line();
  }

  void source() {
    json_.key("source");
    values_.personal(exchange_.source);
    json_.key("format").string_or_null(exchange_.format);
  }

  void head() {
    source();
    json_.key("title");
    values_.personal(exchange_.title);
    json_.key("url");
    values_.personal(exchange_.url);
    json_.key("author");
    values_.personal(exchange_.messages.empty() ? std::string_view() : std::string_view(exchange_.messages[0].author));
    std::optional<std::int64_t> first, last;
    std::size_t links = 0;
    for (const auto& m : exchange_.messages) {
      links += m.links.size();
      if (!m.written_at) continue;
      first = std::min(first.value_or(*m.written_at), *m.written_at);
      last = std::max(last.value_or(*m.written_at), *m.written_at);
    }
    json_.key("started_at");
    values_.date(first);
    json_.key("ended_at");
    values_.date(last);
    json_.key("language").string_or_null(report_.language);
    json_.key("lexicon").string(columns_.lexicon);
    json_.key("messages").integer(static_cast<std::int64_t>(exchange_.messages.size()));
    json_.key("participants").integer(report_.participants);
    json_.key("words").integer(report_.words);
    json_.key("measured_words").integer(report_.measured_words);
    json_.key("quoted_words").integer(report_.quoted_words);
    json_.key("links").integer(static_cast<std::int64_t>(links));
  }

  void score(const ScoreKeys& keys, const std::optional<AxisScore>& score) {
    json_.key(keys.value);
    json_.fixed_or_null(score ? std::optional(score->value) : std::nullopt, score_decimals);
    json_.key(keys.low);
    json_.fixed_or_null(score ? std::optional(score->low) : std::nullopt, score_decimals);
    json_.key(keys.high);
    json_.fixed_or_null(score ? std::optional(score->high) : std::nullopt, score_decimals);
  }

  void measures() {
    score(pressure_keys, report_.pressure);
    json_.key("sales_pressure_peak");
    const bool peak = report_.peak_turn >= 0;
    if (peak)
      json_.fixed(report_.turns[static_cast<std::size_t>(report_.peak_turn)].pressure->value, score_decimals);
    else
      json_.fixed_or_null(report_.pressure ? std::optional(0.0) : std::nullopt, score_decimals);
    json_.key("peak_turn");
    if (peak)
      json_.integer(report_.peak_turn);
    else
      json_.null();
    score(relationship_keys, report_.relationship);
    json_.key("quadrant");
    if (report_.quadrant)
      json_.string(name(*report_.quadrant));
    else
      json_.null();
    json_.key("sufficient").boolean(report_.sufficient);
    const bool measured = report_.pressure.has_value();
    json_.key("sales_talk");
    json_.fixed_or_null(measured ? std::optional(report_.sales_talk) : std::nullopt, points_decimals);
    json_.key("relationship_talk");
    json_.fixed_or_null(measured ? std::optional(report_.relationship_talk) : std::nullopt, points_decimals);
    json_.key("anti_pressure_norm");
    json_.fixed_or_null(measured ? std::optional(report_.anti_pressure_norm) : std::nullopt, points_decimals);
    json_.key("pressers").fixed(report_.pressers, constant_decimals);
    json_.key("kind_turns").fixed(report_.kind_turns, points_decimals);
    json_.key("p_words").integer(measured ? report_.pressure->evidence_words : 0);
    json_.key("r_words").integer(measured ? report_.relationship->evidence_words : 0);
    formula();
  }

  void formula() { json_.key("formula").rendered(columns_.formula); }

  [[nodiscard]] std::vector<double> categories_of(std::span<const Evidence> evidence) const {
    std::vector<double> out(scoring_.lexicon.categories.size());
    for (const auto& e : evidence) out[scoring_.lexicon.cues[e.judged.cue].category] += e.points;
    return out;
  }

  void categories(const std::vector<double>& sums, bool measured) {
    for (const auto& [key, category, zero] : columns_.categories) {
      if (measured && sums[category] == 0)
        json_.rendered(zero);
      else
        json_.key(key).fixed_or_null(measured ? std::optional(sums[category]) : std::nullopt, points_decimals);
    }
  }

  void signal_values() {
    for (std::size_t i = 0; i < report_.signals.size(); ++i) {
      const auto& [value, n, unknown] = columns_.signals[i];
      const SignalValue& signal = report_.signals[i];
      if (!signal.value && signal.n == 0)
        json_.rendered(unknown);
      else
        json_.key(value).fixed_or_null(signal.value, points_decimals).key(n).integer(signal.n);
    }
  }

  void turn_fields(std::size_t i, bool with_id) {
    const Message& m = exchange_.messages[i];
    const TurnScore& turn = report_.turns[i];
    if (with_id) {
      json_.key("id");
      values_.id(m.id);
    }
    json_.key("author");
    values_.personal(m.author);
    json_.key("role").string(m.role == Role::host ? "host" : "guest");
    if (with_id) standing(turn);
    json_.key("reply_to");
    values_.id(m.parent < 0 ? std::string_view()
                            : std::string_view(exchange_.messages[static_cast<std::size_t>(m.parent)].id));
    json_.key("at");
    values_.date(m.written_at);
    json_.key("language").string_or_null(turn.language);
    json_.key("words").integer(turn.words);
    json_.key("quoted_words").integer(turn.quoted_words);
    json_.key("p_words").integer(turn.pressure ? turn.pressure->evidence_words : 0);
    json_.key("r_words").integer(turn.relationship ? turn.relationship->evidence_words : 0);
    score(pressure_keys, turn.pressure);
    score(relationship_keys, turn.relationship);
    json_.key("text");
    values_.personal(options_.with_text ? std::string_view(m.text) : std::string_view());
  }

  void standing(const TurnScore& turn) {
    json_.key("answers");
    if (turn.answers < 0)
      json_.null();
    else
      json_.integer(turn.answers);
    json_.key("sincerity").fixed(turn.sincerity, points_decimals);
    json_.key("reception").fixed(turn.reception, points_decimals);
  }

  void turns() {
    json_.key("turns").begin_array();
    for (std::size_t i = 0; i < report_.turns.size(); ++i) {
      json_.begin_object();
      turn_fields(i, true);
      json_.end_object();
    }
    json_.end_array();
  }

  void pressure_on() {
    json_.key("pressure_on").begin_array();
    for (const auto& p : report_.pressure_on) {
      json_.begin_object().key("from");
      values_.personal(p.from);
      json_.key("to");
      values_.personal(p.to);
      json_.key("points").fixed(p.points, points_decimals).end_object();
    }
    json_.end_array();
  }

  void diagnostics() {
    json_.key("diagnostics").begin_array();
    for (const auto& d : exchange_.diagnostics) json_.string(options_.redact ? d.message : d.to_string());
    json_.end_array();
  }

  const ExchangeReport& report_;
  const Exchange& exchange_;
  const Scoring& scoring_;
  const RecordOptions& options_;
  const RecordWriter::Columns& columns_;
  JsonWriter json_;
  RecordValues values_;
  EvidenceWriter evidence_;
};

}  // namespace

RecordWriter::RecordWriter(const Scoring& scoring, const RecordOptions& options)
    : scoring_(scoring), options_(options), columns_(std::make_unique<Columns>(scoring)) {}
RecordWriter::~RecordWriter() = default;

void RecordWriter::write_exchange(const ExchangeReport& report, std::string& out) const {
  Record(report, scoring_, options_, *columns_, out).exchange();
}

void RecordWriter::write_messages(const ExchangeReport& report, std::string& out) const {
  Record(report, scoring_, options_, *columns_, out).messages();
}

void write_error_record(const Diagnostic& diagnostic, std::string& out, const RecordOptions& options) {
  Diagnostic where = diagnostic;
  if (options.redact) where.record.clear();
  where.file.clear();
  where.message.clear();
  std::string place = where.to_string();
  if (place.starts_with(':')) place.erase(0, 1);
  while (!place.empty() && (place.back() == ' ' || place.back() == ':')) place.pop_back();
  JsonWriter json(out);
  json.begin_object().key("schema").string("rapport.error/1");
  json.key("source").string_or_null(options.redact ? std::string_view() : diagnostic.file);
  json.key("where").string_or_null(place);
  json.key("message").string(diagnostic.message).end_object().end_line();
}

}  // namespace rapport
