#include "rapport/report/record_stream.h"

#include <nlohmann/json.hpp>

namespace rapport {

namespace {

using Json = nlohmann::ordered_json;

std::string csv_cell(const Json& value) {
  if (value.is_null()) return {};
  if (!value.is_string()) return value.dump();
  const std::string& text = value.get_ref<const std::string&>();
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

/// One cell for each member of `record` that holds a single value.
template <class Cell>
void append_row(const Json& record, Cell cell, std::string& out) {
  bool first = true;
  for (const auto& [key, value] : record.items()) {
    if (value.is_structured()) continue;
    if (!first) out += ',';
    first = false;
    out += cell(key, value);
  }
  out += "\r\n";
}

bool is_error(const Json& record) { return record.value("schema", "").starts_with("rapport.error/"); }

}  // namespace

RecordStream::RecordStream(Form form, std::string_view sample) : form_(form) {
  if (form_ == Form::csv)
    append_row(
        Json::parse(sample), [](const std::string& key, const Json&) { return key; }, header_);
}

void RecordStream::append(std::string_view lines, std::string& out) const {
  if (form_ == Form::ndjson) {
    out += lines;
    return;
  }
  for (std::size_t end = 0; !lines.empty(); lines.remove_prefix(end + 1)) {
    end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (form_ == Form::json) {
      out.append(",\n").append(line);
    } else if (const Json record = Json::parse(line); !is_error(record)) {
      append_row(
          record, [](const std::string&, const Json& value) { return csv_cell(value); }, out);
    }
  }
}

std::string_view RecordStream::in_order(std::string_view bytes) {
  if (form_ == Form::ndjson || begun_ || bytes.empty()) return bytes;
  begun_ = true;
  first_ = form_ == Form::json ? "[" + std::string(bytes.substr(1)) : header_ + std::string(bytes);
  return first_;
}

std::string RecordStream::end() const {
  if (form_ == Form::json) return begun_ ? "\n]\n" : "[\n]\n";
  return begun_ ? std::string() : header_;
}

}  // namespace rapport
