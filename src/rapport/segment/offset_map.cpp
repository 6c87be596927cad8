#include <algorithm>

#include "rapport/segment/match_form.h"

namespace rapport {

void OffsetMap::add(Span original, Span form) {
  // What vanishes leaves two shifts at one place: the end of what stands before it, and the beginning of what follows.
  if (form.size() == 0) shifts_.push_back({form.begin, original.begin});
  for (std::uint32_t at = form.begin + 1; at < form.end; ++at) shifts_.push_back({at, original.begin});
  shifts_.push_back({form.end, original.end});
}

std::uint32_t OffsetMap::to_original(std::uint32_t offset) const {
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), offset,
                                      [](std::uint32_t form, const Shift& shift) { return form < shift.form; });
  if (after == shifts_.begin()) return offset;
  const Shift& shift = *std::prev(after);
  return shift.original + (offset - shift.form);
}

Span OffsetMap::to_original(Span span) const {
  const std::uint32_t begin = to_original(span.begin);
  if (span.end <= span.begin) return {begin, begin};
  const std::uint32_t last = to_original(span.end - 1);
  auto shift = std::lower_bound(shifts_.begin(), shifts_.end(), span.end,
                                [](const Shift& s, std::uint32_t form) { return s.form < form; });
  // Without a change at its end the last byte is a plain copy. Else the first shift that leads beyond `last` is where
  // its character ends: a later one of the same place would take removed, invisible characters in.
  if (shift == shifts_.end() || shift->form != span.end) return {begin, last + 1};
  while (std::next(shift) != shifts_.end() && shift->original <= last) ++shift;
  return {begin, std::max(shift->original, last + 1)};
}

std::uint32_t OffsetMap::from_original(std::uint32_t offset) const {
  const auto next = std::lower_bound(shifts_.begin(), shifts_.end(), offset,
                                     [](const Shift& s, std::uint32_t original) { return s.original < original; });
  const Shift before = next == shifts_.begin() ? Shift{0, 0} : *std::prev(next);
  const std::uint32_t linear = before.form + (offset - before.original);
  return next == shifts_.end() ? linear : std::min(linear, next->form);
}

}  // namespace rapport
