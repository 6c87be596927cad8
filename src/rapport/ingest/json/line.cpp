#include "rapport/ingest/json/line.h"

#include <simdjson.h>

#include <array>
#include <charconv>

#include "rapport/ingest/json/repair.h"
#include "rapport/ingest/json/stream.h"

namespace rapport {

namespace dom = simdjson::dom;

namespace {

using Kind = JsonDocument::Kind;

constexpr std::size_t longest_clean = std::size_t{4} << 20;

void add_number(auto number, JsonBuilder& builder) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  builder.scalar(Kind::number, {digits.data(), end});
}

void add_value(dom::element value, JsonBuilder& builder);

void add_object(dom::object object, JsonBuilder& builder) {
  builder.open(Kind::object);
  for (const auto [name, member] : object) {
    if (builder.key(name)) add_value(member, builder);
  }
  builder.close();
}

void add_array(dom::array array, JsonBuilder& builder) {
  builder.open(Kind::array);
  for (const auto element : array) add_value(element, builder);
  builder.close();
}

/// Recursion goes no deeper than the parser lets it (1,024).
void add_value(dom::element value, JsonBuilder& builder) {
  switch (value.type()) {
    case dom::element_type::OBJECT:
      return add_object(value.get_object().value_unsafe(), builder);
    case dom::element_type::ARRAY:
      return add_array(value.get_array().value_unsafe(), builder);
    case dom::element_type::STRING:
      return builder.scalar(Kind::string, value.get_string().value_unsafe());
    case dom::element_type::INT64:
      return add_number(value.get_int64().value_unsafe(), builder);
    case dom::element_type::UINT64:
      return add_number(value.get_uint64().value_unsafe(), builder);
    case dom::element_type::DOUBLE:
      return add_number(value.get_double().value_unsafe(), builder);
    case dom::element_type::BOOL:
      return builder.scalar(Kind::boolean, value.get_bool().value_unsafe() ? "true" : "false");
    case dom::element_type::NULL_VALUE:
      return builder.scalar(Kind::null, {});
  }
}

}  // namespace

struct JsonLineParser::Impl {
  dom::parser parser;
  std::string mended;
  std::size_t unreadable = 0;  // lines so far

  /// To say where a line is damaged costs many times as much as to see that it is.
  [[nodiscard]] bool is_worth_a_second_reading(std::string_view line) {
    constexpr std::size_t most_explained = 1000;
    if (unreadable < most_explained || line.size() > longest_clean) return true;
    mended.clear();
    JsonRepair repair;
    repair.feed(line, mended);
    repair.finish(mended);
    return parser.parse(mended).error() == simdjson::SUCCESS;
  }
};

JsonLineParser::JsonLineParser() : impl_(std::make_unique<Impl>()) {}
JsonLineParser::~JsonLineParser() = default;

bool JsonLineParser::parse_clean(std::string_view line, JsonDocument& into) {
  into.clear();
  if (line.size() > longest_clean) return false;
  dom::element root;
  if (impl_->parser.parse(line.data(), line.size()).get(root) || !root.is_object()) return false;
  JsonBuilder builder(into);
  add_value(root, builder);
  return !builder.overflow();
}

JsonLineParser::Outcome JsonLineParser::parse(std::string_view line, JsonDocument& into) {
  Outcome outcome;
  outcome.ok = parse_clean(line, into);
  if (outcome.ok) return outcome;
  if (!impl_->is_worth_a_second_reading(line)) {
    outcome.message = "damaged JSON";
    return outcome;
  }
  const auto bytes = memory_source(line);
  const JsonReading reading = read_json(*bytes, {}, into);
  outcome.ok = reading.whole && into.root().is_object();
  if (!outcome.ok) ++impl_->unreadable;
  if (!reading.problems.empty()) {
    outcome.column = reading.problems.front().column;
    outcome.message = reading.problems.front().message;
  } else if (!outcome.ok) {
    outcome.message = "not a JSON object";
  }
  return outcome;
}

}  // namespace rapport
