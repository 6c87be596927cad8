#include "rapport/report/record.h"

#include <algorithm>
#include <optional>
#include <span>

#include "rapport/ingest/dates.h"
#include "rapport/model/code_points.h"
#include "rapport/model/fnv1a.h"
#include "rapport/report/json_writer.h"

namespace rapport {

namespace {

constexpr int score_decimals = 1;
constexpr int points_decimals = 3;
constexpr int constant_decimals = 6;

/// Hides an id from a reader, tells two ids apart.
std::string redacted(std::string_view id, std::uint64_t salt) { return hex_digits(fnv1a(id, fnv1a_basis ^ salt)); }

/// The names of a score and of the ends of its interval.
struct ScoreKeys {
  std::string_view value, low, high;
};
constexpr ScoreKeys pressure_keys{"sales_pressure", "sales_pressure_low", "sales_pressure_high"};
constexpr ScoreKeys relationship_keys{"relationship_building", "relationship_building_low",
                                      "relationship_building_high"};

void write_constants(JsonWriter& json, const std::string& prefix, const AxisConstants& c) {
  json.key(prefix + "_half").fixed(c.half, constant_decimals);
  json.key(prefix + "_exponent").fixed(c.exponent, constant_decimals);
  json.key(prefix + "_silence").fixed(c.silence, constant_decimals);
}

void write_formula(JsonWriter&& json, const Calibration& c) {
  json.begin_object();
  write_constants(json, "turn_p", c.pressure);
  write_constants(json, "turn_r", c.relationship);
  write_constants(json, "exchange_p", c.exchange_pressure);
  json.key("exchange_p_presser").fixed(c.presser, constant_decimals);
  json.key("exchange_p_persistence").fixed(c.persistence, constant_decimals);
  const KindnessConstants& r = c.exchange_relationship;
  json.key("exchange_r_half").fixed(r.half, constant_decimals);
  json.key("exchange_r_exponent").fixed(r.exponent, constant_decimals);
  json.key("exchange_r_most").fixed(r.most, constant_decimals);
  json.key("exchange_r_brief").fixed(r.brief, constant_decimals);
  json.key("exchange_r_motive").fixed(r.motive, constant_decimals);
  json.key("exchange_r_unanswered").fixed(r.unanswered, constant_decimals);
  json.key("exchange_r_first").fixed(r.first, constant_decimals);
  json.key("worth").begin_object();
  for (const auto& [signal, worth] : c.signals) json.key(signal).fixed(worth, constant_decimals);
  json.end_object().end_object();
}

std::string rendered_formula(const Calibration& c) {
  std::string out;
  write_formula(JsonWriter(out), c);
  return out;
}

/// Byte offsets of one turn's text at a time, as code points.
class TurnPoints {
 public:
  explicit TurnPoints(const Exchange& exchange) : exchange_(exchange) {}
  std::int64_t at(std::uint32_t turn, std::uint32_t byte) {
    if (!points_ || turn != turn_) points_.emplace(exchange_.messages[turn].text);
    turn_ = turn;
    return points_->from_byte(byte);
  }

 private:
  const Exchange& exchange_;
  std::optional<CodePoints> points_;
  std::uint32_t turn_ = 0;
};

}  // namespace

/// What is the same in every record.
struct RecordWriter::Columns {
  struct CategoryColumn {
    std::string key;
    std::size_t category = 0;
  };
  struct SignalColumn {
    std::string value, n;
  };

  explicit Columns(const Scoring& scoring)
      : lexicon(scoring.lexicon.language + "-" + scoring.lexicon.version),
        formula(rendered_formula(scoring.calibration)) {
    for (const auto axis : {Axis::sales_pressure, Axis::relationship_building})
      for (std::size_t i = 0; i < scoring.lexicon.categories.size(); ++i)
        if (const Category& category = scoring.lexicon.categories[i]; category.axis == axis)
          categories.push_back({(axis == Axis::sales_pressure ? "p_" : "r_") + category.id, i});
    for (const Signal& signal : rapport::signals())
      signals.push_back({"s_" + std::string(signal.name), "s_" + std::string(signal.name) + "_n"});
  }

  std::string lexicon;
  std::string formula;
  std::vector<CategoryColumn> categories;
  std::vector<SignalColumn> signals;
};

namespace {

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
        hit_points_(exchange_),
        stance_points_(exchange_) {}

  void exchange() {
    json_.begin_object().key("schema").string("rapport.exchange/1");
    json_.key("id");
    id(exchange_.id);
    head();
    measures();
    categories(report_.categories, report_.pressure.has_value());
    signal_values();
    turns();
    pressure_on();
    json_.key("evidence").begin_array();
    for (const auto& e : report_.evidence) evidence(e, true);
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
    id(m.id);
    json_.key("conversation_id");
    id(exchange_.id);
    source();
    turn_fields(i, /*with_id=*/false);
    json_.key("sufficient").boolean(turn.words >= sufficient_words);
    formula();
    categories(categories_of(evidence_of_turn), turn.pressure.has_value());
    json_.key("evidence").begin_array();
    for (const auto& e : evidence_of_turn) evidence(e, false);
    json_.end_array().end_object().end_line();
  }

  void id(std::string_view text) {
    if (options_.redact && !text.empty())
      json_.string(redacted(text, options_.salt));
    else
      json_.string_or_null(text);
  }
  void personal(std::string_view text) { json_.string_or_null(options_.redact ? std::string_view() : text); }
  void date(const std::optional<std::int64_t>& at) {
    if (at)
      json_.string(format_date(*at));
    else
      json_.null();
  }

  void source() {
    json_.key("source");
    personal(exchange_.source);
    json_.key("format").string_or_null(exchange_.format);
  }

  void head() {
    source();
    json_.key("title");
    personal(exchange_.title);
    json_.key("url");
    personal(exchange_.url);
    json_.key("author");
    personal(exchange_.messages.empty() ? std::string_view() : std::string_view(exchange_.messages[0].author));
    std::optional<std::int64_t> first, last;
    std::size_t links = 0;
    for (const auto& m : exchange_.messages) {
      links += m.links.size();
      if (!m.written_at) continue;
      first = std::min(first.value_or(*m.written_at), *m.written_at);
      last = std::max(last.value_or(*m.written_at), *m.written_at);
    }
    json_.key("started_at");
    date(first);
    json_.key("ended_at");
    date(last);
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
    number(score ? std::optional(score->value) : std::nullopt, score_decimals);
    json_.key(keys.low);
    number(score ? std::optional(score->low) : std::nullopt, score_decimals);
    json_.key(keys.high);
    number(score ? std::optional(score->high) : std::nullopt, score_decimals);
  }

  void number(const std::optional<double>& value, int decimals) {
    if (value)
      json_.fixed(*value, decimals);
    else
      json_.null();
  }

  void measures() {
    score(pressure_keys, report_.pressure);
    json_.key("sales_pressure_peak");
    const bool peak = report_.peak_turn >= 0;
    if (peak)
      json_.fixed(report_.turns[static_cast<std::size_t>(report_.peak_turn)].pressure->value, score_decimals);
    else
      number(report_.pressure ? std::optional(0.0) : std::nullopt, score_decimals);
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
    number(measured ? std::optional(report_.sales_talk) : std::nullopt, points_decimals);
    json_.key("relationship_talk");
    number(measured ? std::optional(report_.relationship_talk) : std::nullopt, points_decimals);
    json_.key("anti_pressure_norm");
    number(measured ? std::optional(report_.anti_pressure_norm) : std::nullopt, points_decimals);
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
    for (const auto& [key, category] : columns_.categories) {
      json_.key(key);
      number(measured ? std::optional(sums[category]) : std::nullopt, points_decimals);
    }
  }

  void signal_values() {
    for (std::size_t i = 0; i < report_.signals.size(); ++i) {
      const auto& [value, n] = columns_.signals[i];
      json_.key(value);
      number(report_.signals[i].value, points_decimals);
      json_.key(n).integer(report_.signals[i].n);
    }
  }

  void turn_fields(std::size_t i, bool with_id) {
    const Message& m = exchange_.messages[i];
    const TurnScore& turn = report_.turns[i];
    if (with_id) {
      json_.key("id");
      id(m.id);
    }
    json_.key("author");
    personal(m.author);
    json_.key("role").string(m.role == Role::host ? "host" : "guest");
    if (with_id) standing(turn);
    json_.key("reply_to");
    id(m.parent < 0 ? std::string_view() : std::string_view(exchange_.messages[static_cast<std::size_t>(m.parent)].id));
    json_.key("at");
    date(m.written_at);
    json_.key("language").string_or_null(turn.language);
    json_.key("words").integer(turn.words);
    json_.key("quoted_words").integer(turn.quoted_words);
    json_.key("p_words").integer(turn.pressure ? turn.pressure->evidence_words : 0);
    json_.key("r_words").integer(turn.relationship ? turn.relationship->evidence_words : 0);
    score(pressure_keys, turn.pressure);
    score(relationship_keys, turn.relationship);
    json_.key("text");
    personal(options_.with_text ? std::string_view(m.text) : std::string_view());
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
      personal(p.from);
      json_.key("to");
      personal(p.to);
      json_.key("points").fixed(p.points, points_decimals).end_object();
    }
    json_.end_array();
  }

  void evidence(const Evidence& e, bool with_turn) {
    const Judged& j = e.judged;
    const Cue& cue = scoring_.lexicon.cues[j.cue];
    const Category& category = scoring_.lexicon.categories[cue.category];
    const Message& m = exchange_.messages[j.turn];
    json_.begin_object().key("cue").string(cue.id);
    json_.key("axis").string(category.axis == Axis::sales_pressure ? "sales_pressure" : "relationship_building");
    json_.key("category").string(category.id);
    if (with_turn) json_.key("turn").integer(j.turn);
    json_.key("start").integer(hit_points_.at(j.turn, j.span.begin));
    json_.key("end").integer(hit_points_.at(j.turn, j.span.end));
    json_.key("text");
    personal(slice(m.text, j.span));
    json_.key("stance").string(name(j.stance));
    stance_cue(j);
    json_.key("target");
    if (j.target < 0)
      json_.null();
    else
      json_.integer(j.target);
    json_.key("weight").fixed(e.weight, points_decimals);
    json_.key("factor").fixed(j.factor, points_decimals);
    json_.key("novelty").fixed(e.novelty, points_decimals);
    json_.key("points").fixed(e.points, points_decimals).end_object();
  }

  void stance_cue(const Judged& j) {
    if (j.stance_turn < 0 || j.stance_span.size() == 0) {
      json_.rendered(R"("stance_cue":null,"stance_turn":null,"stance_start":null,"stance_end":null)");
      return;
    }
    const auto turn = static_cast<std::uint32_t>(j.stance_turn);
    json_.key("stance_cue");
    personal(slice(exchange_.messages[turn].text, j.stance_span));
    json_.key("stance_turn").integer(j.stance_turn);
    json_.key("stance_start").integer(stance_points_.at(turn, j.stance_span.begin));
    json_.key("stance_end").integer(stance_points_.at(turn, j.stance_span.end));
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
  TurnPoints hit_points_;
  TurnPoints stance_points_;
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

void write_error_record(const Diagnostic& diagnostic, std::string& out) {
  Diagnostic where = diagnostic;
  where.file.clear();
  where.message.clear();
  std::string place = where.to_string();
  if (place.starts_with(':')) place.erase(0, 1);
  while (!place.empty() && (place.back() == ' ' || place.back() == ':')) place.pop_back();
  JsonWriter json(out);
  json.begin_object().key("schema").string("rapport.error/1");
  json.key("source").string_or_null(diagnostic.file);
  json.key("where").string_or_null(place);
  json.key("message").string(diagnostic.message).end_object().end_line();
}

}  // namespace rapport
