#include "rapport/ingest/verbatim_text.h"

#include <algorithm>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/bare_links.h"

namespace rapport {
namespace {

/// Leads offsets of a text to another one that differs from it in blanks alone. Ascending calls cost one pass.
class BlankMap {
 public:
  BlankMap(std::string_view from, std::string_view to) : from_(from), to_(to) {}

  /// The same characters in the other text; an empty span where they are blanks alone.
  Span operator()(Span span) {
    while (span.begin < span.end && ascii::is_blank(from_[span.begin])) ++span.begin;
    while (span.begin < span.end && ascii::is_blank(from_[span.end - 1])) --span.end;
    if (span.size() == 0) return span;
    const std::uint32_t begin = place_of(span.begin);
    return {begin, place_of(span.end - 1) + 1};
  }

 private:
  /// Where the character at `offset`, which is no blank, stands in the other text.
  std::uint32_t place_of(std::uint32_t offset) {
    if (offset < at_) at_ = place_ = 0;
    for (;; ++at_) {
      if (ascii::is_blank(from_[at_])) continue;
      while (ascii::is_blank(to_[place_])) ++place_;
      if (at_ == offset) return place_;
      ++place_;
    }
  }

  std::string_view from_, to_;
  std::uint32_t at_ = 0, place_ = 0;
};

bool may_quote(std::string_view text) { return text.find('>') != text.npos || text.find("--") != text.npos; }

}  // namespace

void set_plain_quotes_aside(RichText& body) {
  if (!may_quote(body.text)) return;
  const RichText changed = plain_to_text(body.text);
  BlankMap map(changed.text, body.text);
  const std::size_t before = body.set_aside.size();
  for (const auto& [span, why] : changed.set_aside) {
    const Span here = map(span);
    if (here.size() == 0) continue;
    const bool is_new =
        std::none_of(body.set_aside.begin(), body.set_aside.begin() + static_cast<std::ptrdiff_t>(before),
                     [&](const SetAside& one) { return one.span.overlaps(here); });
    if (is_new) body.set_aside.push_back({here, why});
  }
  std::ranges::sort(body.set_aside, {}, [](const SetAside& one) { return one.span.begin; });
}

RichText verbatim_text(std::string text) {
  RichText out;
  out.text = std::move(text);
  set_plain_quotes_aside(out);
  add_bare_links(out);
  return out;
}

}  // namespace rapport
