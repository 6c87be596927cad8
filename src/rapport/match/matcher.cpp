#include "rapport/match/matcher.h"

#include <algorithm>

#include "rapport/lexicon/expression.h"
#include "rapport/match/match_run.h"
#include "rapport/match/packed_cues.h"
#include "rapport/match/pattern_compiler.h"
#include "rapport/match/phrase_compiler.h"

namespace rapport {

struct Matcher::Impl {
  explicit Impl(const Lexicon& l) : lexicon(l), cues(l) {
    if (l.packed_cues.empty()) {
      compile();
    } else {
      PackReader parts(l.packed_cues);
      pack(parts);
    }
  }

  void compile() {
    CueAutomaton form(in_form.predicates);  // of one cue
    CueAutomaton original(in_original.predicates);
    PhraseCompiler phrases(lexicon.spelling, in_form.predicates, form);
    PatternCompiler patterns(in_form.predicates, form);
    PatternCompiler cased(in_original.predicates, original);
    const CueAutomaton::Size empty = form.size();
    for (std::uint32_t i = 0; i < lexicon.cues.size(); ++i) {
      const Cue& cue = lexicon.cues[i];
      const bool is_cased = cue.kind == CueKind::cased;
      if (cue.kind == CueKind::phrase)
        phrases.add(parse_phrase(cue.source, lexicon.spelling).units, i);
      else if (!(is_cased ? cased : patterns).add(cue_expression(cue, lexicon.spelling), i))
        scanned.push_back(i);
      (is_cased ? in_original : in_form).add(is_cased ? original : form);
      (is_cased ? original : form).shrink(empty);
    }
    in_form.finish();
    in_original.finish();
  }

  template <class Pack>
  void pack(Pack& parts) {
    parts(in_form, in_original, scanned);
  }

  const Lexicon& lexicon;
  CueFacts cues;
  CueIndex in_form;
  CueIndex in_original;
  std::vector<std::uint32_t> scanned;  ///< cues of which no first token is known
};

void pack_cues(const Lexicon& lexicon, PackWriter& parts) {
  Lexicon plain = lexicon;
  plain.packed_cues = {};
  Matcher::Impl(plain).pack(parts);
}

Matcher::Matcher(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
Matcher::~Matcher() = default;

std::unique_ptr<Matcher::State, void (*)(Matcher::State*)> Matcher::make_state() const {
  return {new State(impl_->in_form, impl_->in_original, impl_->lexicon.cues.size()),
          [](State* state) { delete state; }};
}

void Matcher::match(const PreparedText& text, State& state, std::vector<Hit>& hits) const {
  hits.clear();
  const Impl& my = *impl_;
  match_form(my.cues, my.in_form, text, state.in_form, state, hits);
  const std::size_t in_order = hits.size();
  match_original(my.cues, my.in_original, text, state.in_original, state, hits);
  for (const std::uint32_t cue : my.scanned) scan_cue(my.lexicon.cues[cue], cue, my.cues.regexes[cue], text, hits);
  if (hits.size() > in_order) std::sort(hits.begin(), hits.end());
}

}  // namespace rapport
