#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"

namespace rapport {

/// Leads offsets of a match form back to the text it was made from.
class OffsetMap {
 public:
  /// The byte of the original at which the character begins that the byte `offset` of the match form came from;
  /// the end of the match form leads to the end of the original. O(log of the number of changes).
  [[nodiscard]] std::uint32_t to_original(std::uint32_t offset) const;
  /// The original bytes that [begin, end) of the match form came from: whole characters, nothing invisible at the
  /// edges.
  [[nodiscard]] Span to_original(Span span) const;
  /// The first byte of the match form that came from `offset` or later in the original.
  [[nodiscard]] std::uint32_t from_original(std::uint32_t offset) const;
  [[nodiscard]] Span from_original(Span span) const { return {from_original(span.begin), from_original(span.end)}; }

  /// Whether every offset leads to itself, because each character became one of the same size.
  [[nodiscard]] bool is_identity() const { return shifts_.empty(); }

  void clear() { shifts_.clear(); }
  /// `original` and `form` say that a piece of the original became a piece of the match form, all of whose bytes lead
  /// back to the piece's beginning. Ascending calls only; a piece that is copied byte by byte needs none.
  void add(Span original, Span form);

 private:
  struct Shift {
    std::uint32_t form;
    std::uint32_t original;
  };
  std::vector<Shift> shifts_;
};

/// The form of a text that cues are matched in: what looks the same to a reader is the same bytes. Unicode NFKC with
/// case folding (so full-width letters, ligatures, no-break spaces, zero-width characters and soft hyphens are gone),
/// curly quotes straightened, every dash a '-'.
struct MatchForm {
  std::string text;
  OffsetMap offsets;
};

/// Writes the match form of valid UTF-8 `text` into `out`, reusing its memory. Thread-safe.
void make_match_form(std::string_view text, MatchForm& out);

}  // namespace rapport
