#include "rapport/stance/marks.h"

#include <algorithm>
#include <array>
#include <bit>

namespace rapport::stance {

namespace {

bool begins_before(const Mark& mark, std::uint32_t offset) { return mark.span.begin < offset; }

/// Whether a mark of the list that disarms `mark` overlaps it. `longest` is the length of the longest of `marks`.
bool disarmed(const Mark& mark, std::span<const Mark> marks, std::uint32_t longest) {
  const List by = disarmer(mark.list);
  if (by == List::none) return false;
  const std::uint32_t from = mark.span.begin < longest ? 0 : mark.span.begin - longest;
  for (auto it = std::lower_bound(marks.begin(), marks.end(), from, begins_before);
       it != marks.end() && it->span.begin < mark.span.end; ++it)
    if (it->list == by && it->span.overlaps(mark.span)) return true;
  return false;
}

/// Appends the marks among `hits` that no other disarms. `scratch` holds all of them in between.
void add_marks(const std::vector<Hit>& hits, const CueTable& cues, std::vector<Mark>& scratch, std::vector<Mark>& out) {
  scratch.clear();
  std::uint32_t longest = 0;
  for (const Hit& hit : hits) {
    const List list = cues.list(hit.cue);
    if (list == List::none) continue;
    scratch.push_back({list, hit.cue, hit.span});
    if (disarmer(list) == List::none) longest = std::max(longest, hit.span.size());
  }
  for (const Mark& mark : scratch)
    if (!disarmed(mark, scratch, longest)) out.push_back(mark);
}

}  // namespace

std::uint64_t lists_of(std::span<const Mark> marks) {
  std::uint64_t lists = 0;
  for (const Mark& mark : marks) lists |= std::uint64_t{1} << static_cast<unsigned>(mark.list);
  return lists;
}

MarkBook::MarkBook(const std::vector<MatchedMessage>& messages, const CueTable& cues) {
  std::vector<Mark> scratch;
  begins_.push_back(0);
  for (const MatchedMessage& message : messages) {
    add_marks(message.hits, cues, scratch, marks_);
    note_lists();
    begins_.push_back(marks_.size());
  }
}

/// Of the message whose marks were added last.
void MarkBook::note_lists() {
  std::array<std::size_t, 64> first;
  std::uint64_t lists = 0;
  for (std::size_t i = marks_.size(); i-- > begins_.back();) {
    const auto list = static_cast<std::size_t>(marks_[i].list);
    lists |= std::uint64_t{1} << list;
    first[list] = i;
  }
  lists_.push_back(lists);
  firsts_begins_.push_back(firsts_.size());
  for (; lists != 0; lists &= lists - 1) firsts_.push_back(first[static_cast<std::size_t>(std::countr_zero(lists))]);
}

const Mark* MarkBook::first(std::uint32_t turn, List list) const {
  if (!has(turn, list)) return nullptr;
  const std::uint64_t before = lists_[turn] & ((std::uint64_t{1} << static_cast<unsigned>(list)) - 1);
  return &marks_[firsts_[firsts_begins_[turn] + static_cast<std::size_t>(std::popcount(before))]];
}

std::span<const Mark> MarkBook::within(std::uint32_t turn, Span span) const {
  const auto all = of(turn);
  const auto first = std::lower_bound(all.begin(), all.end(), span.begin, begins_before);
  return {first, std::lower_bound(first, all.end(), span.end, begins_before)};
}

}  // namespace rapport::stance
