#include "rapport/match/matcher.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <limits>

#include "rapport/lexicon/expression.h"
#include "rapport/match/cue_scan.h"
#include "rapport/match/cue_walker.h"
#include "rapport/match/packed_cues.h"
#include "rapport/match/pattern_compiler.h"
#include "rapport/match/phrase_compiler.h"
#include "rapport/match/token_stream.h"

namespace rapport {
namespace {

/// What finds the cues that are matched in one kind of text: the match form, or the original.
struct CueIndex {
  TokenPredicates predicates;
  CueAutomaton automaton{predicates};
  std::bitset<256> first_bytes;  ///< of the tokens where a cue may begin

  void finish() {
    automaton.finish();
    first_bytes = automaton.first_bytes();
  }
  template <class Pack>
  void pack(Pack& parts) {
    parts(predicates, automaton, first_bytes);
  }
};

/// How far a thread's walks through a CueIndex have come.
struct Walks {
  explicit Walks(const CueIndex& index) : classes(index.predicates), walker(index.automaton, classes) {}
  TokenClasses classes;
  CueWalker walker;
  TokenStream tokens{classes};
};

/// Cues that have matched between the first token of a walk and the byte `end`.
struct Accepted {
  CueWalker::State state = 0;
  std::uint32_t end = 0;
  std::uint32_t shorter = 0;  ///< what the same walk has found before: one more than its index; 0 = nothing
};

/// How far a cue is done with a text. Places are counted on from text to text, so that none of the texts before need be
/// forgotten.
struct Progress {
  std::uint32_t free_from = 0;  ///< where its last match ends, and the next may begin
  std::uint32_t asked_at = 0;   ///< where its expression was run last
};

}  // namespace

class Matcher::State {
 public:
  State(const CueIndex& form, const CueIndex& original, std::size_t cues)
      : in_form(form), in_original(original), progress(cues) {}

  /// Makes room for the places of a text of `bytes` behind those of all texts before it.
  void begin_text(std::size_t bytes) {
    base = next_base;
    if (bytes + 2 > std::numeric_limits<std::uint32_t>::max() - base) {
      std::fill(progress.begin(), progress.end(), Progress());
      base = 1;
    }
    next_base = base + static_cast<std::uint32_t>(bytes) + 1;
  }

  Walks in_form;
  Walks in_original;
  std::vector<Accepted> accepted;  ///< by the walks at hand
  std::vector<Progress> progress;  ///< by cue
  std::uint32_t base = 1;          ///< the place of the text's first byte
  std::uint32_t next_base = 1;
};

struct Matcher::Impl {
  explicit Impl(const Lexicon& l) : lexicon(l), regexes(l) {
    for (const Cue& cue : l.cues) sentence_start.push_back(cue.sentence_start);
    if (l.packed_cues.empty()) {
      compile();
    } else {
      PackReader parts(l.packed_cues);
      pack(parts);
    }
  }

  void compile() {
    PhraseCompiler phrases(lexicon.spelling, in_form.predicates, in_form.automaton);
    PatternCompiler patterns(in_form.predicates, in_form.automaton);
    PatternCompiler cased(in_original.predicates, in_original.automaton);
    for (std::uint32_t i = 0; i < lexicon.cues.size(); ++i) {
      const Cue& cue = lexicon.cues[i];
      if (cue.kind == CueKind::phrase) {
        phrases.add(parse_phrase(cue.source, lexicon.spelling).units, i);
      } else if (!(cue.kind == CueKind::cased ? cased : patterns).add(cue_expression(cue, lexicon.spelling), i)) {
        scanned.push_back(i);
      }
    }
    in_form.finish();
    in_original.finish();
  }

  template <class Pack>
  void pack(Pack& parts) {
    parts(in_form, in_original, scanned);
  }

  const Lexicon& lexicon;
  CueRegexes regexes;
  CueIndex in_form;
  CueIndex in_original;
  std::vector<bool> sentence_start;    ///< by cue
  std::vector<std::uint32_t> scanned;  ///< cues of which no first token is known
};

namespace {

/// One text on its way through one index.
class Run {
  static constexpr std::size_t kBlock = 64;     ///< tokens
  static constexpr std::size_t kLongest = 100;  ///< tokens of a walk; what may match beyond them, an expression decides

  /// A walk that goes on.
  struct Walk {
    std::uint32_t first = 0;  ///< its first token, in the block
    CueWalker::State at = 0;
  };

 public:
  Run(const std::vector<bool>& sentence_start, const CueRegexes& regexes, const CueIndex& index,
      const PreparedText& prepared, bool original, Walks& walks, Matcher::State& state, std::vector<Hit>& hits)
      : sentence_start_(sentence_start),
        regexes_(regexes),
        index_(index),
        prepared_(prepared),
        text_(original ? prepared.original : std::string_view(prepared.form.text)),
        original_(original),
        boundaries_(original ? prepared.original_boundaries : prepared.boundaries),
        walks_(walks),
        state_(state),
        hits_(hits) {}

  void match() {
    state_.begin_text(text_.size());
    walks_.tokens.read(text_, boundaries_);
    const auto before = hits_.size();
    for (std::size_t block = 0; block < walks_.tokens.size(); block += kBlock) match_block(block);
    if (!in_order_) std::sort(hits_.begin() + static_cast<std::ptrdiff_t>(before), hits_.end());
  }

 private:
  /// Walks from the tokens of a block. That all walks take each step before any takes its next one lets the processor
  /// work at many of them at a time.
  void match_block(std::size_t block) {
    const std::size_t end = std::min(block + kBlock, walks_.tokens.size());
    walks_.walker.tidy();
    state_.accepted.clear();
    last_accepted_.fill(0);
    std::size_t walking = begin_walks(block, end);
    for (std::size_t step = 1; walking > 0 && step < kLongest; ++step) walking = go_on(walking, block + step);
    for (std::size_t w = 0; w < walking; ++w) ask_all(ahead_[w], walks_.tokens.begin(block + ahead_[w].first));
    for (std::size_t i = block; i < end; ++i)
      if (last_accepted_[i - block] != 0) decide(walks_.tokens.begin(i), last_accepted_[i - block]);
  }

  /// How many walks have begun.
  std::size_t begin_walks(std::size_t block, std::size_t end) {
    TokenStream& tokens = walks_.tokens;
    std::size_t walking = 0;
    for (std::size_t i = block; i < end; ++i) {
      if (!index_.first_bytes[static_cast<unsigned char>(text_[tokens.begin(i)])]) continue;
      const CueWalker::State at = walks_.walker.begin(tokens.symbol(i));
      if (at == 0) continue;
      ahead_[walking++] = {static_cast<std::uint32_t>(i - block), at};
      note_accepted(ahead_[walking - 1], i);
    }
    return walking;
  }

  /// Takes one more step of `walking` walks, the one that began at the block's first token to `token`; gives how many
  /// go on.
  std::size_t go_on(std::size_t walking, std::size_t token) {
    const TokenStream& tokens = walks_.tokens;
    while (walking > 0 && token + ahead_[walking - 1].first >= tokens.size()) --walking;
    for (std::size_t w = 0; w < walking; ++w)
      walks_.walker.prefetch(ahead_[w].at, tokens.symbol(token + ahead_[w].first));
    std::size_t still = 0;
    for (std::size_t w = 0; w < walking; ++w) {
      const std::size_t next = token + ahead_[w].first;
      const CueWalker::State at = walks_.walker.next(ahead_[w].at, tokens.symbol(next));
      if (at == 0) continue;
      ahead_[still] = {ahead_[w].first, at};
      note_accepted(ahead_[still++], next);
    }
    return still;
  }

  void note_accepted(const Walk& walk, std::size_t token) {
    if (!CueWalker::accepts(walk.at)) return;
    state_.accepted.push_back({walk.at, walks_.tokens.end(token), last_accepted_[walk.first]});
    last_accepted_[walk.first] = static_cast<std::uint32_t>(state_.accepted.size());
  }

  /// Adds the hits of a walk that began at `begin`: of each cue the longest. `last` is one more than the index of what
  /// it accepted last.
  void decide(std::uint32_t begin, std::uint32_t last) {
    const std::size_t before = hits_.size();
    for (std::uint32_t i = last; i != 0; i = state_.accepted[i - 1].shorter) {
      const CueWalker::State state = state_.accepted[i - 1].state;
      if (walks_.walker.has_doubts(state)) ask_for(state, begin);
    }
    const bool in_order = hits_.size() == before && state_.accepted[last - 1].shorter == 0;
    for (std::uint32_t i = last; i != 0; i = state_.accepted[i - 1].shorter) {
      const Accepted& accepted = state_.accepted[i - 1];
      for (const CueAutomaton::Element element : walks_.walker.accepted(accepted.state)) {
        const std::uint32_t cue = CueAutomaton::accepted_cue(element);
        const Progress& progress = state_.progress[cue];
        const std::uint32_t place = state_.base + begin;
        if (place >= progress.free_from && place != progress.asked_at) add({begin, accepted.end}, cue);
      }
    }
    if (!in_order) std::sort(hits_.begin() + static_cast<std::ptrdiff_t>(before), hits_.end());
  }

  /// Lets the expressions of all cues decide that may match where a walk is given up.
  void ask_all(const Walk& walk, std::uint32_t begin) {
    cues_.clear();
    walks_.walker.add_cues_behind(walk.at, cues_);
    for (const std::uint32_t cue : cues_) ask(cue, begin);
    in_order_ = false;
  }

  void ask_for(CueWalker::State state, std::uint32_t begin) {
    for (const CueAutomaton::Element element : walks_.walker.accepted(state))
      if (!CueAutomaton::is_certain(element)) ask(CueAutomaton::accepted_cue(element), begin);
  }

  /// Lets the expression of a cue decide.
  void ask(std::uint32_t cue, std::uint32_t begin) {
    Progress& progress = state_.progress[cue];
    const std::uint32_t place = state_.base + begin;
    if (place < progress.free_from || place == progress.asked_at) return;
    progress.asked_at = place;
    if (sentence_start_[cue] && !begins_sentence(prepared_, begin)) return;
    const std::size_t end = regexes_[cue].match_end(text_, boundaries_, begin, text_.size());
    if (end != CueRegex::npos) add({begin, static_cast<std::uint32_t>(end)}, cue);
  }

  void add(Span span, std::uint32_t cue) {
    if (sentence_start_[cue] && !begins_sentence(prepared_, span.begin)) return;
    hits_.push_back({cue, original_ ? prepared_.form.offsets.from_original(span) : span});
    state_.progress[cue].free_from = state_.base + span.end;
  }

  const std::vector<bool>& sentence_start_;
  const CueRegexes& regexes_;
  const CueIndex& index_;
  const PreparedText& prepared_;
  std::string_view text_;
  bool original_;
  const WordBoundaries& boundaries_;
  Walks& walks_;
  Matcher::State& state_;
  std::vector<Hit>& hits_;
  std::array<Walk, kBlock> ahead_;
  std::vector<std::uint32_t> cues_;                    ///< scratch
  bool in_order_ = true;                               ///< hits_, but for those that `decide` puts in order itself
  std::array<std::uint32_t, kBlock> last_accepted_{};  ///< by first token: see Accepted::shorter
};

}  // namespace

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
  Run(my.sentence_start, my.regexes, my.in_form, text, false, state.in_form, state, hits).match();
  const std::size_t in_order = hits.size();
  Run(my.sentence_start, my.regexes, my.in_original, text, true, state.in_original, state, hits).match();
  for (const std::uint32_t cue : my.scanned) scan_cue(my.lexicon.cues[cue], cue, my.regexes[cue], text, hits);
  if (hits.size() > in_order) std::sort(hits.begin(), hits.end());
}

}  // namespace rapport
