#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <limits>
#include <vector>

#include "rapport/match/cue_automaton.h"
#include "rapport/match/cue_walker.h"
#include "rapport/match/matcher.h"
#include "rapport/match/token_classes.h"
#include "rapport/match/token_stream.h"

namespace rapport {

/// What finds the cues that are matched in one kind of text: the match form, or the original.
struct CueIndex {
  TokenPredicates predicates;
  /// The cues of which each word is one of a few, and those in which a word may be any ("if .. then"). What is walked
  /// together has a state for each mix of cues that texts have under way. Of the second kind most mixes come, so that
  /// these states do not last; with the first kind among them, they would multiply.
  std::array<CueAutomaton, 2> automata{CueAutomaton(predicates), CueAutomaton(predicates)};
  std::bitset<256> first_bytes;  ///< of the tokens where a cue may begin

  /// Adds the cue that `draft` holds.
  void add(const CueAutomaton& draft) { automata[draft.is_open() ? 1 : 0].add(draft); }
  void finish() {
    for (CueAutomaton& automaton : automata) {
      automaton.finish();
      first_bytes |= automaton.first_bytes();
    }
  }
  template <class Pack>
  void pack(Pack& parts) {
    parts(predicates, automata[0], automata[1], first_bytes);
  }
};

/// How far a thread's walks through a CueIndex have come.
struct Walks {
  /// `words`: see TokenClasses.
  Walks(const CueIndex& index, std::size_t words)
      : classes(index.predicates, words),
        walkers{CueWalker(index.automata[0], classes), CueWalker(index.automata[1], classes)} {}
  TokenClasses classes;
  std::array<CueWalker, 2> walkers;  ///< by automaton
  TokenStream tokens{classes};
};

/// Cues that have matched between the first token of a walk and the byte `end`.
struct Accepted {
  const CueWalker* walker = nullptr;
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

class Matcher::State {
 public:
  State(const CueIndex& form, const CueIndex& original, std::size_t cues)
      : in_form(form, std::size_t{1} << 15), in_original(original, std::size_t{1} << 12), progress(cues) {}

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

}  // namespace rapport
