#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/lexicon/phrase.h"
#include "rapport/match/cue_automaton.h"
#include "rapport/match/token_splitter.h"

namespace rapport {

/// Writes phrases into an automaton, which then finds exactly what phrase_expression() stands for.
class PhraseCompiler {
 public:
  /// All of them must outlive it.
  PhraseCompiler(const Spelling& spelling, TokenPredicates& predicates, CueAutomaton& automaton)
      : spelling_(spelling), predicates_(predicates), automaton_(automaton) {}

  void add(const PhraseRun& phrase, std::uint32_t cue);

 private:
  using Element = CueAutomaton::Element;
  static constexpr Element kNone = static_cast<Element>(-1);

  /// A place in a phrase: an element for each kind of unit that may stand before it.
  struct Place {
    bool begin = false;  ///< no unit at all: here the phrase begins
    Element behind_word = kNone;
    Element behind_mark = kNone;
  };
  struct PathToken {
    TokenPredicates::Id predicate;
    std::uint8_t gaps;  ///< before it; of the first one they depend on the place
  };
  /// A word with all its spellings.
  struct Spelled {
    TokenPredicates::Id one_token = 0;          ///< all those that are one token
    std::vector<std::vector<PathToken>> paths;  ///< those of several tokens
  };
  struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  void add_run(const PhraseRun& units, Place from, Place& to);
  void add_unit(const PhraseUnit& unit, const Place& from, Place& to);
  void add_gap(const Place& from, Place& to);
  void add_word(const PhraseUnit& unit, const Place& from, Element to);
  void add_edge(const Place& from, TokenPredicates::Id predicate, bool to_mark, Element to);
  void add_skip(const Place& from, Place& to);
  void add_joined_tokens(CueAutomaton::Size before);
  void join(CueAutomaton::Edge left, std::string_view joint, CueAutomaton::Edge right);
  Element make(Element& element);
  const Spelled& spelled(std::string_view word);
  std::vector<PathToken> path_of(std::string_view words);

  const Spelling& spelling_;
  TokenPredicates& predicates_;
  CueAutomaton& automaton_;
  TokenSplitter splitter_;
  std::unordered_map<std::string, Spelled, StringHash, std::equal_to<>> spelled_;
  std::uint32_t cue_ = 0;
  std::unordered_map<TokenPredicates::Id, std::vector<std::string>> tokens_;  ///< all that a word's predicate holds of
  std::vector<std::string> joints_;  ///< marks of the phrase at hand that may become part of a token
};

}  // namespace rapport
