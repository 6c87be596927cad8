#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rapport/stance/place.h"
#include "rapport/stance/rules.h"
#include "rapport/stance/speakers.h"

namespace rapport::stance {

/// A row of the ledger while it is being judged.
struct Row {
  Judged judged;
  Axis axis = Axis::sales_pressure;
  Span hit;                  ///< in the match form
  std::size_t sentence = 0;  ///< index in PreparedText::sentences

  /// Done to somebody, by the speaker, with something of its weight left.
  [[nodiscard]] bool presses() const { return axis == Axis::sales_pressure && is_live(); }
  [[nodiscard]] bool warms() const { return axis == Axis::relationship_building && is_live(); }

 private:
  [[nodiscard]] bool is_live() const {
    return judged.stance == Stance::exerted || judged.stance == Stance::apophasis ||
           judged.stance == Stance::testimonial;
  }
};

/// All rows of an exchange, sorted by (turn, begin, end, cue), after the first pass.
class Ledger {
 public:
  explicit Ledger(const Thread& thread);

  [[nodiscard]] const Thread& thread() const { return thread_; }
  [[nodiscard]] const Speakers& speakers() const { return speakers_; }
  [[nodiscard]] std::span<Row> rows() { return rows_; }
  [[nodiscard]] std::span<Row> of(std::uint32_t turn);

  /// Whether the speaker of the row shows an object of sale within a few of his own sentences (a cue that opens the
  /// gate or a word of the list "commercial", the speaker's own and not set aside), or has pressed a sale in an earlier
  /// turn. A long post that names a price somewhere does not sell with every word of it.
  [[nodiscard]] bool sells(const Row& row);
  /// The mark in the sentence of the row that names what is not for sale (an exam, a vote), or null.
  [[nodiscard]] const Mark* not_for_sale(const Row& row) const { return not_for_sale(row.judged.turn, row.hit); }
  /// Whether the words of `mark`, a refusal in form, refuse: the speaker's own, to the other, not a seller's mockery.
  [[nodiscard]] bool refuses(std::uint32_t turn, const Mark& mark) const;
  /// Whether the words of `mark` are the speaker's own live words (refusing is as live as anything).
  [[nodiscard]] bool is_live(std::uint32_t turn, const Mark& mark) const;

 private:
  [[nodiscard]] std::optional<Verdict> verdict_on(std::uint32_t turn, const Mark& mark) const;
  void judge_message(std::uint32_t turn);
  [[nodiscard]] const Mark* not_for_sale(std::uint32_t turn, Span hit) const;
  [[nodiscard]] const std::vector<std::size_t>& sale_sentences(std::uint32_t turn);
  [[nodiscard]] bool pressed_before(std::uint32_t turn);

  const Thread& thread_;
  Speakers speakers_;
  mutable std::vector<Quotations> quotations_;  // by turn; read as far as they are asked for
  std::vector<Row> rows_;
  std::vector<std::size_t> begins_;                                      // of each turn in rows_, and the end
  std::vector<std::optional<std::vector<std::size_t>>> sale_sentences_;  // by turn; empty = not looked at yet
  std::vector<std::optional<bool>> pressed_before_;                      // the same
};

}  // namespace rapport::stance
