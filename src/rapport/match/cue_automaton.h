#pragma once
#include <bitset>
#include <cstdint>
#include <span>
#include <vector>

#include "rapport/match/token_predicates.h"
#include "rapport/model/pack.h"

namespace rapport {

/// What may stand between two tokens of a text: a set of these bits.
enum Gap : std::uint8_t {
  kNoGap = 1,     ///< nothing: the second begins where the first ends
  kBlanks = 2,    ///< only what \s matches
  kHyphen = 4,    ///< one '-'
  kOtherGap = 8,  ///< any other mix of blanks and hyphens
  kAnyGap = 15,
};

/// One nondeterministic automaton for all cues of a lexicon, over tokens: from a node an edge leads on by a token of
/// which a predicate holds, behind one of some gaps. Filled once, then shared by all threads.
class CueAutomaton {
 public:
  /// A node, or what accept() gives: a cue that has matched.
  using Element = std::uint32_t;
  static constexpr Element kBegin = 0;  ///< the node where all cues begin

  explicit CueAutomaton(TokenPredicates& predicates) : predicates_(&predicates) { add_node(0); }

  /// How far it is known that a cue has matched when an accept is reached.
  enum class Match : std::uint8_t {
    doubtful,     ///< it may match from the first token on, and its expression decides
    certain,      ///< it matches from the first token to this one
    at_line_end,  ///< doubtful, and only where nothing follows on the line; what step() gives holds none of these
  };
  static Element accept(std::uint32_t cue, Match match) { return kAccept | cue << 2 | static_cast<Element>(match); }
  static bool is_accept(Element e) { return (e & kAccept) != 0; }
  static std::uint32_t accepted_cue(Element e) { return (e & ~kAccept) >> 2; }
  static bool is_certain(Element e) { return match_of(e) == Match::certain; }

  Element add_node(std::uint32_t cue);
  void add_edge(Element from, TokenPredicates::Id predicate, std::uint8_t gaps, Element to);
  /// Who is at node `from` is also at `to`.
  void add_skip(Element from, Element to);
  /// After the last node, edge and skip.
  void finish();
  /// For PackWriter and PackReader, after finish().
  template <class Pack>
  void pack(Pack& parts) {
    parts(cues_, first_cue_, asked_, first_asked_, ways_, first_common_, first_special_, skips_);
    note_skips();
  }

  struct Edge {
    Element from = 0;
    Element to = 0;
    TokenPredicates::Id predicate : 27 = 0;
    std::uint32_t joined : 1 = 0;  ///< see ask_where_joined()
    std::uint32_t gaps : 4 = 0;
  };
  struct Skip {
    Element from = 0;
    Element to = 0;
  };
  /// How much has been added before finish().
  struct Size {
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t skips = 0;
  };
  /// Before finish().
  [[nodiscard]] const std::vector<Edge>& edges() const { return edges_; }
  [[nodiscard]] const PackedList<Skip>& skips() const { return skips_; }
  [[nodiscard]] Size size() const { return {cue_of_.size(), edges_.size(), skips_.size()}; }
  /// Takes back what was added since it had that size.
  void shrink(Size size) {
    cue_of_.resize(size.nodes);
    edges_.resize(size.edges);
    skips_.edit().resize(size.skips);
  }
  /// Where a word goes on behind a joint, lets the expression decide about all edges added since it had that size:
  /// their cue has such joints itself.
  void ask_where_joined(Size size) {
    for (std::size_t i = size.edges; i < edges_.size(); ++i) edges_[i].joined = 1;
  }
  /// Adds all of another one, which is not finished.
  void add(const CueAutomaton& other);
  /// Whether an edge leads on by a predicate that holds of very many words; before finish().
  [[nodiscard]] bool is_open() const;
  /// The bytes with which a token may begin where a walk begins.
  [[nodiscard]] std::bitset<256> first_bytes() const;
  /// Replaces `out` by the elements where a walk begins, ascending.
  void begin(std::vector<Element>& out) const;
  /// A token on which a walk goes on.
  struct Step {
    TokenPredicates::Common common;                ///< the predicates up to kLastCommon that hold of it,
    std::span<const TokenPredicates::Id> special;  ///< and the others
    std::uint8_t gaps = kAnyGap;                   ///< what stands before it
    Behind behind = Behind::other;
  };
  /// Adds to `out`, where all are ascending before and after it, the elements to which `step` leads from `nodes`
  /// (ascending, no accepts).
  void step(std::span<const Element> nodes, const Step& step, std::vector<Element>& out) const;

  /// The predicates beyond kLastCommon by which edges lead from `node`, ascending; after finish().
  [[nodiscard]] std::span<const TokenPredicates::Id> asks(Element node) const {
    if (is_inside(node)) return {};
    return {asked_.data() + first_asked_[node], asked_.data() + first_asked_[node + 1]};
  }
  /// The cues that may match behind `node`; after finish().
  [[nodiscard]] std::span<const std::uint32_t> cues(Element node) const {
    node &= ~(kInside | kBehindJoint);
    return {cues_.data() + first_cue_[node], cues_.data() + first_cue_[node + 1]};
  }
  /// Adds to `out` the predicates up to kLastCommon by which edges lead from `node`; after finish().
  void add_common(Element node, TokenPredicates::Common& out) const {
    if (is_inside(node)) {
      out.set(TokenPredicates::kAnyWord);
      out.set(TokenPredicates::kAny);
      return;
    }
    for (std::uint32_t i = first_common_[node]; i != first_common_[node + 1]; ++i) out.set(ways_[i].predicate_or_from);
  }

 private:
  /// An edge: of what it is sorted by, only what does not follow from its place.
  struct Way {
    std::uint32_t predicate_or_from : 27 = 0;
    std::uint32_t joined : 1 = 0;
    std::uint32_t gaps : 4 = 0;
    Element to = 0;
  };

  static constexpr Element kAccept = Element{1} << 31;
  /// Of a node: inside of a word of several tokens, at the end of which is the node; and there, behind a joint.
  static constexpr Element kInside = Element{1} << 30;
  static constexpr Element kBehindJoint = Element{1} << 29;
  static bool is_inside(Element e) { return (e & kInside) != 0; }
  static bool goes_on(const Step& step) { return step.behind == Behind::joint || step.behind == Behind::word; }
  static Element inside_of(Element end, const Step& step) {
    return end | kInside | (step.behind == Behind::word ? kBehindJoint : 0);
  }
  static Match match_of(Element e) { return static_cast<Match>(e & 3); }

  void follow(const Way& way, TokenPredicates::Id predicate, const Step& step, std::vector<Element>& out) const;
  void go_on_inside(Element inside, const Step& step, std::vector<Element>& out) const;
  void ask_behind(Element reached, std::vector<Element>& out) const;
  void complete(std::vector<Element>& elements, std::size_t first, bool ends_line) const;
  void step_special(std::span<const Element> nodes, TokenPredicates::Id predicate, const Step& step,
                    std::vector<Element>& out) const;
  void share_beginnings();
  void note_cues(const std::vector<Element>& new_number, std::size_t nodes);
  static bool starts_before(const Way& way, Element node) { return way.predicate_or_from < node; }
  void sort_edges();
  void note_questions();
  void note_skips();

  const TokenPredicates* predicates_;
  std::vector<std::uint32_t> cue_of_;      ///< by node; before finish()
  PackedList<std::uint32_t> cues_;         ///< of all nodes: those that may match behind them; after finish()
  PackedList<std::uint32_t> first_cue_;    ///< by node, and one more
  PackedList<TokenPredicates::Id> asked_;  ///< of all nodes
  PackedList<std::uint32_t> first_asked_;  ///< by node, and one more
  std::vector<Edge> edges_;                ///< before finish()
  /// After finish(): first the edges by common predicates, by `from`; then the others, by predicate and `from`. A state
  /// has more nodes than lead on by a word, and fewer than lead on by any word.
  PackedList<Way> ways_;
  PackedList<std::uint32_t> first_common_;   ///< by node, and one more
  PackedList<std::uint32_t> first_special_;  ///< by predicate, and one more
  PackedList<Skip> skips_;                   ///< after finish(): sorted
  std::vector<bool> has_skips_;              ///< by node
};

}  // namespace rapport
