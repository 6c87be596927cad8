#include <algorithm>

#include "rapport/stance/rules.h"

namespace rapport::stance {

namespace {

bool is_negator(const Mark& mark) { return mark.list == List::negation || mark.list == List::negation_of_noun; }

/// A negator inside the match of a cue that is not written with one: "I don't really agree" for "i .. agree".
const Mark* negator_inside(const Place& place, std::uint32_t cue, Span match) {
  if (!place.has(List::negation) && !place.has(List::negation_of_noun)) return nullptr;
  const auto it = std::find_if(place.marks.begin(), place.marks.end(),
                               [match](const Mark& mark) { return is_negator(mark) && match.contains(mark.span); });
  return it == place.marks.end() || place.thread.cues.negates_itself(cue) ? nullptr : &*it;
}

/// Whether the mark insults: not "you're not worthless".
bool is_attack(const Place& place, const Mark& mark) {
  return mark.list == List::attack && negator_inside(place, mark.cue, mark.span) == nullptr;
}

/// Whether the negator or warning is the cue's own: "is not" before "not a sales pitch, but".
bool is_own(const Place& place, const Mark& denial) {
  return denial.span.end > place.hit.begin && place.thread.cues.negates_itself(place.cue);
}

/// Whether a denial or a warning in front of the hit is spent before it: by a side clause, or by a single comma (two of
/// them may only set a phrase apart: "not, under any circumstances, …").
bool is_spent(const Place& place, const Mark& denial) {
  const Span between{std::min(denial.span.end, place.hit.begin), place.hit.begin};
  const auto words = slice(place.form(), between);
  return std::count(words.begin(), words.end(), ',') == 1 ||
         std::any_of(place.marks.begin(), place.marks.end(), [&between](const Mark& mark) {
           return mark.list == List::subordinator && between.contains({mark.span.begin, mark.span.begin + 1});
         });
}

/// Whether a colon at the end of the mark or behind it has a mouth, and announces nothing: "Wise words :) she is …".
bool smiles(const Place& place, const Mark& mark) {
  const auto form = place.form();
  const std::size_t colon = form[mark.span.end - 1] == ':' ? mark.span.end - 1 : mark.span.end;
  return form.substr(0, colon + 1).ends_with(':') && colon + 1 < form.size() &&
         std::string_view(")(-]|/").find(form[colon + 1]) != std::string_view::npos;
}

/// The mark of `list` that announces with a colon what follows up to the hit: "Sleazy: …", "Never write these: …".
const Mark* introducing(const Place& place, List list) {
  const Mark* mark = reaching_forward(place, list, Reach::sentence);
  if (mark == nullptr || smiles(place, *mark)) return nullptr;
  const auto form = place.form();
  return form[mark->span.end] == ':' || form[mark->span.end - 1] == ':' ? mark : nullptr;
}

/// The mark of `list` with nothing but blanks between it and the end of the hit: "the order now post".
const Mark* directly_behind(const Place& place, List list) {
  const Mark* mark = reaching_back(place, list, Reach::words);
  return mark != nullptr && mark->span.begin <= place.hit.end + 1 ? mark : nullptr;
}

/// The mark of `list` with nothing but a blank between its end and the hit: "people say thank you".
const Mark* directly_before(const Place& place, List list) {
  if (!place.has(list)) return nullptr;
  for (const Mark& mark : place.marks)
    if (mark.list == list && mark.span.end + 1 == place.hit.begin) return &mark;
  return nullptr;
}

/// Whether the hit begins with the verb of an order.
bool is_order(const Place& place) {
  const Mark* verb = overlapping(place, List::order_verb);
  return verb != nullptr && verb->span.begin == place.hit.begin;
}

/// "no gimmicks", "isn't sleazy": blame that is denied blames nothing.
bool blame_is_denied(const Place& place, const Mark& blame) {
  return std::any_of(place.marks.begin(), place.marks.end(), [&place, &blame](const Mark& mark) {
    return is_negator(mark) && mark.span.end <= blame.span.begin &&
           !parted(place, mark.span.end, blame.span.begin, Reach::words);
  });
}

/// The reaction that begins within the sentence of the hit or the two sentences after it.
const Mark* reaction_after(const Place& place) {
  if (!place.thread.book.has(place.turn, List::reaction)) return nullptr;
  const PreparedText& text = place.text();
  const std::size_t last = std::min(sentence_index(text, place.hit.begin) + 2, text.sentences.size() - 1);
  for (const Mark& mark : place.thread.book.within(place.turn, {place.hit.end, text.sentences[last].end}))
    if (mark.list == List::reaction) return &mark;
  return nullptr;
}

/// The first mark of the sentence that `test` holds for. Null if there is none.
template <typename Test>
const Mark* find_mark(const Place& place, std::size_t sentence, Test test) {
  const auto marks = place.thread.book.within(place.turn, place.text().sentences[sentence]);
  const auto it = std::find_if(marks.begin(), marks.end(), test);
  return it == marks.end() ? nullptr : &*it;
}

bool is_whole(const Mark& mark, Span sentence) {
  constexpr std::uint32_t punctuation = 3;  // bytes of the sentence beyond its mark
  return mark.span.size() + punctuation >= sentence.size();
}

/// The mark of `list` that is a whole sentence of its own behind the hit's: "How helpful. Not."
const Mark* afterthought(const Place& place, List list) {
  if (!place.thread.book.has(place.turn, list)) return nullptr;
  const auto& sentences = place.text().sentences;
  const std::size_t next = sentence_index(place.text(), place.hit.begin) + 1;
  if (next >= sentences.size()) return nullptr;
  return find_mark(place, next, [&](const Mark& mark) { return mark.list == list && is_whole(mark, sentences[next]); });
}

/// An insult in the sentence before or after the hit's that is thrown at the other, or all that it says: "I see you
/// can't read. Sorry.", "Cool story. Nobody asked."
const Mark* attack_beside(const Place& place) {
  constexpr std::uint32_t adverb = 8;  // bytes between the person and the insult: "you still can't read"
  const auto& sentences = place.text().sentences;
  if (!place.thread.book.has(place.turn, List::attack) || sentences.empty()) return nullptr;
  const std::size_t own = sentence_index(place.text(), place.hit.begin);
  for (std::size_t at = own > 0 ? own - 1 : 1; at < sentences.size() && at <= own + 1; at += 2) {
    const auto marks = place.thread.book.within(place.turn, sentences[at]);
    const auto aims = [&](const Mark& attack) {
      return is_whole(attack, sentences[at]) || std::any_of(marks.begin(), marks.end(), [&attack](const Mark& person) {
               return person.list == List::second_person && person.span.end + adverb >= attack.span.begin &&
                      person.span.begin <= attack.span.end;
             });
    };
    const Mark* attack = find_mark(place, at, [&](const Mark& mark) { return is_attack(place, mark) && aims(mark); });
    if (attack != nullptr) return attack;
  }
  return nullptr;
}

}  // namespace

std::optional<Verdict> own_refusal(const Place& place) {
  const Mark* no = reaching(place, List::refusal, Reach::sentence);
  if (no == nullptr && place.has(List::polite_no) && answers_an_offer(place.thread, place.turn))
    no = reaching(place, List::polite_no, Reach::sentence);
  if (no == nullptr || in_sentence(place, List::mock_refusal) != nullptr) return std::nullopt;
  // To warmth a refusal does nothing, unless it is the refusal itself: "No thanks".
  const bool warmth = place.thread.cues.axis(place.cue) == Axis::relationship_building;
  if (warmth && !no->span.overlaps(place.hit)) return std::nullopt;
  return set_aside(place, Stance::resistance, no->span);
}

std::optional<Verdict> advised_against(const Place& place) {
  if (const Mark* mark = reaching_forward(place, List::advice_against, Reach::clause);
      mark != nullptr && !is_spent(place, *mark) && !is_own(place, *mark))
    return set_aside(place, Stance::advice_against, mark->span);
  return std::nullopt;
}

std::optional<Verdict> spoken_of_as_words(const Place& place) {
  const Mark* mark = reaching_forward(place, List::metalinguistic, Reach::words);
  if (mark != nullptr && smiles(place, *mark)) mark = nullptr;
  if (mark == nullptr) mark = introducing(place, List::metalinguistic);
  if (mark == nullptr) mark = around(place, List::metalinguistic);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::advice_against, mark->span);
}

std::optional<Verdict> named_as_words(const Place& place) {
  const bool warmth = place.thread.cues.axis(place.cue) == Axis::relationship_building;
  const Mark* mark = directly_behind(place, List::wording_noun);
  // "Awesome stuff" praises, "this thank you stuff" does not thank.
  if (mark != nullptr && warmth && directly_before(place, List::mention_slot) == nullptr) mark = nullptr;
  if (mark == nullptr) mark = directly_before(place, List::speech_slot);
  // "I want to say thank you" thanks.
  if (mark != nullptr && warmth && reaching_forward(place, List::first_person, Reach::clause) != nullptr)
    mark = nullptr;
  if (mark == nullptr && !warmth && is_order(place)) {
    mark = directly_before(place, List::mention_slot);
    if (mark == nullptr) mark = directly_behind(place, List::predicate);
  }
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::advice_against, mark->span);
}

std::optional<Verdict> negated(const Place& place) {
  const Mark* mark = reaching_forward(place, List::negation, Reach::clause);
  if (mark != nullptr && (is_spent(place, *mark) || is_own(place, *mark))) mark = nullptr;
  if (mark == nullptr) mark = reaching_forward(place, List::negation_of_noun, Reach::words);
  if (mark != nullptr && is_spent(place, *mark)) mark = nullptr;
  if (mark == nullptr) mark = negator_inside(place, place.cue, place.hit);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::negated, mark->span);
}

std::optional<Verdict> called_so(const Place& place) {
  if (const Mark* mark = reaching_forward(place, List::so_called, Reach::words))
    return set_aside(place, Stance::criticised, mark->span);
  return std::nullopt;
}

std::optional<Verdict> ironic(const Place& place) {
  const Mark* mark = in_sentence(place, List::irony);
  if (mark != nullptr && place.hit.contains(mark->span)) return std::nullopt;
  if (mark == nullptr) mark = afterthought(place, List::irony);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::criticised, mark->span);
}

std::optional<Verdict> criticised(const Place& place) {
  const Mark* blame = reaching_forward(place, List::critic, Reach::clause);
  if (blame == nullptr) blame = introducing(place, List::critic);
  if (blame == nullptr) blame = reaching_back(place, List::critic, Reach::sentence);
  if (blame != nullptr && blame_is_denied(place, *blame)) blame = nullptr;
  if (blame == nullptr) blame = reaction_after(place);
  if (blame == nullptr) blame = reaching_forward(place, List::reaction, Reach::sentence);
  if (blame == nullptr) return std::nullopt;
  return set_aside(place, Stance::criticised, blame->span);
}

std::optional<Verdict> weapon(const Place& place) {
  if (place.has(List::attack))
    for (const Mark& mark : place.marks)
      if (is_attack(place, mark)) return set_aside(place, Stance::criticised, mark.span);
  if (const Mark* mark = attack_beside(place)) return set_aside(place, Stance::criticised, mark->span);
  return std::nullopt;
}

}  // namespace rapport::stance
