#include "rapport/stance/rules.h"

#include <array>

#include "rapport/stance/factors.h"

namespace rapport::stance {

namespace {

constexpr std::array rows{
    RuleRow{"S1 markup", Axes::both, inside_markup},
    RuleRow{"S2 quotation", Axes::both, inside_quotation},
    RuleRow{"S3 refusal", Axes::both, own_refusal},
    RuleRow{"S4 so-called", Axes::both, called_so},
    RuleRow{"S4 irony", Axes::both, ironic},
    RuleRow{"S4 weapon", Axes::relationship, weapon},
    RuleRow{"S5 hypothesis", Axes::both, hypothetical},
    RuleRow{"S5 report", Axes::both, reported},
    RuleRow{"S5 former self", Axes::both, former_self},
    RuleRow{"S5 fiction", Axes::both, in_fiction},
    RuleRow{"S6 advice against", Axes::both, advised_against},
    RuleRow{"S6 wording", Axes::both, spoken_of_as_words},
    RuleRow{"S6 form letter", Axes::relationship, in_form_letter},
    RuleRow{"S6 hollow", Axes::relationship, hollow},
    RuleRow{"S7 negation", Axes::both, negated},
    RuleRow{"S7 named wording", Axes::both, named_as_words},
    RuleRow{"S8 blame", Axes::pressure, criticised},
    RuleRow{"S9 question", Axes::pressure, asked_by_the_target},
    RuleRow{"S10 in general", Axes::both, of_people_in_general},
    RuleRow{"S10 past", Axes::pressure, long_past},
    RuleRow{"S11 asked for", Axes::pressure, asked_for},
};

}  // namespace

std::span<const RuleRow> rules() { return rows; }

std::optional<Verdict> first_verdict(const Place& place) {
  const Axes own =
      place.thread.cues.axis(place.cue) == Axis::relationship_building ? Axes::relationship : Axes::pressure;
  for (const RuleRow& row : rows)
    if (row.axes == Axes::both || row.axes == own)
      if (auto verdict = row.rule(place)) return verdict;
  return std::nullopt;
}

Verdict set_aside(const Place& place, Stance stance, Span mark) {
  return {stance, factor::set_aside, place.turn, place.text().form.offsets.to_original(mark)};
}

}  // namespace rapport::stance
