#include "rapport/ingest/csv_reader.h"

#include <algorithm>
#include <utility>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

constexpr int end_of_source = -1;
constexpr std::size_t max_field_bytes = std::size_t{16} << 20;

bool is_blank_row(const std::vector<std::string>& fields) {
  return std::ranges::all_of(fields, [](const std::string& f) { return ascii::trim(f).empty(); });
}

}  // namespace

CsvReader::CsvReader(ByteSource& source) : source_(source) {
  while (read_row(columns_) && is_blank_row(columns_)) {
  }
  if (!columns_.empty() && columns_.front().starts_with("\xEF\xBB\xBF")) columns_.front().erase(0, 3);
  for (auto& column : columns_) column = ascii::lower(ascii::trim(column));
}

int CsvReader::peek_char() {
  if (at_ == buffer_.size()) {
    buffer_.resize(std::size_t{64} << 10);
    buffer_.resize(source_.read(buffer_));
    at_ = 0;
  }
  return buffer_.empty() ? end_of_source : static_cast<unsigned char>(buffer_[at_]);
}

int CsvReader::next_char() {
  const int c = peek_char();
  if (c != end_of_source) ++at_;
  return c;
}

/// Behind the opening quotation mark, up to and with the closing one. Where there is none, what was taken in search of
/// it is given back, and the mark is text.
void CsvReader::read_quoted(std::string& field) {
  std::string taken;
  if (find_closing_quote(field, taken)) return;
  field = '"';
  buffer_.replace(0, at_, taken);
  at_ = 0;
  if (unclosed_++ == 0) first_unclosed_ = row_ + 1;
}

bool CsvReader::find_closing_quote(std::string& field, std::string& taken) {
  while (taken.size() < max_field_bytes) {
    const int c = next_char();
    if (c == end_of_source) return false;
    taken += static_cast<char>(c);
    const bool escapes = backslash_escapes_ && c == '\\' && (peek_char() == '"' || peek_char() == '\\');
    if (c == '"' && peek_char() != '"') return true;
    if (c == '"' || escapes) taken += static_cast<char>(next_char());
    field += taken.back();
  }
  return false;
}

bool CsvReader::read_row(std::vector<std::string>& fields) {
  fields.clear();
  if (peek_char() == end_of_source) return false;
  const std::size_t most = &fields == &columns_ ? max_field_bytes : columns_.size();
  std::string beyond;
  std::string* field = &fields.emplace_back();
  for (int c = next_char(); c != end_of_source && c != '\n'; c = next_char()) {
    const char byte = static_cast<char>(c);
    if (separator_ == 0 && (byte == ',' || byte == ';' || byte == '\t')) separator_ = byte;
    if (byte == '"' && field->empty()) {
      read_quoted(*field);
    } else if (byte == separator_) {
      field = fields.size() < most ? &fields.emplace_back() : &beyond;
      field->clear();
    } else if (byte != '\r' && field->size() < max_field_bytes) {
      *field += byte;
    }
  }
  return true;
}

bool CsvReader::next() {
  do {
    if (!read_row(fields_)) return false;
  } while (is_blank_row(fields_));
  ++row_;
  return true;
}

void CsvReader::report(const std::string& file, ExchangeSink& sink) const {
  if (unclosed_ == 0) return;
  Diagnostic d;
  d.file = file;
  d.record = "row " + std::to_string(first_unclosed_);
  d.message = "a quotation mark is not closed; its field was read to the end of the line";
  if (unclosed_ > 1) d.message += " (" + std::to_string(unclosed_) + " times in this file)";
  sink.problem(std::move(d));
}

bool CsvReader::has_column(std::string_view column) const {
  return std::ranges::find(columns_, column) != columns_.end();
}

std::string_view CsvReader::field(std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  return index < fields_.size() && found != columns_.end() ? std::string_view(fields_[index]) : std::string_view{};
}

}  // namespace rapport
