#include "rapport/stance/marks.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>

namespace rapport::stance {

namespace {

bool begins_before(const Mark& mark, std::uint32_t offset) { return mark.span.begin < offset; }

/// The lists whose matches disarm those of others.
constexpr std::uint64_t disarming_lists = [] {
  std::uint64_t lists = 0;
  for (const ListRow& row : list_rows)
    if (row.disarmed_by != List::none) lists |= list_bit(row.disarmed_by);
  return lists;
}();

/// Whether a mark is disarmed: asked of the marks of one message in their order.
class Disarming {
 public:
  /// `marks`: those of the message that disarm others, in their order.
  explicit Disarming(std::span<const Mark> marks) : marks_(marks) {
    for (const Mark& mark : marks) longest_ = std::max(longest_, mark.span.size());
  }
  bool operator()(const Mark& mark) {
    const List by = disarmer(mark.list);
    if (by == List::none) return false;
    while (!marks_.empty() && marks_.front().span.begin + longest_ <= mark.span.begin) marks_ = marks_.subspan(1);
    for (const Mark& other : marks_) {
      if (other.span.begin >= mark.span.end) break;
      if (other.list == by && other.span.overlaps(mark.span)) return true;
    }
    return false;
  }

 private:
  std::span<const Mark> marks_;  // without those that end before all marks to come
  std::uint32_t longest_ = 0;
};

}  // namespace

std::uint64_t lists_of(std::span<const Mark> marks) {
  std::uint64_t lists = 0;
  for (const Mark& mark : marks) lists |= list_bit(mark.list);
  return lists;
}

MarkBook::MarkBook(const std::vector<MatchedMessage>& messages, const CueTable& cues) {
  std::size_t hits = 0;
  for (const MatchedMessage& message : messages) hits += message.hits.size();
  marks_.reserve(hits);
  begins_.reserve(messages.size() + 1);
  begins_.push_back(0);
  std::vector<Mark> disarming;
  for (const MatchedMessage& message : messages) {
    add_marks(message.hits, cues, disarming);
    note_lists();
    begins_.push_back(marks_.size());
  }
}

/// `disarming` is scratch.
void MarkBook::add_marks(const std::vector<Hit>& hits, const CueTable& cues, std::vector<Mark>& disarming) {
  disarming.clear();
  for (const Hit& hit : hits) {
    const List list = cues.list(hit.cue);
    if (list == List::none) continue;
    marks_.push_back({list, hit.cue, hit.span});
    if (holds(disarming_lists, list)) disarming.push_back(marks_.back());
  }
  if (disarming.empty()) return;
  Disarming is_disarmed(disarming);
  const auto first = marks_.begin() + static_cast<std::ptrdiff_t>(begins_.back());
  marks_.erase(std::remove_if(first, marks_.end(), std::ref(is_disarmed)), marks_.end());
}

/// Of the message whose marks were added last.
void MarkBook::note_lists() {
  std::array<std::size_t, 64> first;
  std::uint64_t lists = 0;
  for (std::size_t i = marks_.size(); i-- > begins_.back();) {
    const auto list = static_cast<std::size_t>(marks_[i].list);
    lists |= list_bit(marks_[i].list);
    first[list] = i;
  }
  lists_.push_back(lists);
  firsts_begins_.push_back(firsts_.size());
  for (; lists != 0; lists &= lists - 1) firsts_.push_back(first[static_cast<std::size_t>(std::countr_zero(lists))]);
}

const Mark* MarkBook::first(std::uint32_t turn, List list) const {
  if (!has(turn, list)) return nullptr;
  const std::uint64_t before = lists_[turn] & (list_bit(list) - 1);
  return &marks_[firsts_[firsts_begins_[turn] + static_cast<std::size_t>(std::popcount(before))]];
}

std::span<const Mark> MarkBook::within(std::uint32_t turn, Span span) const {
  const auto all = of(turn);
  const auto first = std::lower_bound(all.begin(), all.end(), span.begin, begins_before);
  return {first, std::lower_bound(first, all.end(), span.end, begins_before)};
}

}  // namespace rapport::stance
