#include <algorithm>

#include "rapport/stance/rules.h"

namespace rapport::stance {

namespace {

/// A negator inside the match of a cue that is not written with one: "I don't really agree" for "i .. agree".
const Mark* negator_inside(const Place& place) {
  if (place.thread.cues.negates_itself(place.cue)) return nullptr;
  const auto it = std::find_if(place.marks.begin(), place.marks.end(), [&place](const Mark& mark) {
    return mark.list == List::negation && place.hit.contains(mark.span);
  });
  return it == place.marks.end() ? nullptr : &*it;
}

/// The negator of a main clause does not reach into its side clause.
bool side_clause_between(const Place& place, std::uint32_t from, std::uint32_t to) {
  return std::any_of(place.marks.begin(), place.marks.end(), [from, to](const Mark& mark) {
    return mark.list == List::subordinator && mark.span.begin >= from && mark.span.end <= to;
  });
}

/// "no gimmicks", "isn't sleazy": blame that is denied blames nothing.
bool blame_is_denied(const Place& place, const Mark& blame) {
  return std::any_of(place.marks.begin(), place.marks.end(), [&place, &blame](const Mark& mark) {
    return mark.list == List::negation && mark.span.end <= blame.span.begin &&
           !parted(place, mark.span.end, blame.span.begin, Reach::words);
  });
}

/// The reaction that begins within the sentence of the hit or the two sentences after it.
const Mark* reaction_after(const Place& place) {
  const PreparedText& text = place.text();
  const std::size_t last = std::min(sentence_index(text, place.hit.begin) + 2, text.sentences.size() - 1);
  for (const Mark& mark : place.thread.book.within(place.turn, {place.hit.end, text.sentences[last].end}))
    if (mark.list == List::reaction) return &mark;
  return nullptr;
}

}  // namespace

std::optional<Verdict> own_refusal(const Place& place) {
  const Mark* no = in_sentence(place, List::refusal);
  if (no == nullptr || no->span.begin > place.hit.begin || in_sentence(place, List::mock_refusal) != nullptr)
    return std::nullopt;
  if (no->span.end <= place.hit.begin && parted(place, no->span.end, place.hit.begin, Reach::sentence))
    return std::nullopt;
  return set_aside(place, Stance::resistance, no->span);
}

std::optional<Verdict> advised_against(const Place& place) {
  if (const Mark* mark = reaching_forward(place, List::advice_against, Reach::clause))
    return set_aside(place, Stance::advice_against, mark->span);
  return std::nullopt;
}

std::optional<Verdict> spoken_of_as_words(const Place& place) {
  if (const Mark* mark = reaching_forward(place, List::metalinguistic, Reach::words))
    return set_aside(place, Stance::advice_against, mark->span);
  return std::nullopt;
}

std::optional<Verdict> negated(const Place& place) {
  const Mark* mark = reaching_forward(place, List::negation, Reach::clause);
  if (mark != nullptr && side_clause_between(place, mark->span.end, place.hit.begin)) mark = nullptr;
  if (mark == nullptr) mark = negator_inside(place);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::negated, mark->span);
}

std::optional<Verdict> called_so(const Place& place) {
  if (const Mark* mark = reaching_forward(place, List::so_called, Reach::words))
    return set_aside(place, Stance::criticised, mark->span);
  return std::nullopt;
}

std::optional<Verdict> ironic(const Place& place) {
  if (const Mark* mark = in_sentence(place, List::irony); mark != nullptr && !mark->span.overlaps(place.hit))
    return set_aside(place, Stance::criticised, mark->span);
  return std::nullopt;
}

std::optional<Verdict> criticised(const Place& place) {
  const Mark* blame = reaching_forward(place, List::critic, Reach::clause);
  if (blame == nullptr) blame = reaching_back(place, List::critic, Reach::sentence);
  if (blame != nullptr && blame_is_denied(place, *blame)) blame = nullptr;
  if (blame == nullptr) blame = reaction_after(place);
  if (blame == nullptr) blame = reaching_forward(place, List::reaction, Reach::sentence);
  if (blame == nullptr) return std::nullopt;
  return set_aside(place, Stance::criticised, blame->span);
}

std::optional<Verdict> weapon(const Place& place) {
  if (const Mark* mark = in_sentence(place, List::attack)) return set_aside(place, Stance::criticised, mark->span);
  return std::nullopt;
}

}  // namespace rapport::stance
