#pragma once
#include <span>
#include <string_view>

#include "rapport/stance/ledger.h"

namespace rapport::stance {

/// One rule of the second pass: looks at what the hits around a row and in other turns became, and changes the row.
using ThreadRule = void (*)(Ledger&, Row&);

struct ThreadRuleRow {
  std::string_view name;  ///< as in docs/stance.md
  ThreadRule rule;
  List needs = List::none;  ///< the rule changes no row of a turn without a mark of this list, and is not asked there
};

/// The rules of the second pass in their order; each is asked for all rows before the next begins, since each rests on
/// what those before it have made of the other rows.
std::span<const ThreadRuleRow> thread_rules();

void follow_series(Ledger& ledger, Row& row);
void void_mere_denial(Ledger& ledger, Row& row);
void count_testimonial(Ledger& ledger, Row& row);
void raise_apophasis(Ledger& ledger, Row& row);
void raise_after_refusal(Ledger& ledger, Row& row);
void void_lever(Ledger& ledger, Row& row);
void void_advance_thanks(Ledger& ledger, Row& row);
void halve_bait(Ledger& ledger, Row& row);
// sale_rules.cpp
void weaken_disinterested(Ledger& ledger, Row& row);
void gate_on_sale(Ledger& ledger, Row& row);
// courtesy_rules.cpp
void void_office(Ledger& ledger, Row& row);
void weaken_courtesy(Ledger& ledger, Row& row);

/// Sets the row to a stance, for the `words` of the original text of `turn`.
void decide(Row& row, Stance stance, double factor, std::uint32_t turn, Span words);
/// The marks of the row's message from `back` sentences before the row's own to `ahead` sentences after it.
std::span<const Mark> marks_near(const Ledger& ledger, const Row& row, std::size_t back, std::size_t ahead);
/// The first of them that is of `list`, or null.
const Mark* first_of(std::span<const Mark> marks, List list);
/// `form`, of the match form of the row's message, in its original text.
Span original(const Ledger& ledger, const Row& row, Span form);
/// The first mark of `list` in the row's sentence that overlaps its hit, or null.
const Mark* overlapping(const Ledger& ledger, const Row& row, List list);

}  // namespace rapport::stance
