#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"

namespace rapport::stance {

/// Whether the text is a cell of a CSV table with its quoting left on: it stands between straight marks, and all those
/// inside, of which there are some, are doubled ("I said ""hello"" twice").
bool is_csv_cell(std::string_view text);

/// The quotations of a text, by its quotation marks: straight, curly, single, low, guillemets in either direction,
/// CJK corner and angle brackets, backticks. A quotation ends inside its paragraph; an opening mark without its
/// partner quotes nothing, nor does an apostrophe or the mark of feet and inches. Of nested quotations the outer one
/// counts. The marks around the whole text and the doubled ones in it, as a table left them on (is_csv_cell), are read
/// as that table meant them. Paragraphs are read when they are first asked for, so text without a cue costs nothing.
class Quotations {
 public:
  explicit Quotations(std::string_view text) : text_(text), csv_cell_(is_csv_cell(text)) {}

  /// The quotation that holds all of `span`, with its marks. Or nothing.
  std::optional<Span> around(Span span);
  /// The mark '>' that begins the line of `at` (plain text's way to quote a mail). Or nothing.
  [[nodiscard]] std::optional<Span> line_mark(std::uint32_t at);

 private:
  std::string_view text_;
  bool csv_cell_;
  Span paragraph_;                      // the one that was read last
  std::vector<Span> quotes_;            // of paragraph_, sorted, not overlapping
  std::optional<bool> has_line_marks_;  // whether '>' stands anywhere in the text
};

/// All quotations of one paragraph, sorted, not overlapping, offsets into `text`. In a cell of CSV doubled straight
/// marks quote, and single ones do not.
void find_quotations(std::string_view text, Span paragraph, bool csv_cell, std::vector<Span>& out);

}  // namespace rapport::stance
