#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/input/byte_source.h"

namespace rapport {

/// Reads comma-separated values (RFC 4180) row by row in constant memory: quoted fields with separators, line ends and
/// doubled quotation marks inside. The first row names the columns; its separator (',', ';' or tab) counts for all.
/// What a field holds beyond 16 MiB is dropped.
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
  [[nodiscard]] std::uint64_t row() const { return row_; }  ///< 1-based, the names not counted

 private:
  bool read_row(std::vector<std::string>& fields);
  int next_char();
  int peek_char();
  void read_quoted(std::string& field);

  ByteSource& source_;
  std::string buffer_;
  std::size_t at_ = 0;
  char separator_ = 0;  // 0 = not known yet
  bool backslash_escapes_ = false;
  std::vector<std::string> columns_;
  std::vector<std::string> fields_;
  std::uint64_t row_ = 0;
};

}  // namespace rapport
