#include "rapport/match/matcher.h"

#include <algorithm>
#include <functional>

#include "rapport/match/cue_scan.h"
#include "rapport/match/phrase_trie.h"
#include "rapport/match/token_cost.h"
#include "rapport/match/trigger_index.h"

namespace rapport {
namespace {

/// What finds the cues that are matched in one kind of text: the match form, or the original.
struct CueIndex {
  TokenIds ids;
  PhraseTrie phrases;
  TriggerIndex triggers;
  bool empty = true;
};

/// Up to where a cue is done with a text.
struct Progress {
  std::uint32_t free_from = 0;   ///< byte where its last match ends, and the next may begin
  std::uint32_t next_token = 0;  ///< first token at which it has not been tried
};

constexpr std::uint32_t kDone = static_cast<std::uint32_t>(-1);

}  // namespace

class Matcher::State {
 public:
  explicit State(std::size_t cues) : progress(cues) {}

  TokenStream tokens;
  std::vector<std::uint64_t> present;  ///< bit n: word n is in the text
  std::vector<StemSet::Found> stems;   ///< of the token at hand
  std::vector<Candidate> candidates;
  std::vector<Progress> progress;      ///< by cue
  std::vector<std::uint32_t> touched;  ///< cues whose progress is not the initial one; some more than once
};

struct Matcher::Impl {
  explicit Impl(const Lexicon& l) : lexicon(l), regexes(l), in_form{TokenIds(l.spellings), {}, {}} {
    const LexiconTokenCost cost(lexicon);
    for (std::uint32_t i = 0; i < lexicon.cues.size(); ++i) {
      const Cue& cue = lexicon.cues[i];
      CueIndex& index = cue.kind == CueKind::cased ? in_original : in_form;
      index.empty = false;
      if (index.phrases.add(cue, i, index.ids)) continue;
      if (const auto trigger = find_trigger(cue.regex, std::cref(cost))) {
        index.triggers.add(*trigger, i, index.ids);
      } else {
        scanned.push_back(i);
      }
    }
  }

  const Lexicon& lexicon;
  CueRegexes regexes;
  CueIndex in_form;
  CueIndex in_original;
  std::vector<std::uint32_t> scanned;  ///< cues of which no trigger is known
};

namespace {

/// One text on its way through one index.
class Run {
 public:
  Run(const Lexicon& lexicon, const CueRegexes& regexes, const CueIndex& index, const PreparedText& prepared,
      bool original, Matcher::State& state, std::vector<Hit>& hits)
      : lexicon_(lexicon),
        regexes_(regexes),
        index_(index),
        prepared_(prepared),
        text_(original ? prepared.original : std::string_view(prepared.form.text)),
        original_(original),
        boundaries_(original ? prepared.original_boundaries : prepared.boundaries),
        state_(state),
        hits_(hits) {}

  void match() {
    state_.tokens.read(text_, boundaries_);
    look_up_words();
    for (std::size_t at = 0; at < state_.tokens.size(); ++at) {
      index_.ids.stems.find(state_.tokens.token(text_, at), state_.stems);
      state_.candidates.clear();
      index_.phrases.find(text_, state_.tokens, index_.ids, state_.stems, at, state_.candidates);
      if (!state_.candidates.empty()) decide_phrases(state_.tokens.begins[at]);
      index_.triggers.visit(text_, state_.tokens, state_.stems, at,
                            [&](const TriggerIndex::Armed& armed) { fire(armed, at); });
    }
    for (const std::uint32_t cue : state_.touched) state_.progress[cue] = {};
    state_.touched.clear();
    for (const std::uint32_t word : state_.tokens.words) state_.present[word >> 6] = 0;
  }

 private:
  void look_up_words() {
    TokenStream& tokens = state_.tokens;
    state_.present.resize(std::max<std::size_t>(state_.present.size(), index_.ids.words.last() / 64 + 1));
    tokens.words.resize(tokens.size());
    tokens.respelled.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint32_t found = index_.ids.words.find(text_, tokens.begins[i], tokens.ends[i]);
      const std::uint32_t word = found & ~Vocabulary::kRespelled;
      tokens.words[i] = word;
      tokens.respelled[i] = found != word;
      state_.present[word >> 6] |= std::uint64_t{1} << (word & 63);
    }
  }

  /// Of the phrases that may stand at `begin` adds those that do, each with its longest sequence.
  void decide_phrases(std::uint32_t begin) {
    std::vector<Candidate>& all = state_.candidates;
    if (all.size() > 1) std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.cue < b.cue; });
    for (std::size_t first = 0, next = 0; first < all.size(); first = next) {
      Candidate best = all[first];
      for (next = first + 1; next < all.size() && all[next].cue == best.cue; ++next) {
        best.end = std::max(best.end, all[next].end);
        best.certain = best.certain && all[next].certain;
      }
      if (begin < state_.progress[best.cue].free_from) continue;
      if (best.certain) {
        add({begin, best.end}, best.cue);
      } else {
        try_at(begin, best.cue);
      }
    }
  }

  /// Tries the cue wherever a match that holds token `at` as its trigger may begin.
  void fire(const TriggerIndex::Armed& armed, std::size_t at) {
    if (!index_.triggers.has_companion(armed.cue, state_.present)) return;
    Progress& progress = state_.progress[armed.cue];
    if (progress.free_from == kDone) return;
    state_.touched.push_back(armed.cue);
    if (armed.gaps_before == TriggerIndex::kAnyGaps) {
      const Cue& cue = lexicon_.cues[armed.cue];
      scan_cue(cue, armed.cue, regexes_[armed.cue], prepared_, 0, hits_);
      progress.free_from = kDone;
      return;
    }
    std::size_t first = at;
    for (std::uint32_t gaps = armed.gaps_before; first > progress.next_token; --first) {
      if (state_.tokens.gap_before(text_, first) != kNoGap && gaps-- == 0) break;
    }
    for (first = std::max<std::size_t>(first, progress.next_token); first <= at; ++first) {
      const std::uint32_t begin = state_.tokens.begins[first];
      if (begin < progress.free_from || !index_.triggers.may_begin(armed.cue, state_.tokens, first)) continue;
      try_at(begin, armed.cue);
    }
    progress.next_token = static_cast<std::uint32_t>(at + 1);
  }

  void try_at(std::uint32_t begin, std::uint32_t cue) {
    if (!original_ && !may_begin(lexicon_.cues[cue], begin, prepared_)) return;
    const std::size_t end = regexes_[cue].match_end(text_, boundaries_, begin, text_.size());
    if (end != CueRegex::npos) add({begin, static_cast<std::uint32_t>(end)}, cue);
  }

  void add(Span span, std::uint32_t number) {
    const Cue& cue = lexicon_.cues[number];
    const Span in_form = CueText(cue, prepared_).in_form(span, prepared_);
    if (!may_begin(cue, in_form.begin, prepared_)) return;
    hits_.push_back({number, in_form});
    state_.progress[number].free_from = span.end;
    state_.touched.push_back(number);
  }

  const Lexicon& lexicon_;
  const CueRegexes& regexes_;
  const CueIndex& index_;
  const PreparedText& prepared_;
  std::string_view text_;
  bool original_;
  const WordBoundaries& boundaries_;
  Matcher::State& state_;
  std::vector<Hit>& hits_;
};

}  // namespace

Matcher::Matcher(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
Matcher::~Matcher() = default;

std::unique_ptr<Matcher::State, void (*)(Matcher::State*)> Matcher::make_state() const {
  return {new State(impl_->lexicon.cues.size()), [](State* state) { delete state; }};
}

void Matcher::match(const PreparedText& text, State& state, std::vector<Hit>& hits) const {
  hits.clear();
  const Impl& my = *impl_;
  if (!my.in_form.empty) Run(my.lexicon, my.regexes, my.in_form, text, false, state, hits).match();
  if (!my.in_original.empty) Run(my.lexicon, my.regexes, my.in_original, text, true, state, hits).match();
  for (const std::uint32_t cue : my.scanned) scan_cue(my.lexicon.cues[cue], cue, my.regexes[cue], text, 0, hits);
  std::sort(hits.begin(), hits.end());
}

}  // namespace rapport
