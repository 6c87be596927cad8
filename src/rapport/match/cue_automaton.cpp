#include "rapport/match/cue_automaton.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace rapport {
namespace {

constexpr TokenPredicates::Id most_predicates = (TokenPredicates::Id{1} << 27) - 1;
constexpr std::size_t much_longer = 8;  // from here on, looking up each of the shorter list beats going through both

bool is_common(TokenPredicates::Id predicate) { return predicate <= TokenPredicates::kLastCommon; }

/// Everything about an edge.
std::tuple<CueAutomaton::Element, TokenPredicates::Id, std::uint32_t, std::uint32_t, CueAutomaton::Element> key_of(
    const CueAutomaton::Edge& edge) {
  return {edge.from, edge.predicate, edge.joined, edge.gaps, edge.to};
}

/// Finds out which nodes of an automaton are always reached together.
class Sharing {
 public:
  Sharing(const std::vector<CueAutomaton::Edge>& edges, const std::vector<CueAutomaton::Skip>& skips, std::size_t nodes)
      : leads_to_(nodes), came_by_(nodes), awaited_(nodes), new_number_(nodes, kUnknown) {
    for (const auto& edge : edges)
      add(edge.from, std::uint64_t{edge.predicate} << 5 | edge.joined << 4 | edge.gaps, edge.to);
    for (const auto& skip : skips) add(skip.from, kSkip, skip.to);
  }

  /// By node; nodes that get the same number are one. Those on a circle, and behind one, stay by themselves.
  std::vector<CueAutomaton::Element> new_numbers() {
    std::vector<CueAutomaton::Element> ready{CueAutomaton::kBegin};
    for (std::size_t i = 0; i < ready.size(); ++i) {
      const CueAutomaton::Element node = ready[i];
      std::sort(came_by_[node].begin(), came_by_[node].end());
      new_number_[node] = numbers_.try_emplace(std::move(came_by_[node]), next_).first->second;
      if (new_number_[node] == next_) ++next_;
      for (const auto& [to, by] : leads_to_[node]) {
        came_by_[to].push_back(std::uint64_t{new_number_[node]} << 32 | by);
        if (--awaited_[to] == 0) ready.push_back(to);
      }
    }
    for (CueAutomaton::Element& number : new_number_)
      if (number == kUnknown) number = next_++;
    return std::move(new_number_);
  }

 private:
  static constexpr CueAutomaton::Element kUnknown = static_cast<CueAutomaton::Element>(-1);
  static constexpr std::uint64_t kSkip = 0xFFFFFFFF;

  void add(CueAutomaton::Element from, std::uint64_t by, CueAutomaton::Element to) {
    if (CueAutomaton::is_accept(to)) return;
    leads_to_[from].emplace_back(to, by);
    ++awaited_[to];
  }

  std::vector<std::vector<std::pair<CueAutomaton::Element, std::uint64_t>>> leads_to_;  ///< by node
  std::vector<std::vector<std::uint64_t>> came_by_;  ///< by node: from which new node, and how
  std::vector<std::uint32_t> awaited_;               ///< by node: how many edges and skips to it are still to come
  std::vector<CueAutomaton::Element> new_number_;
  std::map<std::vector<std::uint64_t>, CueAutomaton::Element> numbers_;
  CueAutomaton::Element next_ = 0;
};

/// `first[i]`: where the part of number i begins, of parts that have the sizes `first[i + 1]`, from `begin` on.
void add_up(std::vector<std::uint32_t>& first, std::size_t begin) {
  first[0] = static_cast<std::uint32_t>(begin);
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
}

}  // namespace

CueAutomaton::Element CueAutomaton::add_node(std::uint32_t cue) {
  cue_of_.push_back(cue);
  return static_cast<Element>(cue_of_.size() - 1);
}

void CueAutomaton::add_edge(Element from, TokenPredicates::Id predicate, std::uint8_t gaps, Element to) {
  Edge edge;
  edge.from = from;
  edge.to = to;
  edge.predicate = predicate & most_predicates;
  edge.gaps = gaps & kAnyGap;
  edges_.push_back(edge);
}

void CueAutomaton::add_skip(Element from, Element to) { skips_.edit().push_back({from, to}); }

void CueAutomaton::add(const CueAutomaton& other) {
  const std::size_t before = cue_of_.size() - 1;
  const auto renumbered = [before](Element e) {
    return e == kBegin || is_accept(e) ? e : static_cast<Element>(e + before);
  };
  cue_of_.insert(cue_of_.end(), other.cue_of_.begin() + 1, other.cue_of_.end());
  for (Edge edge : other.edges_) {
    edge.from = renumbered(edge.from);
    edge.to = renumbered(edge.to);
    edges_.push_back(edge);
  }
  for (const Skip& skip : other.skips_) skips_.edit().push_back({renumbered(skip.from), renumbered(skip.to)});
}

bool CueAutomaton::is_open() const {
  return std::any_of(edges_.begin(), edges_.end(), [](const Edge& edge) {
    return is_common(edge.predicate) && edge.predicate != TokenPredicates::kNumber;
  });
}

void CueAutomaton::finish() {
  share_beginnings();
  const auto key = [](const Skip& skip) { return std::pair(skip.from, skip.to); };
  std::vector<Skip>& skips = skips_.edit();
  std::sort(skips.begin(), skips.end(), [key](const Skip& a, const Skip& b) { return key(a) < key(b); });
  const auto same = [key](const Skip& a, const Skip& b) { return key(a) == key(b); };
  skips.erase(std::unique(skips.begin(), skips.end(), same), skips.end());
  note_skips();
  sort_edges();
  note_questions();
  edges_ = {};
}

/// Nodes to which the same edges and skips lead become one, so that what many cues begin with is walked once.
void CueAutomaton::share_beginnings() {
  const std::vector<Element> new_number = Sharing(edges_, skips_.edit(), cue_of_.size()).new_numbers();
  const auto renumber = [&](Element& e) {
    if (!is_accept(e)) e = new_number[e];
  };
  for (Edge& edge : edges_) {
    renumber(edge.from);
    renumber(edge.to);
  }
  for (Skip& skip : skips_.edit()) {
    renumber(skip.from);
    renumber(skip.to);
  }
  note_cues(new_number, 1 + *std::max_element(new_number.begin(), new_number.end()));
}

void CueAutomaton::note_cues(const std::vector<Element>& new_number, std::size_t nodes) {
  std::vector<std::pair<Element, std::uint32_t>> of_node;
  for (std::size_t old = 0; old < cue_of_.size(); ++old)
    if (new_number[old] != kBegin) of_node.emplace_back(new_number[old], cue_of_[old]);
  std::sort(of_node.begin(), of_node.end());
  of_node.erase(std::unique(of_node.begin(), of_node.end()), of_node.end());
  first_cue_.edit().assign(nodes + 1, 0);
  for (const auto& [node, cue] : of_node) {
    cues_.edit().push_back(cue);
    ++first_cue_.edit()[node + 1];
  }
  add_up(first_cue_.edit(), 0);
  cue_of_.clear();
}

void CueAutomaton::sort_edges() {
  const auto special =
      std::partition(edges_.begin(), edges_.end(), [](const Edge& edge) { return is_common(edge.predicate); });
  std::sort(edges_.begin(), special, [](const Edge& a, const Edge& b) { return key_of(a) < key_of(b); });
  std::sort(special, edges_.end(), [](const Edge& a, const Edge& b) {
    return a.predicate != b.predicate ? a.predicate < b.predicate : key_of(a) < key_of(b);
  });
  const auto same = [](const Edge& a, const Edge& b) { return key_of(a) == key_of(b); };
  edges_.erase(std::unique(edges_.begin(), edges_.end(), same), edges_.end());
  std::vector<std::uint32_t>& common = first_common_.edit();
  std::vector<std::uint32_t>& special_edges = first_special_.edit();
  common.assign(first_cue_.size(), 0);
  special_edges.assign(predicates_->size() + 1, 0);
  for (const Edge& edge : edges_) {
    const bool by_node = is_common(edge.predicate);
    ++(by_node ? common[edge.from + 1] : special_edges[edge.predicate + 1]);
    Way way;
    way.predicate_or_from = (by_node ? edge.predicate : edge.from) & most_predicates;
    way.joined = edge.joined;
    way.gaps = edge.gaps;
    way.to = edge.to;
    ways_.edit().push_back(way);
  }
  add_up(common, 0);
  add_up(special_edges, common.back());
}

void CueAutomaton::note_questions() {
  std::vector<std::pair<Element, TokenPredicates::Id>> questions;
  for (const Edge& edge : edges_)
    if (!is_common(edge.predicate)) questions.emplace_back(edge.from, edge.predicate);
  std::sort(questions.begin(), questions.end());
  questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
  first_asked_.edit().assign(first_cue_.size(), 0);
  for (const auto& [node, predicate] : questions) {
    asked_.edit().push_back(predicate);
    ++first_asked_.edit()[node + 1];
  }
  add_up(first_asked_.edit(), 0);
}

void CueAutomaton::note_skips() {
  has_skips_.resize(first_cue_.size());
  for (const Skip& skip : skips_) has_skips_[skip.from] = true;
}

std::bitset<256> CueAutomaton::first_bytes() const {
  std::vector<Element> begins;
  begin(begins);
  std::bitset<256> bytes;
  for (const Element node : begins) {
    TokenPredicates::Common common;
    add_common(node, common);
    for (TokenPredicates::Id id = 0; id <= TokenPredicates::kLastCommon; ++id)
      if (common[id]) predicates_->add_first_bytes(id, bytes);
    for (const TokenPredicates::Id id : asks(node)) predicates_->add_first_bytes(id, bytes);
  }
  return bytes;
}

void CueAutomaton::begin(std::vector<Element>& out) const {
  out.assign(1, kBegin);
  complete(out, 0, /*ends_line=*/false);
}

void CueAutomaton::step(std::span<const Element> nodes, const Step& step, std::vector<Element>& out) const {
  const std::size_t before = out.size();
  for (const TokenPredicates::Id predicate : step.special) step_special(nodes, predicate, step, out);
  for (const Element node : step.common.any() ? nodes : std::span<const Element>()) {
    if (is_inside(node)) {
      go_on_inside(node, step, out);
      continue;
    }
    for (std::uint32_t i = first_common_[node]; i != first_common_[node + 1]; ++i)
      if (const auto id = ways_[i].predicate_or_from; step.common[id]) follow(ways_[i], id, step, out);
  }
  complete(out, before, step.behind == Behind::line_end);
}

void CueAutomaton::step_special(std::span<const Element> nodes, TokenPredicates::Id predicate, const Step& step,
                                std::vector<Element>& out) const {
  const std::span<const Way> ways(ways_.data() + first_special_[predicate],
                                  ways_.data() + first_special_[predicate + 1]);
  const bool many_ways = ways.size() > much_longer * nodes.size();
  const bool many_nodes = nodes.size() > much_longer * ways.size();
  auto way = ways.begin();
  auto node = nodes.begin();
  while (way != ways.end() && node != nodes.end()) {
    if (way->predicate_or_from == *node)
      follow(*way++, predicate, step, out);
    else if (way->predicate_or_from < *node)
      way = many_ways ? std::lower_bound(way, ways.end(), *node, starts_before) : way + 1;
    else
      node = many_nodes ? std::lower_bound(node, nodes.end(), Element{way->predicate_or_from}) : node + 1;
  }
}

void CueAutomaton::follow(const Way& way, TokenPredicates::Id predicate, const Step& step,
                          std::vector<Element>& out) const {
  if ((way.gaps & step.gaps) == 0) return;
  out.push_back(way.to);
  if (!goes_on(step) || !predicates_->may_go_on(predicate)) return;
  if (way.joined || is_accept(way.to)) return ask_behind(way.to, out);
  out.push_back(inside_of(way.to, step));
}

/// Adds where a word leads that goes on with the token of `step`: first a joint, then what is a word by itself.
void CueAutomaton::go_on_inside(Element inside, const Step& step, std::vector<Element>& out) const {
  if ((inside & kBehindJoint) == 0) return out.push_back(inside | kBehindJoint);
  const Element end = inside & ~(kInside | kBehindJoint);
  if (!step.common[TokenPredicates::kAnyWord]) return ask_behind(end, out);
  out.push_back(end);
  if (goes_on(step)) out.push_back(inside_of(end, step));
}

/// Adds that the expressions of all cues decide that may match behind `reached`.
void CueAutomaton::ask_behind(Element reached, std::vector<Element>& out) const {
  if (is_accept(reached)) return out.push_back(accept(accepted_cue(reached), Match::doubtful));
  for (const std::uint32_t cue : cues(reached)) out.push_back(accept(cue, Match::doubtful));
}

/// Adds where skips lead from the elements from `first` on; then puts these among those before them.
void CueAutomaton::complete(std::vector<Element>& elements, std::size_t first, bool ends_line) const {
  for (std::size_t i = first; i < elements.size(); ++i) {
    if (is_accept(elements[i]) || is_inside(elements[i]) || !has_skips_[elements[i]]) continue;
    const Element from = elements[i];
    auto skip = std::lower_bound(skips_.begin(), skips_.end(), from,
                                 [](const Skip& one, Element node) { return one.from < node; });
    for (; skip != skips_.end() && skip->from == from; ++skip) elements.push_back(skip->to);
  }
  const auto waits = [](Element e) { return is_accept(e) && match_of(e) == Match::at_line_end; };
  const auto added = elements.begin() + static_cast<std::ptrdiff_t>(first);
  if (!ends_line) elements.erase(std::remove_if(added, elements.end(), waits), elements.end());
  for (auto element = added; element != elements.end(); ++element)
    if (waits(*element)) *element = accept(accepted_cue(*element), Match::doubtful);
  std::sort(added, elements.end());
  std::inplace_merge(elements.begin(), added, elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
}

}  // namespace rapport
