// Stands in until judge() lands; then this file goes.
#include <algorithm>

#include "rapport/stance/stance.h"

namespace rapport {
__attribute__((weak)) std::string_view name(Stance) { return "exerted"; }
__attribute__((weak)) std::vector<Judged> judge(const Exchange&, const std::vector<MatchedMessage>& messages, const Lexicon& lexicon) {
  std::vector<Judged> out;
  for (std::uint32_t t = 0; t < messages.size(); ++t) {
    std::vector<Hit> hits = messages[t].hits;
    std::stable_sort(hits.begin(), hits.end(), [](auto& a, auto& b) { return a.span.size() > b.span.size(); });
    for (const auto& h : hits) {
      const auto axis = lexicon.categories[lexicon.cues[h.cue].category].axis;
      if (axis == Axis::stance) continue;
      Judged j;
      j.cue = h.cue;
      j.turn = t;
      j.span = messages[t].text.form.offsets.to_original(h.span);
      const bool taken = std::any_of(out.begin(), out.end(), [&](const Judged& o) {
        return o.turn == t && o.span.overlaps(j.span) && lexicon.categories[lexicon.cues[o.cue].category].axis == axis;
      });
      if (!taken) out.push_back(j);
    }
  }
  std::sort(out.begin(), out.end(), [](auto& a, auto& b) {
    return std::tuple(a.turn, a.span.begin, a.span.end, a.cue) < std::tuple(b.turn, b.span.begin, b.span.end, b.cue);
  });
  return out;
}
}  // namespace rapport
