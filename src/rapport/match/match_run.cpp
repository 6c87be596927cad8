#include "rapport/match/match_run.h"

#include <algorithm>
#include <array>

namespace rapport {
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
  Run(const CueFacts& cues, const CueIndex& index, const PreparedText& prepared, bool original, Walks& walks,
      Matcher::State& state, std::vector<Hit>& hits)
      : of_cues_(cues),
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
    if (!original_) walks_.tokens.find_symbols();  // of the cued words written with capitals there are few
    const auto before = hits_.size();
    for (std::size_t block = 0; block < walks_.tokens.size(); block += kBlock) match_block(block);
    if (!in_order_) std::sort(hits_.begin() + static_cast<std::ptrdiff_t>(before), hits_.end());
  }

 private:
  /// Walks from the tokens of a block. That all walks take each step before any takes its next one lets the processor
  /// work at many of them at a time.
  void match_block(std::size_t block) {
    const std::size_t end = std::min(block + kBlock, walks_.tokens.size());
    state_.accepted.clear();
    last_accepted_.fill(0);
    for (CueWalker& walker : walks_.walkers) {
      walker.tidy();
      std::size_t walking = begin_walks(walker, block, end);
      for (std::size_t step = 1; walking > 0 && step < kLongest; ++step) walking = go_on(walker, walking, block + step);
      for (std::size_t w = 0; w < walking; ++w)
        ask_all(walker, ahead_[w], walks_.tokens.begin(block + ahead_[w].first));
    }
    for (std::size_t i = block; i < end; ++i)
      if (last_accepted_[i - block] != 0) decide(walks_.tokens.begin(i), last_accepted_[i - block]);
  }

  /// How many walks have begun.
  std::size_t begin_walks(CueWalker& walker, std::size_t block, std::size_t end) {
    TokenStream& tokens = walks_.tokens;
    std::size_t walking = 0;
    for (std::size_t i = block; i < end; ++i) {
      if (!index_.first_bytes[static_cast<unsigned char>(text_[tokens.begin(i)])]) continue;
      const CueWalker::State at = walker.begin(tokens.symbol(i));
      if (at == 0) continue;
      walker.prefetch(at);
      ahead_[walking++] = {static_cast<std::uint32_t>(i - block), at};
      note_accepted(walker, ahead_[walking - 1], i);
    }
    return walking;
  }

  /// Takes one more step of `walking` walks, the one that began at the block's first token to `token`; gives how many
  /// go on.
  std::size_t go_on(CueWalker& walker, std::size_t walking, std::size_t token) {
    TokenStream& tokens = walks_.tokens;
    while (walking > 0 && token + ahead_[walking - 1].first >= tokens.size()) --walking;
    std::size_t still = 0;
    for (std::size_t w = 0; w < walking; ++w) {
      const std::size_t next = token + ahead_[w].first;
      const CueWalker::State at = walker.next(ahead_[w].at, tokens.symbol(next));
      if (at == 0) continue;
      walker.prefetch(at);
      ahead_[still] = {ahead_[w].first, at};
      note_accepted(walker, ahead_[still++], next);
    }
    return still;
  }

  void note_accepted(const CueWalker& walker, const Walk& walk, std::size_t token) {
    if (!CueWalker::accepts(walk.at)) return;
    state_.accepted.push_back({&walker, walk.at, walks_.tokens.end(token), last_accepted_[walk.first]});
    last_accepted_[walk.first] = static_cast<std::uint32_t>(state_.accepted.size());
  }

  /// Adds the hits of a walk that began at `begin`: of each cue the longest. `last` is one more than the index of what
  /// it accepted last.
  void decide(std::uint32_t begin, std::uint32_t last) {
    const std::size_t before = hits_.size();
    for (std::uint32_t i = last; i != 0; i = state_.accepted[i - 1].shorter) {
      const Accepted& accepted = state_.accepted[i - 1];
      if (accepted.walker->has_doubts(accepted.state)) ask_for(accepted, begin);
    }
    const bool in_order = hits_.size() == before && state_.accepted[last - 1].shorter == 0;
    for (std::uint32_t i = last; i != 0; i = state_.accepted[i - 1].shorter) {
      const Accepted& accepted = state_.accepted[i - 1];
      for (const CueAutomaton::Element element : accepted.walker->accepted(accepted.state)) {
        const std::uint32_t cue = CueAutomaton::accepted_cue(element);
        const Progress& progress = state_.progress[cue];
        const std::uint32_t place = state_.base + begin;
        if (place >= progress.free_from && place != progress.asked_at) add({begin, accepted.end}, cue);
      }
    }
    if (!in_order) std::sort(hits_.begin() + static_cast<std::ptrdiff_t>(before), hits_.end());
  }

  /// Lets the expressions of all cues decide that may match where a walk is given up.
  void ask_all(const CueWalker& walker, const Walk& walk, std::uint32_t begin) {
    cues_.clear();
    walker.add_cues_behind(walk.at, cues_);
    for (const std::uint32_t cue : cues_) ask(cue, begin);
    in_order_ = false;
  }

  void ask_for(const Accepted& accepted, std::uint32_t begin) {
    for (const CueAutomaton::Element element : accepted.walker->accepted(accepted.state))
      if (!CueAutomaton::is_certain(element)) ask(CueAutomaton::accepted_cue(element), begin);
  }

  /// Lets the expression of a cue decide.
  void ask(std::uint32_t cue, std::uint32_t begin) {
    Progress& progress = state_.progress[cue];
    const std::uint32_t place = state_.base + begin;
    if (place < progress.free_from || place == progress.asked_at) return;
    progress.asked_at = place;
    if (of_cues_.sentence_start[cue] && !begins_sentence(prepared_, begin)) return;
    const std::size_t end = of_cues_.regexes[cue].match_end(text_, boundaries_, begin, text_.size());
    if (end != CueRegex::npos) add({begin, static_cast<std::uint32_t>(end)}, cue);
  }

  void add(Span span, std::uint32_t cue) {
    if (of_cues_.sentence_start[cue] && !begins_sentence(prepared_, span.begin)) return;
    hits_.push_back({cue, original_ ? prepared_.form.offsets.from_original(span) : span});
    state_.progress[cue].free_from = state_.base + span.end;
  }

  const CueFacts& of_cues_;
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

CueFacts::CueFacts(const Lexicon& lexicon) : regexes(lexicon) {
  for (const Cue& cue : lexicon.cues) sentence_start.push_back(cue.sentence_start);
}

void match_form(const CueFacts& cues, const CueIndex& index, const PreparedText& text, Walks& walks,
                Matcher::State& state, std::vector<Hit>& hits) {
  Run(cues, index, text, /*original=*/false, walks, state, hits).match();
}

void match_original(const CueFacts& cues, const CueIndex& index, const PreparedText& text, Walks& walks,
                    Matcher::State& state, std::vector<Hit>& hits) {
  Run(cues, index, text, /*original=*/true, walks, state, hits).match();
}

}  // namespace rapport
