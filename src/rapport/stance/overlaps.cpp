#include "rapport/stance/overlaps.h"

#include <algorithm>

namespace rapport::stance {

namespace {

bool beats(const Hit& a, const Hit& b, const CueTable& cues) {
  if (a.span.size() != b.span.size()) return a.span.size() > b.span.size();
  const float weight_a = cues.cue(a.cue).weight;
  const float weight_b = cues.cue(b.cue).weight;
  return weight_a != weight_b ? weight_a > weight_b : a.cue < b.cue;
}

/// Appends the winners of a group of hits each of which overlaps a neighbour in it.
void settle(std::vector<Hit>& group, const CueTable& cues, std::vector<Hit>& out) {
  std::sort(group.begin(), group.end(), [&cues](const Hit& a, const Hit& b) { return beats(a, b, cues); });
  const std::size_t first = out.size();
  for (const Hit& hit : group) {
    const bool free = std::none_of(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                                   [&hit](const Hit& winner) { return winner.span.overlaps(hit.span); });
    if (free) out.push_back(hit);
  }
  group.clear();
}

/// Whether an empty line lies inside `words`: what stands on its two sides is two paragraphs and no phrase.
bool holds_empty_line(std::string_view words) {
  for (std::size_t at = words.find('\n'); at != std::string_view::npos; at = words.find('\n', at + 1)) {
    const std::size_t next = words.find_first_not_of(" \t\r", at + 1);
    if (next != std::string_view::npos && words[next] == '\n') return true;
  }
  return false;
}

void add_axis(const MatchedMessage& message, Axis axis, const CueTable& cues, std::vector<Hit>& out) {
  std::vector<Hit> group;
  std::uint32_t end = 0;
  for (const Hit& hit : message.hits) {
    if (cues.axis(hit.cue) != axis || holds_empty_line(slice(message.text.form.text, hit.span))) continue;
    if (hit.span.begin >= end) settle(group, cues, out);
    group.push_back(hit);
    end = std::max(end, hit.span.end);
  }
  settle(group, cues, out);
}

}  // namespace

std::vector<Hit> without_overlaps(const MatchedMessage& message, const CueTable& cues) {
  std::vector<Hit> out;
  add_axis(message, Axis::sales_pressure, cues, out);
  add_axis(message, Axis::relationship_building, cues, out);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace rapport::stance
