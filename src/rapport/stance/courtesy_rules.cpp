#include <algorithm>

#include "rapport/stance/factors.h"
#include "rapport/stance/thread_rules.h"

namespace rapport::stance {

namespace {

/// Whether a request or a question stands where the courtesy of `row` belongs to it: thanks behind it are for what is
/// to come, while a greeting belongs to it wherever it stands.
bool belongs_to_request(const Ledger& ledger, const Row& row) {
  const Thread& thread = ledger.thread();
  const Mark* errand = thread.book.first(row.judged.turn, List::errand);
  if (thread.cues.trait(row.judged.cue) != Trait::thanking) return errand != nullptr;
  const std::string_view before = slice(thread.text(row.judged.turn).form.text, {0, row.hit.begin});
  return (errand != nullptr && errand->span.begin < row.hit.begin) || before.find('?') != std::string_view::npos;
}

/// Whether the turn does something kind beside its courtesies. A faint word ("oh", "lol") is none. A message of very
/// many cues is more than a request, and not searched: the cost of a row has a bound.
bool is_kind_besides(Ledger& ledger, std::uint32_t turn) {
  constexpr float faint = 0.5F;
  constexpr std::size_t most = 64;
  const auto rows = ledger.of(turn);
  return rows.size() > most || std::any_of(rows.begin(), rows.end(), [&ledger](const Row& other) {
           const CueTable& cues = ledger.thread().cues;
           return other.warms() && cues.trait(other.judged.cue) != Trait::asking &&
                  cues.cue(other.judged.cue).weight >= faint && overlapping(ledger, other, List::courtesy) == nullptr;
         });
}

}  // namespace

void void_office(Ledger& ledger, Row& row) {
  constexpr std::size_t reach = 3;  // sentences
  const Thread& thread = ledger.thread();
  // Who says "I" writes as a person, from an office or not.
  if (!row.warms() || thread.book.has(row.judged.turn, List::own_voice)) return;
  if (const Mark* office = first_of(marks_near(ledger, row, reach, reach), List::office))
    decide(row, Stance::form, factor::set_aside, row.judged.turn, thread.to_original(row.judged.turn, office->span));
}

void weaken_courtesy(Ledger& ledger, Row& row) {
  const Thread& thread = ledger.thread();
  if (!row.warms()) return;
  const Mark* form = overlapping(ledger, row, List::courtesy);
  if (form == nullptr || !belongs_to_request(ledger, row) || is_kind_besides(ledger, row.judged.turn)) return;
  const Mark* haste = thread.book.first(row.judged.turn, List::haste);
  const Mark& words = haste != nullptr ? *haste : *form;
  decide(row, Stance::form, haste != nullptr ? factor::set_aside : factor::courtesy * row.judged.factor,
         row.judged.turn, thread.to_original(row.judged.turn, words.span));
}

}  // namespace rapport::stance
