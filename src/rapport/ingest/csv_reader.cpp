#include "rapport/ingest/csv_reader.h"

#include <algorithm>
#include <utility>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

constexpr int end_of_source = -1;
constexpr std::size_t max_field_bytes = std::size_t{16} << 20;

void append(std::string& field, char c) {
  if (field.size() < max_field_bytes) field += c;
}

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

/// Behind the opening quotation mark, up to and with the closing one.
void CsvReader::read_quoted(std::string& field) {
  for (int c = next_char(); c != end_of_source; c = next_char()) {
    if (backslash_escapes_ && c == '\\' && (peek_char() == '"' || peek_char() == '\\')) {
      append(field, static_cast<char>(next_char()));
      continue;
    }
    if (c == '"' && peek_char() != '"') return;
    if (c == '"') next_char();
    append(field, static_cast<char>(c));
  }
}

bool CsvReader::read_row(std::vector<std::string>& fields) {
  fields.clear();
  if (peek_char() == end_of_source) return false;
  fields.emplace_back();
  for (int c = next_char(); c != end_of_source && c != '\n'; c = next_char()) {
    const char byte = static_cast<char>(c);
    if (separator_ == 0 && (byte == ',' || byte == ';' || byte == '\t')) separator_ = byte;
    if (byte == '"' && fields.back().empty()) {
      read_quoted(fields.back());
    } else if (byte == separator_) {
      fields.emplace_back();
    } else if (byte != '\r') {
      append(fields.back(), byte);
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

bool CsvReader::has_column(std::string_view column) const {
  return std::ranges::find(columns_, column) != columns_.end();
}

std::string_view CsvReader::field(std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  return index < fields_.size() && found != columns_.end() ? std::string_view(fields_[index]) : std::string_view{};
}

}  // namespace rapport
