#include "rapport/report/schema.h"

#include <array>
#include <span>

#include "rapport/report/json_writer.h"
#include "rapport/report/schema_fields.h"
#include "rapport/score/score.h"

namespace rapport {

namespace {

class SchemaWriter {
 public:
  SchemaWriter(const Lexicon& lexicon, std::string& out) : lexicon_(lexicon), json_(out) {}

  void begin(std::string_view title) {
    json_.begin_object().key("$schema").string("https://json-schema.org/draft/2020-12/schema");
    json_.key("title").string(title).key("type").string("object");
    json_.key("properties").begin_object();
    names_.clear();
  }

  void constant(std::string_view schema) {
    names_.emplace_back("schema");
    json_.key("schema").begin_object().key("const").string(schema).end_object();
  }

  void fields(std::span<const Field> all) {
    for (const auto& field : all) property(field.name, field.type, field.about);
  }

  void categories() {
    for (const auto& category : lexicon_.categories)
      if (category.axis != Axis::stance)
        property((category.axis == Axis::sales_pressure ? "p_" : "r_") + category.id, "points?",
                 "Points of: " + category.about + " (" + category.source + ")");
  }

  void signal_columns() {
    for (const auto& signal : signals()) {
      const std::string name = "s_" + std::string(signal.name);
      property(name, "number?",
               std::string(signal.about) + " Formula: " + std::string(signal.formula) + "; null without " +
                   std::string(signal.minimum) + " (" + std::string(signal.source) + ")");
      property(name + "_n", "count", "how many replies, turns, pairs … " + name + " rests on");
    }
  }

  /// Every property is required and there are no others.
  void end() {
    close(/*strict=*/true);
    json_.end_line();
  }

  /// Other properties are allowed, and only one of those named here is required.
  void end_open(std::string_view one, std::string_view other) {
    json_.end_object().key("anyOf").begin_array();
    for (const auto name : {one, other})
      json_.begin_object().key("required").begin_array().string(name).end_array().end_object();
    json_.end_array().end_object().end_line();
  }

 private:
  void close(bool strict) {
    json_.end_object();
    json_.key("required").begin_array();
    for (const auto& name : names_) json_.string(name);
    json_.end_array();
    if (strict) json_.key("additionalProperties").boolean(false);
    json_.end_object();
  }

  void property(std::string_view name, std::string_view type, std::string_view about) {
    names_.emplace_back(name);
    json_.key(name).begin_object().key("description").string(about);
    const bool nullable = type.ends_with('?');
    if (nullable) type.remove_suffix(1);
    if (type == "turns")
      rows(standing_fields, turn_fields, true);
    else if (type == "evidence")
      rows(turn_column, evidence_fields, false);
    else if (type == "turn_evidence")
      rows({}, evidence_fields, false);
    else if (type == "pressure_on")
      rows(pressure_on_fields, {}, false);
    else if (type == "texts" || type == "objects")
      list(type == "texts" ? "string" : "object");
    else if (type != "any")
      value(type, nullable);
    json_.end_object();
  }

  void list(std::string_view item) {
    json_.key("type").string("array").key("items").begin_object().key("type").string(item).end_object();
  }

  void rows(std::span<const Field> first, std::span<const Field> second, bool with_scores) {
    json_.key("type").string("array").key("items").begin_object().key("type").string("object");
    json_.key("properties").begin_object();
    std::vector<std::string> outer;
    outer.swap(names_);
    fields(first);
    fields(second);
    if (with_scores) fields(scores);
    close(true);
    names_.swap(outer);
  }

  void value(std::string_view type, bool nullable) {
    if (type == "count")
      number("integer", nullable, 0, -1);
    else if (type == "points")
      number("number", nullable, 0, -1);
    else if (type == "score")
      number("number", nullable, 0, 100);
    else if (type == "number")
      number("number", nullable, -1, -1);
    else if (type == "truth")
      json_.key("type").string("boolean");
    else if (type == "object")
      json_.key("type").string("object");
    else if (type == "id")
      json_.key("type").begin_array().string("string").string("integer").string("null").end_array();
    else
      text(type, nullable);
  }

  void number(std::string_view kind, bool nullable, int least, int most) {
    json_.key("type").begin_array().string(kind);
    if (nullable) json_.string("null");
    json_.end_array();
    if (least >= 0) json_.key("minimum").integer(least);
    if (most >= 0) json_.key("maximum").integer(most);
  }

  void text(std::string_view type, bool nullable) {
    json_.key("type").begin_array().string("string");
    if (nullable) json_.string("null");
    json_.end_array();
    if (type == "date") json_.key("pattern").string("^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$");
    std::vector<std::string_view> words;
    if (type == "axis") words = {"sales_pressure", "relationship_building"};
    if (type == "role") words = {"host", "guest"};
    if (type == "quadrant") words = {"rapport", "pitch", "bait", "broadcast"};
    if (type == "stance")
      for (int i = 0; i <= static_cast<int>(Stance::form); ++i) words.push_back(rapport::name(static_cast<Stance>(i)));
    if (words.empty()) return;
    json_.key("enum").begin_array();
    for (const auto word : words) json_.string(word);
    if (nullable) json_.null();
    json_.end_array();
  }

  const Lexicon& lexicon_;
  JsonWriter json_;
  std::vector<std::string> names_;
};

void exchange_schema(SchemaWriter& schema) {
  schema.begin("A rated exchange");
  schema.constant("rapport.exchange/1");
  schema.fields(exchange_head);
  schema.fields(scores);
  schema.fields(exchange_measures);
  schema.categories();
  schema.signal_columns();
  schema.end();
}

void message_schema(SchemaWriter& schema) {
  schema.begin("A rated message");
  schema.constant("rapport.message/1");
  schema.fields(message_fields);
  schema.fields(turn_fields);
  schema.fields(scores);
  schema.categories();
  schema.end();
}

void error_schema(SchemaWriter& schema) {
  schema.begin("An input or a record that could not be read");
  schema.constant("rapport.error/1");
  schema.fields(error_fields);
  schema.end();
}

void summary_schema(SchemaWriter& schema) {
  schema.begin("A corpus summed up");
  schema.constant("rapport.summary/1");
  schema.fields(summary_fields);
  schema.end();
}

void input_schema(SchemaWriter& schema) {
  schema.begin("A message, or an exchange of them, as `rapport convert` writes it and `rapport score` reads it");
  schema.fields(input_fields);
  schema.end_open("text", "messages");
}

struct Row {
  std::string_view name;
  void (*write)(SchemaWriter&);
};

constexpr std::array table{Row{"exchange", exchange_schema}, Row{"message", message_schema}, Row{"error", error_schema},
                           Row{"summary", summary_schema}, Row{"input", input_schema}};

}  // namespace

std::vector<std::string_view> schema_names() {
  std::vector<std::string_view> out;
  out.reserve(table.size());
  for (const auto& row : table) out.push_back(row.name);
  return out;
}

bool write_schema(std::string_view name, const Lexicon& lexicon, std::string& out) {
  for (const auto& row : table) {
    if (row.name != name) continue;
    SchemaWriter schema(lexicon, out);
    row.write(schema);
    return true;
  }
  return false;
}

}  // namespace rapport
