#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"

namespace rapport::stance {

/// The quotations of a text, by its quotation marks: straight, curly, single, low, guillemets in either direction,
/// CJK corner and angle brackets, backticks. A quotation ends inside its paragraph; an opening mark without its
/// partner quotes nothing, nor does an apostrophe or the mark of feet and inches. Of nested quotations the outer one
/// counts. Paragraphs are read when they are first asked for, so text without a cue costs nothing.
class Quotations {
 public:
  explicit Quotations(std::string_view text) : text_(text) {}

  /// The quotation that holds all of `span`, with its marks. Or nothing.
  std::optional<Span> around(Span span);
  /// The mark '>' that begins the line of `at` (plain text's way to quote a mail). Or nothing.
  [[nodiscard]] std::optional<Span> line_mark(std::uint32_t at);

 private:
  std::string_view text_;
  Span paragraph_;                      // the one that was read last
  std::vector<Span> quotes_;            // of paragraph_, sorted, not overlapping
  std::optional<bool> has_line_marks_;  // whether '>' stands anywhere in the text
};

/// All quotations of one paragraph, sorted, not overlapping, offsets into `text`.
void find_quotations(std::string_view text, Span paragraph, std::vector<Span>& out);

}  // namespace rapport::stance
