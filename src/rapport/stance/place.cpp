#include "rapport/stance/place.h"

#include <algorithm>

#include "rapport/stance/speakers.h"

namespace rapport::stance {

namespace {

constexpr std::size_t few_words = 4;
constexpr std::uint32_t farthest = 1000;  // bytes from the hit

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::uint32_t skip_blanks(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_blank(text[at])) ++at;
  return at;
}

bool turn_between(const Place& place, std::uint32_t from, std::uint32_t to) {
  if (!place.has(List::contrast) && !place.has(List::consequence)) return false;
  return std::any_of(place.marks.begin(), place.marks.end(), [from, to](const Mark& mark) {
    return (mark.list == List::contrast || mark.list == List::consequence) && mark.span.begin >= from &&
           mark.span.begin <= to;
  });
}

/// Whether the mark at `at` begins a clause of its own: the hit itself follows, or a word that begins clauses.
bool begins_clause(const Place& place, std::uint32_t at) {
  const std::uint32_t next = skip_blanks(place.form(), at + 1, place.sentence.end);
  if (next == place.hit.begin) return true;
  return std::any_of(place.marks.begin(), place.marks.end(), [next](const Mark& mark) {
    return mark.span.begin == next &&
           (mark.list == List::clause_start || mark.list == List::first_person || mark.list == List::second_person);
  });
}

/// In lower-case chat "no. buy now" is one sentence to UAX #29. Abbreviations such as "e.g." end none.
bool full_stop_ends(std::string_view text, std::uint32_t at, std::uint32_t to) {
  if (at + 1 >= to || !is_blank(text[at + 1])) return false;
  const std::size_t word = text.find_last_of(" \t\r\n.", at - (at > 0 ? 1 : 0));
  const std::size_t length = word == std::string_view::npos ? at : at - word - 1;
  return length > 2 || text[at] != '.';
}

bool parts_clause(const Place& place, std::uint32_t at) {
  const std::string_view text = place.form();
  switch (text[at]) {
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
      return true;
    case '-': {
      if (at == 0 || at + 1 >= text.size()) return false;
      const bool blank_behind = is_blank(text[at + 1]);
      if (is_blank(text[at - 1])) return blank_behind || text[at + 1] == '-';
      return blank_behind && begins_clause(place, at);  // "it was late- you can come"
    }
    case ',':
      return begins_clause(place, at);
    default:
      return false;
  }
}

/// Emoji, arrows, bullets and bars end what was said before them (arrows and symbols are E2 86 to E2 AF in UTF-8).
bool is_pictograph(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xE2 && at + 2 < text.size()) {
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return second >= 0x86 || (second == 0x80 && static_cast<unsigned char>(text[at + 2]) == 0xA2);
  }
  return byte == 0xF0 || byte == '|';
}

bool parts_sentence(std::string_view text, std::uint32_t at, std::uint32_t to) {
  if (is_pictograph(text, at)) return true;
  return text[at] == ';' || ((text[at] == '.' || text[at] == '!' || text[at] == '?') && full_stop_ends(text, at, to));
}

std::size_t count_gaps(std::string_view text) {
  std::size_t gaps = 0;
  for (std::size_t i = 1; i < text.size(); ++i) gaps += is_blank(text[i]) && !is_blank(text[i - 1]);
  return gaps;
}

}  // namespace

bool answers_an_offer(const Thread& thread, std::uint32_t turn) {
  const Message& message = thread.exchange.messages[turn];
  if (message.parent < 0) return false;
  const auto offer = static_cast<std::uint32_t>(message.parent);
  if (same_speaker(thread.exchange.messages[offer], message)) return false;
  return thread.book.has(offer, List::commercial) || thread.book.has(offer, List::own_offer);
}

Place::Place(const Thread& its_thread, Quotations& its_quotations, std::uint32_t its_turn, std::uint32_t its_cue,
             Span form)
    : thread(its_thread),
      quotations(its_quotations),
      turn(its_turn),
      cue(its_cue),
      hit(form),
      original(thread.to_original(turn, form)),
      sentence(sentence_around(thread.text(turn), form)),
      marks(thread.book.within(turn, sentence)),
      lists(lists_of(marks)) {}

bool parted(const Place& place, std::uint32_t from, std::uint32_t to, Reach reach) {
  // They overlap. What reaches over words must stand before them: "the terms" says nothing of "terms and conditions".
  if (to < from) return reach == Reach::words;
  if (turn_between(place, from, to)) return true;
  const std::string_view text = place.form();
  for (std::uint32_t at = from; at < to; ++at) {
    if (parts_sentence(text, at, to)) return true;
    if (reach != Reach::sentence && parts_clause(place, at)) return true;
  }
  return reach == Reach::words && count_gaps(text.substr(from, to - from)) > few_words;
}

const Mark* reaching_forward(const Place& place, List list, Reach reach) {
  if (!place.has(list)) return nullptr;
  const Mark* last = nullptr;
  for (const Mark& mark : place.marks) {
    if (mark.span.begin >= place.hit.begin) break;
    if (mark.list == list && mark.span.end < place.hit.end && (last == nullptr || mark.span.end > last->span.end))
      last = &mark;
  }
  return last != nullptr && !parted(place, last->span.end, place.hit.begin, reach) ? last : nullptr;
}

const Mark* reaching_back(const Place& place, List list, Reach reach) {
  if (!place.has(list)) return nullptr;
  for (const Mark& mark : place.marks)
    if (mark.list == list && mark.span.begin >= place.hit.end)
      return parted(place, place.hit.end, mark.span.begin, reach) ? nullptr : &mark;
  return nullptr;
}

const Mark* overlapping(const Place& place, List list) {
  if (!place.has(list)) return nullptr;
  for (const Mark& mark : place.marks)
    if (mark.list == list && mark.span.overlaps(place.hit)) return &mark;
  return nullptr;
}

const Mark* around(const Place& place, List list) {
  const Mark* mark = overlapping(place, list);
  return mark != nullptr && mark->span.contains(place.hit) ? mark : nullptr;
}

const Mark* reaching(const Place& place, List list, Reach reach) {
  if (const Mark* mark = overlapping(place, list)) return mark;
  const Mark* before = reaching_forward(place, list, reach);
  return before != nullptr ? before : reaching_back(place, list, reach);
}

const Mark* in_sentence(const Place& place, List list) {
  if (!place.has(list)) return nullptr;
  const auto it =
      std::find_if(place.marks.begin(), place.marks.end(), [list](const Mark& m) { return m.list == list; });
  return it == place.marks.end() ? nullptr : &*it;
}

std::size_t sentence_index(const PreparedText& text, std::uint32_t at) {
  const auto next = std::upper_bound(text.sentences.begin(), text.sentences.end(), at,
                                     [](std::uint32_t offset, const Span& s) { return offset < s.begin; });
  return next == text.sentences.begin() ? 0 : static_cast<std::size_t>(next - text.sentences.begin() - 1);
}

Span sentence_around(const PreparedText& text, Span hit) {
  Span window{hit.begin < farthest ? 0 : hit.begin - farthest,
              std::min(hit.end + farthest, static_cast<std::uint32_t>(text.form.text.size()))};
  if (text.sentences.empty()) return window;
  const Span sentence = text.sentences[sentence_index(text, hit.begin)];
  return {std::max(window.begin, sentence.begin), std::min(window.end, sentence.end)};
}

bool is_question(const Place& place) {
  const std::string_view sentence = slice(place.form(), place.sentence);
  const auto last = sentence.find_last_not_of(" \t\r\n\"')]");
  return last != std::string_view::npos && sentence[last] == '?';
}

}  // namespace rapport::stance
