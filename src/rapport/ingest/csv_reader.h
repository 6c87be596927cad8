#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/ingest/reader.h"
#include "rapport/input/byte_source.h"

namespace rapport {

/// Reads comma-separated values (RFC 4180) row by row in constant memory: quoted fields with separators, line ends and
/// doubled quotation marks inside. The first row names the columns; its separator (',', ';' or tab) counts for all.
/// A quotation mark that nothing closes within 16 MiB is text: its field ends where the line does, and the rows
/// below are read. Fields beyond the last named column are dropped.
class CsvReader {
 public:
  explicit CsvReader(ByteSource& source);

  /// From here on a backslash inside a quoted field makes the quotation mark or backslash behind it part of the text.
  void set_backslash_escapes() { backslash_escapes_ = true; }

  /// Goes to the next row that is not empty; false at the end.
  bool next();
  /// The field of this row in the column of that name , given in lower case; empty if there is none.
  [[nodiscard]] std::string_view field(std::string_view column) const;
  [[nodiscard]] bool has_column(std::string_view column) const;
  [[nodiscard]] const std::vector<std::string>& columns() const { return columns_; }
  /// Calls the columns otherwise, from left to right, in lower case: for tables that name them in many languages.
  void set_columns(std::vector<std::string> names) { columns_ = std::move(names); }
  [[nodiscard]] std::uint64_t row() const { return row_; }  ///< 1-based, the names not counted
  /// Tells what was mended, if anything; to be called at the end.
  void report(const std::string& file, ExchangeSink& sink) const;

 private:
  bool read_row(std::vector<std::string>& fields);
  int next_char();
  int peek_char();
  void read_quoted(std::string& field);
  bool find_closing_quote(std::string& field, std::string& taken);

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  char separator_ = 0;  // 0 = not known yet
  bool backslash_escapes_ = false;
  std::vector<std::string> columns_;
  std::vector<std::string> fields_;
  std::uint64_t row_ = 0;
  std::uint64_t unclosed_ = 0;        // quotation marks
  std::uint64_t first_unclosed_ = 0;  // its row
};

}  // namespace rapport
