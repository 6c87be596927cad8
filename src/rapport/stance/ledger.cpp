#include "rapport/stance/ledger.h"

#include <algorithm>

#include "rapport/stance/overlaps.h"
#include "rapport/stance/rules.h"

namespace rapport::stance {

Ledger::Ledger(const Thread& thread)
    : thread_(thread), speakers_(thread.exchange), sells_(thread.exchange.messages.size(), -1) {
  begins_.push_back(0);
  for (std::uint32_t turn = 0; turn < thread.messages.size(); ++turn) {
    judge_message(turn);
    begins_.push_back(rows_.size());
  }
}

void Ledger::judge_message(std::uint32_t turn) {
  Quotations quotations(thread_.text(turn).original);
  std::optional<Span> sentence;  // of the last target: it holds for all hits of the sentence
  std::int32_t target = -1;
  for (const Hit& hit : without_overlaps(thread_.messages[turn].hits, thread_.cues)) {
    const Place place(thread_, quotations, turn, hit.cue, hit.span);
    const Verdict verdict = first_verdict(place).value_or(Verdict{});
    if (sentence != place.sentence) target = speakers_.target(place);
    sentence = place.sentence;
    Row row;
    row.axis = thread_.cues.axis(hit.cue);
    row.hit = hit.span;
    row.sentence = sentence_index(place.text(), hit.span.begin);
    row.judged = {hit.cue, turn, place.original, verdict.stance, verdict.factor, -1, {}, target};
    if (verdict.words.size() > 0) {
      row.judged.stance_turn = static_cast<std::int32_t>(verdict.turn);
      row.judged.stance_span = verdict.words;
    }
    rows_.push_back(row);
  }
}

std::span<Row> Ledger::of(std::uint32_t turn) {
  return std::span(rows_).subspan(begins_[turn], begins_[turn + 1] - begins_[turn]);
}

bool Ledger::is_live(std::uint32_t turn, const Mark& mark) const {
  Quotations quotations(thread_.text(turn).original);
  const auto verdict = first_verdict(Place(thread_, quotations, turn, mark.cue, mark.span));
  return !verdict || verdict->stance == Stance::asked_for || verdict->stance == Stance::resistance;
}

bool Ledger::opens_sale(std::uint32_t turn) const {
  for (const Mark& mark : thread_.book.of(turn))
    if ((mark.list == List::commercial || mark.list == List::own_offer) && is_live(turn, mark)) return true;
  return std::any_of(thread_.messages[turn].hits.begin(), thread_.messages[turn].hits.end(), [&](const Hit& hit) {
    return thread_.cues.cue(hit.cue).opens_commercial && not_for_sale(turn, hit.span) == nullptr &&
           is_live(turn, {List::none, hit.cue, hit.span});
  });
}

const Mark* Ledger::not_for_sale(std::uint32_t turn, Span hit) const {
  for (const Mark& mark : thread_.book.within(turn, sentence_around(thread_.text(turn), hit)))
    if (mark.list == List::not_for_sale) return &mark;
  return nullptr;
}

bool Ledger::sells(std::uint32_t turn) {
  std::vector<std::uint32_t> unknown;  // own turns from this one back to one whose answer is known
  std::int32_t at = static_cast<std::int32_t>(turn);
  while (at >= 0 && sells_[static_cast<std::size_t>(at)] < 0) {
    unknown.push_back(static_cast<std::uint32_t>(at));
    at = speakers_.previous(static_cast<std::uint32_t>(at));
  }
  bool selling = at >= 0 && sells_[static_cast<std::size_t>(at)] > 0;
  for (auto it = unknown.rbegin(); it != unknown.rend(); ++it) {
    selling = selling || opens_sale(*it);
    sells_[*it] = selling;
  }
  return selling;
}

}  // namespace rapport::stance
