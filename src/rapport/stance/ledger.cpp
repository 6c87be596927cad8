#include "rapport/stance/ledger.h"

#include <algorithm>

#include "rapport/stance/overlaps.h"
#include "rapport/stance/rules.h"

namespace rapport::stance {

Ledger::Ledger(const Thread& thread)
    : thread_(thread),
      speakers_(thread.exchange),
      sale_sentences_(thread.exchange.messages.size()),
      pressed_before_(thread.exchange.messages.size()) {
  quotations_.reserve(thread.messages.size());
  for (const MatchedMessage& message : thread.messages) quotations_.emplace_back(message.text.original);
  begins_.push_back(0);
  for (std::uint32_t turn = 0; turn < thread.messages.size(); ++turn) {
    judge_message(turn);
    begins_.push_back(rows_.size());
  }
}

void Ledger::judge_message(std::uint32_t turn) {
  std::optional<Span> sentence;  // of the last target: it holds for all hits of the sentence
  std::int32_t target = -1;
  for (const Hit& hit : without_overlaps(thread_.messages[turn], thread_.cues)) {
    const Place place(thread_, quotations_[turn], turn, hit.cue, hit.span);
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

std::optional<Verdict> Ledger::verdict_on(std::uint32_t turn, const Mark& mark) const {
  return first_verdict(Place(thread_, quotations_[turn], turn, mark.cue, mark.span));
}

bool Ledger::refuses(std::uint32_t turn, const Mark& mark) const {
  const auto verdict = verdict_on(turn, mark);
  return verdict && verdict->stance == Stance::resistance;
}

bool Ledger::is_live(std::uint32_t turn, const Mark& mark) const {
  const auto verdict = verdict_on(turn, mark);
  return !verdict || verdict->stance == Stance::asked_for || verdict->stance == Stance::resistance;
}

const std::vector<std::size_t>& Ledger::sale_sentences(std::uint32_t turn) {
  std::optional<std::vector<std::size_t>>& known = sale_sentences_[turn];
  if (known) return *known;
  known.emplace();
  const auto note = [&](const Mark& mark) {
    const std::size_t sentence = sentence_index(thread_.text(turn), mark.span.begin);
    if ((known->empty() || known->back() != sentence) && is_live(turn, mark)) known->push_back(sentence);
  };
  if (thread_.book.has(turn, List::commercial) || thread_.book.has(turn, List::own_offer))
    for (const Mark& mark : thread_.book.of(turn))
      if (mark.list == List::commercial || mark.list == List::own_offer) note(mark);
  for (const Hit& hit : thread_.messages[turn].hits)
    if (thread_.cues.opens_sale(hit.cue) && not_for_sale(turn, hit.span) == nullptr)
      note({List::none, hit.cue, hit.span});
  std::sort(known->begin(), known->end());
  return *known;
}

bool Ledger::pressed_before(std::uint32_t turn) {
  std::vector<std::uint32_t> unknown;  // own turns from this one back to one whose answer is known
  std::int32_t at = static_cast<std::int32_t>(turn);
  while (at >= 0 && !pressed_before_[static_cast<std::size_t>(at)]) {
    unknown.push_back(static_cast<std::uint32_t>(at));
    at = speakers_.previous(static_cast<std::uint32_t>(at));
  }
  bool pressed = at >= 0 && *pressed_before_[static_cast<std::size_t>(at)];
  for (auto it = unknown.rbegin(); it != unknown.rend(); ++it) {
    const std::int32_t before = speakers_.previous(*it);
    if (!pressed && before >= 0) {
      const auto rows = of(static_cast<std::uint32_t>(before));
      pressed = std::any_of(rows.begin(), rows.end(),
                            [&](const Row& row) { return row.presses() && thread_.cues.opens_sale(row.judged.cue); });
    }
    pressed_before_[*it] = pressed;
  }
  return pressed;
}

const Mark* Ledger::not_for_sale(std::uint32_t turn, Span hit) const {
  if (!thread_.book.has(turn, List::not_for_sale)) return nullptr;
  for (const Mark& mark : thread_.book.within(turn, sentence_around(thread_.text(turn), hit)))
    if (mark.list == List::not_for_sale) return &mark;
  return nullptr;
}

bool Ledger::sells(const Row& row) {
  constexpr std::size_t reach = 3;  // of the speaker's own sentences, before and behind
  const std::vector<std::size_t>& sale = sale_sentences(row.judged.turn);
  const auto near = std::lower_bound(sale.begin(), sale.end(), row.sentence - std::min(row.sentence, reach));
  if (near != sale.end() && *near <= row.sentence + reach) return true;
  std::size_t since = row.sentence;
  for (std::int32_t at = speakers_.previous(row.judged.turn); at >= 0 && since < reach;
       at = speakers_.previous(static_cast<std::uint32_t>(at))) {
    const auto turn = static_cast<std::uint32_t>(at);
    since += thread_.text(turn).sentences.size();
    if (const auto& before = sale_sentences(turn); !before.empty() && since - before.back() <= reach) return true;
  }
  return pressed_before(row.judged.turn);
}

}  // namespace rapport::stance
