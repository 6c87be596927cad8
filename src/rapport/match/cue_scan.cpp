#include "rapport/match/cue_scan.h"

#include "rapport/lexicon/expression.h"
#include "rapport/segment/bit_set.h"

namespace rapport {

CueText::CueText(const Cue& cue, const PreparedText& prepared)
    : text(cue.kind == CueKind::cased ? prepared.original : std::string_view(prepared.form.text)),
      boundaries(cue.kind == CueKind::cased ? prepared.original_boundaries : prepared.boundaries),
      original(cue.kind == CueKind::cased) {}

Span CueText::in_form(Span span, const PreparedText& prepared) const {
  return original ? prepared.form.offsets.from_original(span) : span;
}

CueRegexes::CueRegexes(const Lexicon& lexicon) : lexicon_(lexicon), regexes_(lexicon.cues.size()) {}

const CueRegex& CueRegexes::compile(std::uint32_t cue) const {
  const std::lock_guard lock(compiling_);
  if (const CueRegex* const known = regexes_[cue].load(std::memory_order_relaxed); known != nullptr) return *known;
  owned_.push_back(std::make_unique<CueRegex>(cue_expression(lexicon_.cues[cue], lexicon_.spelling)));
  regexes_[cue].store(owned_.back().get(), std::memory_order_release);
  return *owned_.back();
}

bool may_begin(const Cue& cue, std::uint32_t begin, const PreparedText& text) {
  return !cue.sentence_start || begins_sentence(text, begin);
}

void scan_cue(const Cue& cue, std::uint32_t index, const CueRegex& regex, const PreparedText& text,
              std::vector<Hit>& hits) {
  const CueText in(cue, text);
  const std::size_t size = in.text.size();
  std::size_t from = 0;
  while (from < size && (from = regex.find_begin(in.text, from, size)) != CueRegex::npos) {
    from = next_bit(in.boundaries.bits(), from, size);
    const std::size_t end = regex.match_end(in.text, in.boundaries, from, size);
    const Span span = in.in_form({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(end)}, text);
    if (end != CueRegex::npos && may_begin(cue, span.begin, text)) {
      hits.push_back({index, span});
      from = end;
    } else {
      from = next_bit(in.boundaries.bits(), from + 1, size);
    }
  }
}

}  // namespace rapport
