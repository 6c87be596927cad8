#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "rapport/segment/segmenter.h"

namespace rapport {

/// One cue's regular expression with the meaning that a lexicon gives it: a match begins and ends at word boundaries
/// and is the longest from where it begins. Immutable, shared by all threads.
class CueRegex {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// `regex` must be one that RE2 takes (the lexicon has checked it); throws std::invalid_argument otherwise.
  explicit CueRegex(const std::string& regex);
  ~CueRegex();
  CueRegex(CueRegex&&) noexcept;
  CueRegex& operator=(CueRegex&&) noexcept;

  /// Where the longest match ends that begins at `begin` and ends at a boundary, `limit` at the furthest; npos if there
  /// is none. `begin` and `limit` are boundaries of `text`. An empty match is none.
  [[nodiscard]] std::size_t match_end(std::string_view text, const WordBoundaries& boundaries, std::size_t begin,
                                      std::size_t limit) const;
  /// A byte at or after `from` before which no match begins, within [from, limit); npos if no match begins in it.
  [[nodiscard]] std::size_t find_begin(std::string_view text, std::size_t from, std::size_t limit) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rapport
