#include "rapport/report/record_columns.h"

#include "rapport/report/json_writer.h"
#include "rapport/report/record_values.h"

namespace rapport {

namespace {

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
  json.key("exchange_r_goodwill").fixed(r.goodwill, constant_decimals);
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

RecordWriter::Columns::CategoryColumn category_column(const std::string& key, std::size_t category) {
  std::string zero;
  JsonWriter(zero).key(key).fixed(0, points_decimals);
  return {key, category, zero};
}

RecordWriter::Columns::SignalColumn signal_column(const std::string& key) {
  std::string unknown;
  JsonWriter(unknown).key(key).null().key(key + "_n").integer(0);
  return {key, key + "_n", unknown};
}

}  // namespace

RecordWriter::Columns::Columns(const Scoring& scoring)
    : lexicon(scoring.lexicon.language + "-" + scoring.lexicon.version),
      formula(rendered_formula(scoring.calibration)) {
  for (const auto axis : {Axis::sales_pressure, Axis::relationship_building})
    for (std::size_t i = 0; i < scoring.lexicon.categories.size(); ++i)
      if (const Category& category = scoring.lexicon.categories[i]; category.axis == axis)
        categories.push_back(category_column((axis == Axis::sales_pressure ? "p_" : "r_") + category.id, i));
  for (const Signal& signal : rapport::signals()) signals.push_back(signal_column("s_" + std::string(signal.name)));
}

}  // namespace rapport
