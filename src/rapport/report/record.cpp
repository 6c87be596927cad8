#include "rapport/report/record.h"

#include <algorithm>

#include "rapport/ingest/dates.h"
#include "rapport/model/fnv1a.h"
#include "rapport/report/json_writer.h"

namespace rapport {

namespace {

constexpr int score_decimals = 1;
constexpr int points_decimals = 3;
constexpr int constant_decimals = 6;

/// Turns byte offsets of one text, asked for in ascending order, into code points.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::int64_t at(std::uint32_t byte) {
    if (byte < byte_) byte_ = 0, count_ = 0;
    for (; byte_ < byte && byte_ < text_.size(); ++byte_)
      if ((static_cast<unsigned char>(text_[byte_]) & 0xC0) != 0x80) ++count_;
    return count_;
  }

 private:
  std::string_view text_;
  std::uint32_t byte_ = 0;
  std::int64_t count_ = 0;
};

/// Hides an id from a reader, tells two ids apart.
std::string redacted(std::string_view id, std::uint64_t salt) { return hex_digits(fnv1a(id, fnv1a_basis ^ salt)); }

class RecordWriter {
 public:
  RecordWriter(const ExchangeReport& report, const Scoring& scoring, const RecordOptions& options, std::string& out)
      : report_(report), exchange_(*report.exchange), scoring_(scoring), options_(options), json_(out) {}

  void exchange() {
    json_.begin_object().key("schema").string("rapport.exchange/1");
    json_.key("id");
    id(exchange_.id);
    head();
    measures();
    categories(report_.categories, report_.pressure.has_value());
    signals();
    turns();
    pressure_on();
    json_.key("evidence").begin_array();
    for (const auto& e : report_.evidence) evidence(e, true);
    json_.end_array();
    diagnostics();
    json_.end_object().end_line();
  }

  void message(std::size_t i) {
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
    categories(categories_of(i), turn.pressure.has_value());
    json_.key("evidence").begin_array();
    for (const auto& e : report_.evidence)
      if (e.judged.turn == i) evidence(e, false);
    json_.end_array().end_object().end_line();
  }

 private:
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
    json_.key("lexicon").string(scoring_.lexicon.language + "-" + scoring_.lexicon.version);
    json_.key("messages").integer(static_cast<std::int64_t>(exchange_.messages.size()));
    json_.key("participants").integer(report_.participants);
    json_.key("words").integer(report_.words);
    json_.key("measured_words").integer(report_.measured_words);
    json_.key("quoted_words").integer(report_.quoted_words);
    json_.key("links").integer(static_cast<std::int64_t>(links));
  }

  void score(std::string_view name, const std::optional<AxisScore>& score) {
    const std::string key(name);
    json_.key(key);
    number(score ? std::optional(score->value) : std::nullopt, score_decimals);
    json_.key(key + "_low");
    number(score ? std::optional(score->low) : std::nullopt, score_decimals);
    json_.key(key + "_high");
    number(score ? std::optional(score->high) : std::nullopt, score_decimals);
  }

  void number(const std::optional<double>& value, int decimals) {
    if (value)
      json_.fixed(*value, decimals);
    else
      json_.null();
  }

  void measures() {
    score("sales_pressure", report_.pressure);
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
    score("relationship_building", report_.relationship);
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
    json_.key("p_words").integer(measured ? report_.pressure->evidence_words : 0);
    json_.key("r_words").integer(measured ? report_.relationship->evidence_words : 0);
    formula();
  }

  void constants(std::string_view prefix, const AxisConstants& c) {
    const std::string key(prefix);
    json_.key(key + "_half").fixed(c.half, constant_decimals);
    json_.key(key + "_exponent").fixed(c.exponent, constant_decimals);
    json_.key(key + "_silence").fixed(c.silence, constant_decimals);
  }

  void formula() {
    const Calibration& c = scoring_.calibration;
    json_.key("formula").begin_object();
    constants("turn_p", c.pressure);
    constants("turn_r", c.relationship);
    constants("exchange_p", c.exchange_pressure);
    constants("exchange_r", c.exchange_relationship);
    json_.key("bonus").begin_object();
    for (const auto& [signal, density] : c.signals) json_.key(signal).fixed(density, constant_decimals);
    json_.end_object().end_object();
  }

  std::vector<double> categories_of(std::size_t turn) const {
    std::vector<double> out(scoring_.lexicon.categories.size());
    for (const auto& e : report_.evidence)
      if (e.judged.turn == turn) out[scoring_.lexicon.cues[e.judged.cue].category] += e.points;
    return out;
  }

  void categories(const std::vector<double>& sums, bool measured) {
    for (const auto axis : {Axis::sales_pressure, Axis::relationship_building})
      for (std::size_t i = 0; i < sums.size(); ++i) {
        const Category& category = scoring_.lexicon.categories[i];
        if (category.axis != axis) continue;
        json_.key((axis == Axis::sales_pressure ? "p_" : "r_") + category.id);
        number(measured ? std::optional(sums[i]) : std::nullopt, points_decimals);
      }
  }

  void signals() {
    for (std::size_t i = 0; i < report_.signals.size(); ++i) {
      const std::string key = "s_" + std::string(rapport::signals()[i].name);
      json_.key(key);
      number(report_.signals[i].value, points_decimals);
      json_.key(key + "_n").integer(report_.signals[i].n);
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
    json_.key("reply_to");
    id(m.parent < 0 ? std::string_view() : std::string_view(exchange_.messages[static_cast<std::size_t>(m.parent)].id));
    json_.key("at");
    date(m.written_at);
    json_.key("language").string_or_null(turn.language);
    json_.key("words").integer(turn.words);
    json_.key("quoted_words").integer(turn.quoted_words);
    json_.key("p_words").integer(turn.pressure ? turn.pressure->evidence_words : 0);
    json_.key("r_words").integer(turn.relationship ? turn.relationship->evidence_words : 0);
    score("sales_pressure", turn.pressure);
    score("relationship_building", turn.relationship);
    json_.key("text");
    personal(options_.with_text ? std::string_view(m.text) : std::string_view());
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
    if (turn_ != static_cast<std::int64_t>(j.turn)) {
      turn_ = j.turn;
      points_ = CodePoints(m.text);
    }
    json_.key("start").integer(points_.at(j.span.begin));
    json_.key("end").integer(points_.at(j.span.end));
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
    const bool known = j.stance_turn >= 0 && j.stance_span.size() > 0;
    const std::string_view text =
        known ? std::string_view(exchange_.messages[static_cast<std::size_t>(j.stance_turn)].text) : std::string_view();
    json_.key("stance_cue");
    if (known)
      personal(slice(text, j.stance_span));
    else
      json_.null();
    json_.key("stance_turn");
    if (known)
      json_.integer(j.stance_turn);
    else
      json_.null();
    CodePoints points(text);
    json_.key("stance_start");
    if (known)
      json_.integer(points.at(j.stance_span.begin));
    else
      json_.null();
    json_.key("stance_end");
    if (known)
      json_.integer(points.at(j.stance_span.end));
    else
      json_.null();
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
  JsonWriter json_;
  CodePoints points_{std::string_view()};
  std::int64_t turn_ = -1;
};

}  // namespace

void write_exchange_record(const ExchangeReport& report, const Scoring& scoring, const RecordOptions& options,
                           std::string& out) {
  RecordWriter(report, scoring, options, out).exchange();
}

void write_message_records(const ExchangeReport& report, const Scoring& scoring, const RecordOptions& options,
                           std::string& out) {
  for (std::size_t i = 0; i < report.turns.size(); ++i) RecordWriter(report, scoring, options, out).message(i);
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
