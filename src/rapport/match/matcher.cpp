#include "rapport/match/matcher.h"

#include <algorithm>

#include "rapport/match/cue_openings.h"
#include "rapport/match/cue_scan.h"
#include "rapport/match/opening_index.h"

namespace rapport {

class Matcher::State {
 public:
  explicit State(std::size_t cues) : free_from(cues) {}

  TokenStream tokens;
  std::vector<Candidate> candidates;
  std::vector<std::uint32_t> free_from;  ///< by cue: where its last match ends, and the next may begin
  std::vector<std::uint32_t> matched;    ///< cues whose free_from is not 0
};

struct Matcher::Impl {
  explicit Impl(const Lexicon& l) : lexicon(l), regexes(l), in_form(l.spellings) {
    for (std::uint32_t i = 0; i < lexicon.cues.size(); ++i) {
      const Cue& cue = lexicon.cues[i];
      if (!add_openings(cue, i, cue.kind == CueKind::cased ? in_original : in_form)) scanned.push_back(i);
    }
  }

  void match(const OpeningIndex& index, std::string_view in, const WordBoundaries& boundaries, const PreparedText& text,
             State& state, std::vector<Hit>& hits) const {
    if (index.empty()) return;
    state.tokens.read(in, boundaries);
    index.look_up(in, state.tokens);
    for (std::size_t i = 0; i < state.tokens.size(); ++i) {
      state.candidates.clear();
      index.find(in, state.tokens, i, state.candidates);
      if (!state.candidates.empty()) decide(state.tokens.begins[i], text, state, hits);
    }
    for (const std::uint32_t cue : state.matched) state.free_from[cue] = 0;
    state.matched.clear();
  }

  /// Of the cues that may match at `begin` adds those that do.
  void decide(std::uint32_t begin, const PreparedText& text, State& state, std::vector<Hit>& hits) const {
    std::vector<Candidate>& all = state.candidates;
    if (all.size() > 1) std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.cue < b.cue; });
    for (std::size_t first = 0, next = 0; first < all.size(); first = next) {
      Candidate best = all[first];
      for (next = first + 1; next < all.size() && all[next].cue == best.cue; ++next) {
        best.end = std::max(best.end, all[next].end);
        best.certain = best.certain && all[next].certain;
      }
      if (begin < state.free_from[best.cue]) continue;
      const std::uint32_t end = add_match(best, begin, text, hits);
      if (end == 0) continue;
      if (state.free_from[best.cue] == 0) state.matched.push_back(best.cue);
      state.free_from[best.cue] = end;
    }
  }

  /// Where the match of the candidate ends that begins at `begin`, added to `hits`; 0 if there is none.
  std::uint32_t add_match(const Candidate& candidate, std::uint32_t begin, const PreparedText& text,
                          std::vector<Hit>& hits) const {
    const Cue& cue = lexicon.cues[candidate.cue];
    const CueText in(cue, text);
    Span span{begin, candidate.end};
    if (!candidate.certain) {
      const std::size_t end = regexes[candidate.cue].match_end(in.text, in.boundaries, begin, in.text.size());
      if (end == CueRegex::npos) return 0;
      span.end = static_cast<std::uint32_t>(end);
    }
    const Span in_match_form = in.in_form(span, text);
    if (!may_begin(cue, in_match_form.begin, text)) return 0;
    hits.push_back({candidate.cue, in_match_form});
    return span.end;
  }

  const Lexicon& lexicon;
  CueRegexes regexes;
  OpeningIndex in_form;
  OpeningIndex in_original;
  std::vector<std::uint32_t> scanned;  ///< cues that can begin with anything
};

Matcher::Matcher(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
Matcher::~Matcher() = default;

std::unique_ptr<Matcher::State, void (*)(Matcher::State*)> Matcher::make_state() const {
  return {new State(impl_->lexicon.cues.size()), [](State* state) { delete state; }};
}

void Matcher::match(const PreparedText& text, State& state, std::vector<Hit>& hits) const {
  hits.clear();
  impl_->match(impl_->in_form, text.form.text, text.boundaries, text, state, hits);
  impl_->match(impl_->in_original, text.original, text.original_boundaries, text, state, hits);
  for (const std::uint32_t cue : impl_->scanned) {
    scan_cue(impl_->lexicon.cues[cue], cue, impl_->regexes[cue], text, hits);
  }
  std::sort(hits.begin(), hits.end());
}

}  // namespace rapport
