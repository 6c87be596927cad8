#include "rapport/ingest/json/line.h"

#include <simdjson.h>

#include "rapport/ingest/json/repair.h"

namespace rapport {

namespace ondemand = simdjson::ondemand;

namespace {

using Kind = JsonDocument::Kind;

simdjson::error_code add_value(ondemand::value value, JsonBuilder& builder);

simdjson::error_code add_object(ondemand::object object, JsonBuilder& builder) {
  builder.open(Kind::object);
  for (auto each : object) {
    ondemand::field field;
    if (const auto error = std::move(each).get(field)) return error;
    std::string_view name;
    if (const auto error = field.unescaped_key().get(name)) return error;
    if (!builder.key(name)) continue;
    if (const auto error = add_value(field.value(), builder)) return error;
  }
  builder.close();
  return simdjson::SUCCESS;
}

simdjson::error_code add_array(ondemand::array array, JsonBuilder& builder) {
  builder.open(Kind::array);
  for (auto each : array) {
    ondemand::value value;
    if (const auto error = std::move(each).get(value)) return error;
    if (const auto error = add_value(value, builder)) return error;
  }
  builder.close();
  return simdjson::SUCCESS;
}

/// A number, true, false or null as it is written.
simdjson::error_code add_word(std::string_view token, JsonBuilder& builder) {
  while (!token.empty() && static_cast<unsigned char>(token.back()) <= ' ') token.remove_suffix(1);
  if (token == "null") {
    builder.scalar(Kind::null, {});
  } else if (token == "true" || token == "false") {
    builder.scalar(Kind::boolean, token);
  } else if (!token.empty() && token.find_first_not_of("0123456789+-.eE") == token.npos) {
    builder.scalar(Kind::number, token);
  } else {
    return simdjson::TAPE_ERROR;
  }
  return simdjson::SUCCESS;
}

/// Recursion goes no deeper than the parser lets it (1,024).
simdjson::error_code add_value(ondemand::value value, JsonBuilder& builder) {
  ondemand::json_type type;
  if (const auto error = value.type().get(type)) return error;
  if (type == ondemand::json_type::object) {
    ondemand::object object;
    if (const auto error = value.get_object().get(object)) return error;
    return add_object(object, builder);
  }
  if (type == ondemand::json_type::array) {
    ondemand::array array;
    if (const auto error = value.get_array().get(array)) return error;
    return add_array(array, builder);
  }
  if (type == ondemand::json_type::string) {
    std::string_view text;
    if (const auto error = value.get_string().get(text)) return error;
    builder.scalar(Kind::string, text);
    return simdjson::SUCCESS;
  }
  return add_word(value.raw_json_token(), builder);
}

simdjson::error_code add_document(ondemand::document& document, JsonBuilder& builder) {
  ondemand::object object;
  if (const auto error = document.get_object().get(object)) return error;
  if (const auto error = add_object(object, builder)) return error;
  return document.at_end() ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

const char* explanation(simdjson::error_code error) {
  switch (error) {
    case simdjson::INCORRECT_TYPE:
      return "not a JSON object";
    case simdjson::EMPTY:
      return "empty";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
      return "the line ends inside its JSON object";
    case simdjson::TRAILING_CONTENT:
      return "something follows the JSON object on its line";
    case simdjson::DEPTH_ERROR:
      return "nested more than 1,024 deep";
    default:
      return "not valid JSON";
  }
}

}  // namespace

struct JsonLineParser::Impl {
  ondemand::parser parser;

  Outcome parse(std::string& line, JsonDocument& into) {
    into.clear();
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    ondemand::document document;
    simdjson::error_code error = parser.iterate(line).get(document);
    if (error) return {.error = explanation(error)};
    JsonBuilder builder(into);
    error = add_document(document, builder);
    if (builder.overflow()) return {.error = "holds more than 2 million values"};
    if (!error) return {.ok = true};
    Outcome outcome{.error = explanation(error)};
    const char* at = nullptr;
    if (!document.current_location().get(at)) outcome.column = static_cast<std::size_t>(at - line.data()) + 1;
    return outcome;
  }
};

JsonLineParser::JsonLineParser() : impl_(std::make_unique<Impl>()) {}
JsonLineParser::~JsonLineParser() = default;

JsonLineParser::Outcome JsonLineParser::parse(std::string& line, JsonDocument& into) {
  const Outcome first = impl_->parse(line, into);
  if (first.ok) return first;
  JsonRepair repair;
  std::string mended;
  repair.feed(line, mended);
  if (repair.repaired() == 0) return first;  // what is wrong is not of the kind that can be mended
  line = std::move(mended);
  Outcome second = impl_->parse(line, into);
  second.mended = second.ok;
  return second;
}

}  // namespace rapport
