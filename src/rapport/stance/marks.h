#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "rapport/match/matcher.h"
#include "rapport/stance/lists.h"
#include "rapport/stance/stance.h"

namespace rapport::stance {

/// A match of a stance list, in the match form of its message.
struct Mark {
  List list = List::none;
  std::uint32_t cue = 0;  ///< index in Lexicon::cues
  Span span;
};

/// `list` in a set of lists.
constexpr std::uint64_t list_bit(List list) { return std::uint64_t{1} << static_cast<unsigned>(list); }
/// Which lists some marks are of.
std::uint64_t lists_of(std::span<const Mark> marks);
/// Whether `list` is one of `lists`.
constexpr bool holds(std::uint64_t lists, List list) { return (lists & list_bit(list)) != 0; }

/// The marks of all messages of an exchange, without those that another list disarms ("not" in "not only"). Sorted by
/// (begin, end) within a message. Immutable once built.
class MarkBook {
 public:
  MarkBook(const std::vector<MatchedMessage>& messages, const CueTable& cues);

  [[nodiscard]] std::span<const Mark> of(std::uint32_t turn) const {
    return std::span(marks_).subspan(begins_[turn], begins_[turn + 1] - begins_[turn]);
  }
  /// Whether that message holds a mark of `list` at all: asked before anything beyond the sentence is searched.
  [[nodiscard]] bool has(std::uint32_t turn, List list) const { return holds(lists_[turn], list); }
  /// The first mark of `list` in that message, or null. Costs the same however long the message is.
  [[nodiscard]] const Mark* first(std::uint32_t turn, List list) const;
  /// The marks of that message which begin inside `span`.
  [[nodiscard]] std::span<const Mark> within(std::uint32_t turn, Span span) const;

 private:
  void add_marks(const std::vector<Hit>& hits, const CueTable& cues, std::vector<Mark>& disarming);
  void note_lists();

  std::vector<Mark> marks_;
  std::vector<std::uint64_t> lists_;        // of each message
  std::vector<std::size_t> begins_;         // of each message in marks_, and the end
  std::vector<std::size_t> firsts_;         // in marks_: the first of each list that a message holds, by list
  std::vector<std::size_t> firsts_begins_;  // of each message in firsts_
};

}  // namespace rapport::stance
