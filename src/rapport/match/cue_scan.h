#pragma once
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string_view>
#include <vector>

#include "rapport/match/cue_regex.h"
#include "rapport/match/matcher.h"

namespace rapport {

/// The text that a cue is matched in: the match form, or for a `cased` cue the original.
struct CueText {
  std::string_view text;
  const WordBoundaries& boundaries;
  bool original;

  CueText(const Cue& cue, const PreparedText& prepared);
  /// `span` of this text in the match form.
  [[nodiscard]] Span in_form(Span span, const PreparedText& prepared) const;
};

/// The expressions of a lexicon's cues, each compiled when it is first asked for. Thread-safe.
class CueRegexes {
 public:
  explicit CueRegexes(const Lexicon& lexicon);
  [[nodiscard]] const CueRegex& operator[](std::uint32_t cue) const {
    const CueRegex* const known = regexes_[cue].load(std::memory_order_acquire);
    return known != nullptr ? *known : compile(cue);
  }

 private:
  const CueRegex& compile(std::uint32_t cue) const;

  const Lexicon& lexicon_;
  mutable std::mutex compiling_;
  mutable std::vector<std::unique_ptr<CueRegex>> owned_;
  mutable std::vector<std::atomic<const CueRegex*>> regexes_;  ///< by cue; null until it is asked for
};

/// Whether a match of `cue` may begin at byte `begin` of the match form.
[[nodiscard]] bool may_begin(const Cue& cue, std::uint32_t begin, const PreparedText& text);

/// Appends all matches of one cue, found by its expression alone: the definition of what a cue matches.
void scan_cue(const Cue& cue, std::uint32_t index, const CueRegex& regex, const PreparedText& text,
              std::vector<Hit>& hits);

}  // namespace rapport
