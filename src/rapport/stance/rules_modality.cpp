#include <algorithm>

#include "rapport/stance/factors.h"
#include "rapport/stance/rules.h"
#include "rapport/stance/speakers.h"

namespace rapport::stance {

namespace {

bool any_between(const Place& place, List list, std::uint32_t from, std::uint32_t to) {
  return std::any_of(place.marks.begin(), place.marks.end(), [list, from, to](const Mark& mark) {
    return mark.list == list && mark.span.begin >= from && mark.span.end <= to;
  });
}

/// "Could you send me the price list?": a request in which the speaker is the one to get it.
const Mark* own_request(const Place& place) {
  const Mark* mark = reaching_forward(place, List::request, Reach::sentence);
  if (mark == nullptr || any_between(place, List::second_person, mark->span.end, place.hit.end)) return nullptr;
  return any_between(place, List::first_person, mark->span.begin, place.hit.end) ? mark : nullptr;
}

Verdict excused(const Place& place, std::uint32_t turn, Span mark) {
  return {Stance::asked_for, factor::asked_for, turn, place.thread.to_original(turn, mark)};
}

}  // namespace

std::optional<Verdict> hypothetical(const Place& place) {
  // "If anyone knows, thanks!": warmth behind the comma is real.
  const bool warmth = place.thread.cues.axis(place.cue) == Axis::relationship_building;
  if (const Mark* mark = reaching_forward(place, List::hypothetical, warmth ? Reach::clause : Reach::sentence))
    return set_aside(place, Stance::hypothetical, mark->span);
  return std::nullopt;
}

std::optional<Verdict> asked_by_the_target(const Place& place) {
  // "Please send me your price list" is a buyer's, with or without a question mark.
  const bool excusable = !place.thread.cues.works_on_the_person(place.cue);
  if (excusable && place.has(List::their_offer) && place.has(List::first_person))
    if (const Mark* mark = reaching(place, List::request, Reach::sentence))
      return set_aside(place, Stance::question, mark->span);
  if (!is_question(place) || place.thread.cues.trait(place.cue) == Trait::closing) return std::nullopt;
  const Mark* mark = reaching_forward(place, List::question_opener, Reach::sentence);
  // "Can I sign you up?" asks the other: it is the seller's own question.
  if (mark != nullptr && any_between(place, List::second_person, mark->span.end, place.hit.end)) return std::nullopt;
  if (mark == nullptr) mark = own_request(place);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::question, mark->span);
}

std::optional<Verdict> of_people_in_general(const Place& place) {
  const bool warmth = place.thread.cues.axis(place.cue) == Axis::relationship_building;
  const Mark* mark = reaching_forward(place, List::generic_subject, Reach::clause);
  if (mark == nullptr) mark = around(place, List::generic_subject);
  // "My uncle" who is told of is people in general to a seller, and to a friend the speaker's own.
  if (mark != nullptr && warmth && mark->span.overlaps(place.hit) &&
      any_between(place, List::first_person, mark->span.begin, mark->span.end))
    return std::nullopt;
  if (mark == nullptr && !warmth) mark = reaching_forward(place, List::third_person, Reach::clause);
  // "The people who matter will be there for you" is said to somebody.
  if (mark != nullptr && warmth && any_between(place, List::second_person, mark->span.end, place.hit.end))
    return std::nullopt;
  // An I between makes it the speaker's own; a you is as general as the people: "Recruiters fill your inbox with …".
  if (mark == nullptr || any_between(place, List::first_person, mark->span.end, place.hit.begin)) return std::nullopt;
  return set_aside(place, Stance::generic, mark->span);
}

std::optional<Verdict> long_past(const Place& place) {
  // "Children were killed" presses as it stands: only an offer of the past is past.
  const CueTable& cues = place.thread.cues;
  if (cues.works_on_the_person(place.cue)) return std::nullopt;
  const Mark* mark = reaching(place, List::long_ago, Reach::clause);
  // So does "9 people bought it last week": what others did is what it presses with.
  const Trait trait = cues.trait(place.cue);
  if (mark == nullptr && trait != Trait::proof && trait != Trait::deed)
    mark = reaching(place, List::past_event, Reach::clause);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::reported, mark->span);
}

std::optional<Verdict> asked_for(const Place& place) {
  const Thread& thread = place.thread;
  const bool ordering = thread.cues.trait(place.cue) == Trait::ordering;
  if (thread.cues.works_on_the_person(place.cue) && !ordering) return std::nullopt;
  const Mark* asked = ordering ? nullptr : thread.book.first(place.turn, List::you_asked);
  if (asked != nullptr && asked->span.end <= place.hit.begin) return excused(place, place.turn, asked->span);
  const std::int32_t parent = place.message().parent;
  if (parent < 0) return std::nullopt;
  const auto asking = static_cast<std::uint32_t>(parent);
  if (same_speaker(thread.exchange.messages[asking], place.message())) return std::nullopt;
  const Mark* request = thread.book.first(asking, ordering ? List::advice_request : List::request);
  return request == nullptr ? std::nullopt : std::optional(excused(place, asking, request->span));
}

}  // namespace rapport::stance
