#include "rapport/stance/thread_rules.h"

#include <algorithm>
#include <array>

#include "rapport/stance/factors.h"

namespace rapport::stance {

namespace {

constexpr std::array rows{
    ThreadRuleRow{"S11 series", follow_series},
    ThreadRuleRow{"S12 disinterested", weaken_disinterested, List::recommendation},
    ThreadRuleRow{"S12 no sale", gate_on_sale},
    ThreadRuleRow{"S13 mere denial", void_mere_denial, List::denial},
    ThreadRuleRow{"S14 testimonial", count_testimonial, List::testimony},
    ThreadRuleRow{"S15 apophasis", raise_apophasis, List::denial},
    ThreadRuleRow{"S16 after a refusal", raise_after_refusal},
    ThreadRuleRow{"S17 lever", void_lever, List::contrast},
    ThreadRuleRow{"S17 thanks in advance", void_advance_thanks, List::advance_thanks},
    ThreadRuleRow{"S18 bait", halve_bait},
    ThreadRuleRow{"S19 office", void_office, List::office},
    ThreadRuleRow{"S20 courtesy", weaken_courtesy, List::courtesy},
};

constexpr std::size_t longest_link = 4;  // bytes between two members of a series

/// Spoken of, not done, whatever else is enumerated with it.
bool is_told(Stance stance) {
  return stance == Stance::reported || stance == Stance::advice_against || stance == Stance::criticised ||
         stance == Stance::generic || stance == Stance::hypothetical || stance == Stance::question;
}

/// A contrast in form bytes [from, to) of the row's message, or null.
const Mark* contrast_between(const Ledger& ledger, const Row& row, std::uint32_t from, std::uint32_t to) {
  if (to <= from || !ledger.thread().book.has(row.judged.turn, List::contrast)) return nullptr;
  const auto marks = ledger.thread().book.within(row.judged.turn, {from, to});
  const auto it = std::find_if(marks.begin(), marks.end(),
                               [to](const Mark& mark) { return mark.list == List::contrast && mark.span.end <= to; });
  return it == marks.end() ? nullptr : &*it;
}

/// Denial and pressing in one cue: "no pressure, but the price goes up".
bool turns_inside(const Ledger& ledger, const Row& row) {
  return contrast_between(ledger, row, row.hit.begin, row.hit.end) != nullptr;
}

/// The first row of the turn that presses beyond the end of `row`, within so many sentences.
const Row* pressing_behind(Ledger& ledger, const Row& row, std::size_t sentences) {
  const auto all = ledger.of(row.judged.turn);
  const Row* const end = all.data() + all.size();
  for (const Row* other = &row + 1; other != end && other->sentence - row.sentence <= sentences; ++other)
    if (other->presses() && other->hit.end > row.hit.end) return other;
  return nullptr;
}

/// A live refusal in `turn`, or null.
const Mark* refusal_in(const Ledger& ledger, std::uint32_t turn) {
  const MarkBook& book = ledger.thread().book;
  if (!book.has(turn, List::refusal) && !book.has(turn, List::polite_no)) return nullptr;
  for (const Mark& mark : book.of(turn))
    if ((mark.list == List::refusal || mark.list == List::polite_no) && ledger.refuses(turn, mark)) return &mark;
  return nullptr;
}

/// "Okay, I won't call again": the turn does not push on, unless a contrast takes it back ("Fair enough, but …").
bool gives_way(const Ledger& ledger, const Row& row) {
  const Mark* concession = ledger.thread().book.first(row.judged.turn, List::concession);
  return concession != nullptr && contrast_between(ledger, row, concession->span.end, row.hit.begin) == nullptr;
}

double after_refusal(const Ledger& ledger, const Row& row) {
  const bool overrides = ledger.thread().cues.trait(row.judged.cue) == Trait::overriding;
  return overrides ? factor::overriding_refusal : factor::after_refusal;
}

}  // namespace

std::span<const ThreadRuleRow> thread_rules() { return rows; }

void decide(Row& row, Stance stance, double factor, std::uint32_t turn, Span words) {
  row.judged.stance = stance;
  row.judged.factor = factor;
  row.judged.stance_turn = static_cast<std::int32_t>(turn);
  row.judged.stance_span = words;
}

std::span<const Mark> marks_near(const Ledger& ledger, const Row& row, std::size_t back, std::size_t ahead) {
  const auto& sentences = ledger.thread().text(row.judged.turn).sentences;
  if (sentences.empty()) return {};
  const std::size_t first = row.sentence < back ? 0 : row.sentence - back;
  const std::size_t last = std::min(row.sentence + ahead, sentences.size() - 1);
  return ledger.thread().book.within(row.judged.turn, {sentences[first].begin, sentences[last].end});
}

const Mark* first_of(std::span<const Mark> marks, List list) {
  const auto it = std::find_if(marks.begin(), marks.end(), [list](const Mark& mark) { return mark.list == list; });
  return it == marks.end() ? nullptr : &*it;
}

Span original(const Ledger& ledger, const Row& row, Span form) {
  return ledger.thread().to_original(row.judged.turn, form);
}

const Mark* overlapping(const Ledger& ledger, const Row& row, List list) {
  for (const Mark& mark : marks_near(ledger, row, 0, 0))
    if (mark.list == list && mark.span.overlaps(row.hit)) return &mark;
  return nullptr;
}

void follow_series(Ledger& ledger, Row& row) {
  if (row.judged.stance != Stance::exerted) return;
  const Row* const first = ledger.of(row.judged.turn).data();
  const Row* before = &row;
  do {
    if (before == first) return;
    --before;
  } while (before->axis != row.axis);
  if (!is_told(before->judged.stance) || before->hit.end > row.hit.begin) return;
  const std::string_view form = ledger.thread().text(row.judged.turn).form.text;
  const std::string_view between = slice(form, {before->hit.end, row.hit.begin});
  if (between.size() > longest_link || between.find_first_not_of(" ,/&") != std::string_view::npos) return;
  // ", so grab yours": the conclusion is the speaker's own.
  if (first_of(ledger.thread().book.within(row.judged.turn, {before->hit.end, row.hit.end}), List::consequence) !=
      nullptr)
    return;
  row.judged.stance = before->judged.stance;
  row.judged.factor = before->judged.factor;
  row.judged.stance_turn = before->judged.stance_turn;
  row.judged.stance_span = before->judged.stance_span;
}

void void_mere_denial(Ledger& ledger, Row& row) {
  if (!row.presses()) return;
  const Mark* denial = nullptr;
  for (const Mark& mark : marks_near(ledger, row, 0, 0))
    if (mark.list == List::denial && mark.span.overlaps(row.hit)) denial = &mark;
  if (denial == nullptr || pressing_behind(ledger, row, 2) != nullptr || turns_inside(ledger, row)) return;
  decide(row, Stance::negated, factor::set_aside, row.judged.turn, original(ledger, row, denial->span));
}

void count_testimonial(Ledger& ledger, Row& row) {
  const bool told = row.judged.stance == Stance::quoted || row.judged.stance == Stance::reported;
  if (!told || !ledger.thread().cues.praises(row.judged.cue)) return;
  const auto near = marks_near(ledger, row, 1, 2);
  const Mark* source = first_of(near, List::testimony);
  if (source == nullptr || first_of(near, List::critic) != nullptr || first_of(near, List::reaction) != nullptr) return;
  if (const Mark* offer = first_of(near, List::own_offer); offer != nullptr && ledger.is_live(row.judged.turn, *offer))
    return decide(row, Stance::testimonial, factor::testimonial, row.judged.turn, original(ledger, row, offer->span));
  for (const Row& own : ledger.of(row.judged.turn)) {
    const std::size_t distance =
        own.sentence > row.sentence ? own.sentence - row.sentence : row.sentence - own.sentence;
    if (!own.presses() || own.judged.stance == Stance::testimonial || distance > 2) continue;
    return decide(row, Stance::testimonial, factor::testimonial, row.judged.turn, own.judged.span);
  }
}

void raise_apophasis(Ledger& ledger, Row& row) {
  if (!row.presses() || row.judged.stance == Stance::testimonial) return;
  const auto near = marks_near(ledger, row, 2, 0);
  const Mark* denial = first_of(near, List::denial);
  if (denial == nullptr) return;
  const bool turned = denial->span.overlaps(row.hit)
                          ? turns_inside(ledger, row)
                          : contrast_between(ledger, row, denial->span.end, row.hit.begin) != nullptr;
  if (!turned) return;
  decide(row, Stance::apophasis, factor::apophasis, row.judged.turn, original(ledger, row, denial->span));
}

void raise_after_refusal(Ledger& ledger, Row& row) {
  const std::uint32_t turn = row.judged.turn;
  const std::int32_t before = ledger.speakers().previous(turn);
  if (!row.presses() || before < 0 || gives_way(ledger, row)) return;
  const auto& messages = ledger.thread().exchange.messages;
  for (auto at = static_cast<std::uint32_t>(before) + 1; at < turn; ++at) {
    const std::int32_t answered = messages[at].parent;
    const bool to_the_speaker =
        answered >= 0 && ledger.speakers().of(static_cast<std::uint32_t>(answered)) == ledger.speakers().of(turn);
    if (!to_the_speaker && messages[turn].parent != static_cast<std::int32_t>(at)) continue;
    if (const Mark* no = refusal_in(ledger, at))
      return decide(row, row.judged.stance, after_refusal(ledger, row), at, ledger.thread().to_original(at, no->span));
  }
}

void void_lever(Ledger& ledger, Row& row) {
  if (!row.warms()) return;
  const Row* press = pressing_behind(ledger, row, 1);
  if (press == nullptr) return;
  const std::uint32_t end = press->hit.overlaps(row.hit) ? press->hit.end : press->hit.begin;
  const Mark* turn = contrast_between(ledger, row, row.hit.end, end);
  if (turn != nullptr)
    decide(row, Stance::apophasis, factor::lever, row.judged.turn, original(ledger, row, turn->span));
}

void void_advance_thanks(Ledger& ledger, Row& row) {
  if (!row.warms()) return;
  const Mark* thanks = overlapping(ledger, row, List::advance_thanks);
  const auto turn = ledger.of(row.judged.turn);
  if (thanks != nullptr && std::any_of(turn.begin(), turn.end(), [](const Row& other) { return other.presses(); }))
    decide(row, Stance::apophasis, factor::lever, row.judged.turn, original(ledger, row, thanks->span));
}

void halve_bait(Ledger& ledger, Row& row) {
  if (!row.warms() || row.judged.factor != factor::exerted) return;
  const Row* press = pressing_behind(ledger, row, static_cast<std::size_t>(-1));
  if (press == nullptr)
    if (const std::int32_t next = ledger.speakers().next(row.judged.turn); next >= 0)
      for (const Row& other : ledger.of(static_cast<std::uint32_t>(next)))
        if (press == nullptr && other.presses()) press = &other;
  if (press == nullptr) return;
  decide(row, Stance::exerted, factor::bait, press->judged.turn, press->judged.span);
}

}  // namespace rapport::stance
