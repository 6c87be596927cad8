#include <algorithm>

#include "rapport/stance/factors.h"
#include "rapport/stance/rules.h"

namespace rapport::stance {

namespace {

constexpr std::uint32_t shortest_copy = 16;  // bytes: a shorter quotation stands in many messages by chance
constexpr std::uint32_t longest_cited = 80;  // bytes of a quotation that are shown as the deciding words

/// The quotation itself as far as it is short, else its opening.
Span cite(std::string_view text, Span quotation) {
  if (quotation.size() <= longest_cited) return quotation;
  std::uint32_t end = quotation.begin + longest_cited;
  while ((static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return {quotation.begin, end};
}

/// Where the words between the marks of `quotation` stand in one of the turns that this message answers, if they do:
/// then somebody there is quoted.
std::optional<Verdict> copied_from(const Place& place, Span quotation) {
  const std::string_view text = place.message().text;
  std::string_view words = slice(text, quotation);
  while (!words.empty() && std::string_view(" \t\r\n>\"'").find(words.front()) != std::string_view::npos)
    words.remove_prefix(1);
  while (!words.empty() && std::string_view(" \t\r\n\"'").find(words.back()) != std::string_view::npos)
    words.remove_suffix(1);
  if (words.size() < shortest_copy) return std::nullopt;
  const std::int32_t parent = place.message().parent;
  if (parent < 0 || static_cast<std::uint32_t>(parent) >= place.turn) return std::nullopt;
  const std::string_view earlier = place.thread.exchange.messages[static_cast<std::size_t>(parent)].text;
  const std::size_t at = earlier.find(words);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begin = static_cast<std::uint32_t>(at);
  const Span found{begin, begin + static_cast<std::uint32_t>(words.size())};
  return Verdict{Stance::quoted, factor::set_aside, static_cast<std::uint32_t>(parent), cite(earlier, found)};
}

/// "He said "hello" and left": the quotation behind the verb was all that is reported.
bool is_spent(const Place& place, const Mark& speech) {
  const std::string_view form = place.form();
  const std::size_t next = form.find_first_not_of(" ,:", speech.span.end);
  if (next >= place.hit.begin) return false;
  const Span first =
      place.thread.to_original(place.turn, {static_cast<std::uint32_t>(next), static_cast<std::uint32_t>(next + 1)});
  const auto quotation = place.quotations.around(first);
  return quotation && quotation->begin == first.begin && quotation->end <= place.original.begin;
}

/// The mark of `list`, words about what somebody says or does, that holds the hit. What others press with goes on to
/// the end of the sentence. Kind words behind the clause are the speaker's own again ("He told me you are ill, I'm so
/// sorry"), and so is a pitch if it was he who made it ("I told them of my course: order now").
const Mark* report_over(const Place& place, List list) {
  const Mark* mark = reaching_forward(place, list, Reach::sentence);
  if (mark == nullptr || is_spent(place, *mark)) return nullptr;
  const bool own = std::any_of(place.marks.begin(), place.marks.end(), [mark](const Mark& other) {
    return other.list == List::own_report && other.span.overlaps(mark->span);
  });
  if (!own && place.thread.cues.axis(place.cue) != Axis::relationship_building) return mark;
  const std::size_t said =
      std::min<std::size_t>(place.form().find_first_not_of(" ,:", mark->span.end), place.hit.begin);
  return parted(place, static_cast<std::uint32_t>(said), place.hit.begin, Reach::clause) ? nullptr : mark;
}

Verdict quoted(const Place& place, Span quotation) {
  if (auto copy = copied_from(place, quotation)) return *copy;
  return {Stance::quoted, factor::set_aside, place.turn, cite(place.message().text, quotation)};
}

}  // namespace

std::optional<Verdict> inside_markup(const Place& place) {
  const auto& asides = place.message().set_aside;
  const auto next =
      std::upper_bound(asides.begin(), asides.end(), place.original.begin,
                       [](std::uint32_t offset, const SetAside& aside) { return offset < aside.span.begin; });
  if (next != asides.begin() && std::prev(next)->span.contains(place.original))
    return quoted(place, std::prev(next)->span);
  if (const auto mark = place.quotations.line_mark(place.original.begin))
    return Verdict{Stance::quoted, factor::set_aside, place.turn, *mark};
  return std::nullopt;
}

std::optional<Verdict> inside_quotation(const Place& place) {
  if (const auto quotation = place.quotations.around(place.original)) return quoted(place, *quotation);
  return std::nullopt;
}

std::optional<Verdict> reported(const Place& place) {
  const bool pressure = place.thread.cues.axis(place.cue) != Axis::relationship_building;
  const Mark* mark = report_over(place, List::reported);
  if (mark == nullptr && pressure) mark = report_over(place, List::others_deeds);
  if (mark == nullptr) mark = reaching_back(place, List::said_after, Reach::sentence);
  if (mark == nullptr) return std::nullopt;
  return set_aside(place, Stance::reported, mark->span);
}

std::optional<Verdict> former_self(const Place& place) {
  if (const Mark* mark = report_over(place, List::past_self)) return set_aside(place, Stance::reported, mark->span);
  return std::nullopt;
}

std::optional<Verdict> in_fiction(const Place& place) {
  if (const Mark* mark = in_sentence(place, List::fiction)) return set_aside(place, Stance::reported, mark->span);
  return std::nullopt;
}

std::optional<Verdict> in_form_letter(const Place& place) {
  if (const Mark* mark = overlapping(place, List::form_letter)) return set_aside(place, Stance::generic, mark->span);
  return std::nullopt;
}

std::optional<Verdict> hollow(const Place& place) {
  if (const Mark* mark = overlapping(place, List::hollow)) return set_aside(place, Stance::form, mark->span);
  return std::nullopt;
}

}  // namespace rapport::stance
