#pragma once
#include <string>
#include <string_view>

namespace rapport {

/// Turns the lines that a RecordWriter makes into the form that was asked for:
///
/// - `ndjson`: a record a line, as they are;
/// - `json`: one array of them;
/// - `csv`: RFC 4180 with a header, and the columns that hold one value: turns, evidence, all other lists and objects
///   and error records are left out. Unknown is empty, text is quoted where it must be.
class RecordStream {
 public:
  enum class Form { ndjson, json, csv };

  /// `sample` is any record of the kind to come: the keys are the same in all, so it names the columns. Only a table
  /// needs it.
  RecordStream(Form form, std::string_view sample);

  /// Appends `lines` in the form asked for. Any thread.
  void append(std::string_view lines, std::string& out) const;
  /// What to write for bytes that `append` made, in the order of the input. The answer lives until the next call. One
  /// thread at a time.
  std::string_view in_order(std::string_view bytes);
  /// What to write when all is written.
  [[nodiscard]] std::string end() const;

 private:
  Form form_;
  std::string header_;
  std::string first_;
  bool begun_ = false;
};

}  // namespace rapport
