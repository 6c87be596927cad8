#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <tuple>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/segment/match_form.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

class PackWriter;

/// A place where a cue matches. Offsets are bytes of the match form (a `cased` cue's match is mapped into it).
struct Hit {
  std::uint32_t cue = 0;  ///< index in Lexicon::cues
  Span span;
  friend bool operator==(const Hit&, const Hit&) = default;
  /// By begin, end, cue.
  friend bool operator<(const Hit& a, const Hit& b) {
    return std::tie(a.span.begin, a.span.end, a.cue) < std::tie(b.span.begin, b.span.end, b.cue);
  }
};

/// A text made ready for matching: everything that the stages after it need to know of it. Reuse one a thread.
struct PreparedText {
  std::string_view original;           ///< must outlive the rest
  WordBoundaries original_boundaries;  ///< of original
  MatchForm form;
  WordBoundaries boundaries;    ///< of form.text
  std::vector<Span> sentences;  ///< in form.text; found in the original, for case tells where one ends
  std::uint32_t words = 0;      ///< words of form.text: an invisible character inside a word does not make it two
};

/// Whether nothing but blanks stands between the beginning of a sentence and byte `at` of the match form.
[[nodiscard]] bool begins_sentence(const PreparedText& text, std::uint32_t at);

/// Fills `out` from `text`. `segmenter` is scratch.
void prepare(std::string_view text, Segmenter& segmenter, PreparedText& out);

/// Finds every cue of a lexicon in a text. The matcher is immutable and shared by all threads; `State` is scratch
/// memory, one a thread. The lexicon must outlive it.
class Matcher {
 public:
  explicit Matcher(const Lexicon& lexicon);
  ~Matcher();
  Matcher(const Matcher&) = delete;
  Matcher& operator=(const Matcher&) = delete;

  class State;
  [[nodiscard]] std::unique_ptr<State, void (*)(State*)> make_state() const;

  /// Replaces `hits` by all matches of all cues, also overlapping ones, sorted by (begin, end, cue).
  void match(const PreparedText& text, State& state, std::vector<Hit>& hits) const;

 private:
  friend void pack_cues(const Lexicon& lexicon, PackWriter& parts);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// The reference: every cue is a regular expression of its own, run over the whole text. Slow, and right by
/// construction; tests hold Matcher to it.
class NaiveMatcher {
 public:
  explicit NaiveMatcher(const Lexicon& lexicon);
  ~NaiveMatcher();
  NaiveMatcher(const NaiveMatcher&) = delete;
  NaiveMatcher& operator=(const NaiveMatcher&) = delete;
  void match(const PreparedText& text, std::vector<Hit>& hits) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
