#include <algorithm>
#include <cstdlib>

#include "rapport/stance/factors.h"
#include "rapport/stance/thread_rules.h"

namespace rapport::stance {

namespace {

// Of the strength of a family: what presses by itself beside a word of trade, and what is said in any talk but is more
// than colour ("amazing", "hundreds of"), so that it can be a part of an offer.
constexpr float plain = 0.75F;
constexpr float more_than_colour = 0.5F;

bool has_strength(const Ledger& ledger, const Row& row, float least) {
  const CueTable& cues = ledger.thread().cues;
  const Cue& cue = cues.cue(row.judged.cue);
  return cue.weight >= least * cues.lexicon().categories[cue.category].weight;
}

/// A live word of trade beside the hit, or null.
const Mark* trade_beside(const Ledger& ledger, const Row& row) {
  if (!ledger.thread().book.has(row.judged.turn, List::market)) return nullptr;
  const auto near = marks_near(ledger, row, 1, 1);
  const auto it = std::find_if(near.begin(), near.end(), [&](const Mark& mark) {
    return mark.list == List::market && !mark.span.overlaps(row.hit) && ledger.is_live(row.judged.turn, mark);
  });
  return it == near.end() ? nullptr : &*it;
}

Part part_of(const Ledger& ledger, const Row& row) {
  return has_strength(ledger, row, more_than_colour) ? ledger.thread().cues.part(row.judged.cue) : Part::none;
}

/// Whether the row stands for its part of an offer: a cue of the speaker's own that nothing but the gate sets aside.
bool stands(const Ledger& ledger, const Row& row) {
  const bool gated = row.judged.stance == Stance::no_sale && row.judged.stance_turn < 0;
  return row.axis == Axis::sales_pressure && (gated || row.presses()) && ledger.not_for_sale(row) == nullptr;
}

/// Walks over the rows from `row` to one side, as far as an offer reaches, to the first that stands for `part`.
const Row* toward(Ledger& ledger, const Row& row, Part part, std::ptrdiff_t direction) {
  constexpr std::size_t reach = 2;     // sentences
  constexpr std::ptrdiff_t most = 32;  // rows: of a text without ends of sentences, the cost of a row has a bound
  const auto all = ledger.of(row.judged.turn);
  const std::ptrdiff_t own = &row - all.data();
  for (std::ptrdiff_t i = own + direction; i >= 0 && i < std::ssize(all) && std::abs(i - own) <= most; i += direction) {
    const Row& other = all[static_cast<std::size_t>(i)];
    const auto [first, last] = std::minmax(other.sentence, row.sentence);
    if (last - first > reach) return nullptr;
    if (part_of(ledger, other) == part && stands(ledger, other)) return &other;
  }
  return nullptr;
}

/// The nearest row before `row`, else behind it, that stands for `part`, or null.
const Row* beside(Ledger& ledger, const Row& row, Part part) {
  const Row* before = toward(ledger, row, part, -1);
  return before == nullptr ? toward(ledger, row, part, 1) : before;
}

/// The words that make an offer of the row's: the step to the goods, the goods to a step. Other words press beside
/// both of them. Null if there is no offer.
const Row* completing(Ledger& ledger, const Row& row) {
  const Part part = part_of(ledger, row);
  const Row* goods = part == Part::goods ? &row : beside(ledger, row, Part::goods);
  if (goods == nullptr || part == Part::step) return goods;
  const Row* step = beside(ledger, row, Part::step);
  return step == nullptr || part == Part::goods ? step : goods;
}

}  // namespace

void weaken_disinterested(Ledger& ledger, Row& row) {
  if (!row.presses()) return;
  const auto near = marks_near(ledger, row, 1, 1);
  const Mark* mark = first_of(near, List::recommendation);
  // What is gated is nobody's advice without a "you" in it: the gate decides.
  const bool advises = !ledger.thread().cues.cue(row.judged.cue).requires_commercial ||
                       std::any_of(near.begin(), near.end(), [&row](const Mark& person) {
                         return person.list == List::second_person && person.span.overlaps(row.hit);
                       });
  const MarkBook& book = ledger.thread().book;
  if (mark == nullptr || !advises || book.has(row.judged.turn, List::commercial) ||
      book.has(row.judged.turn, List::own_offer))
    return;
  decide(row, Stance::no_sale, factor::disinterested, row.judged.turn, original(ledger, row, mark->span));
}

void gate_on_sale(Ledger& ledger, Row& row) {
  const bool counts = row.judged.stance == Stance::exerted || row.judged.stance == Stance::asked_for;
  if (row.axis != Axis::sales_pressure || !counts) return;
  const Mark* other_matter = ledger.not_for_sale(row);
  const bool gated = other_matter != nullptr || ledger.thread().cues.cue(row.judged.cue).requires_commercial;
  if (!gated || ledger.sells(row)) return;
  const Mark* trade = other_matter == nullptr && has_strength(ledger, row, plain) ? trade_beside(ledger, row) : nullptr;
  if (trade != nullptr)
    return decide(row, row.judged.stance, row.judged.factor * factor::on_the_market, row.judged.turn,
                  original(ledger, row, trade->span));
  const Row* offer = other_matter == nullptr ? completing(ledger, row) : nullptr;
  if (offer != nullptr)
    return decide(row, row.judged.stance, row.judged.factor * factor::put_together, row.judged.turn,
                  offer->judged.span);
  decide(row, Stance::no_sale, factor::set_aside, row.judged.turn, {});
  if (other_matter == nullptr)
    row.judged.stance_turn = -1;
  else
    row.judged.stance_span = original(ledger, row, other_matter->span);
}

}  // namespace rapport::stance
