#include "rapport/match/cue_automaton.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr TokenPredicates::Id kMostPredicates = (TokenPredicates::Id{1} << 28) - 1;
constexpr std::size_t kMuchLonger = 8;  // from here on, looking up each of the shorter list beats going through both

bool starts_before(const CueAutomaton::Edge& edge, CueAutomaton::Element node) { return edge.from < node; }

}  // namespace

CueAutomaton::Element CueAutomaton::add_node(std::uint32_t cue) {
  cue_of_.push_back(cue);
  return static_cast<Element>(cue_of_.size() - 1);
}

void CueAutomaton::add_edge(Element from, TokenPredicates::Id predicate, std::uint8_t gaps, Element to) {
  Edge edge;
  edge.from = from;
  edge.to = to;
  edge.predicate = predicate & kMostPredicates;
  edge.gaps = gaps & kAnyGap;
  edges_.push_back(edge);
}

void CueAutomaton::add_skip(Element from, Element to) { skips_.push_back({from, to}); }

void CueAutomaton::make_certain(Size since, std::uint32_t cue) {
  const auto change = [cue](Element& to) {
    if (to == accept(cue, false)) to = accept(cue, true);
  };
  for (std::size_t i = since.edges; i < edges_.size(); ++i) change(edges_[i].to);
  for (std::size_t i = since.skips; i < skips_.size(); ++i) change(skips_[i].to);
}

void CueAutomaton::finish() {
  std::sort(skips_.begin(), skips_.end(), [](const Skip& a, const Skip& b) { return a.from < b.from; });
  note_skips();
  first_edge_.assign(predicates_->size() + 1, 0);
  for (const Edge& edge : edges_) ++first_edge_[edge.predicate + 1];
  for (std::size_t i = 1; i < first_edge_.size(); ++i) first_edge_[i] += first_edge_[i - 1];
  std::vector<std::uint32_t> next(first_edge_.begin(), first_edge_.end() - 1);
  std::vector<Edge> sorted(edges_.size());
  for (const Edge& edge : edges_) sorted[next[edge.predicate]++] = edge;
  edges_ = std::move(sorted);
  for (std::size_t i = 0; i + 1 < first_edge_.size(); ++i)
    std::sort(edges_.data() + first_edge_[i], edges_.data() + first_edge_[i + 1],
              [](const Edge& a, const Edge& b) { return a.from < b.from; });
  note_questions();
}

void CueAutomaton::note_questions() {
  std::vector<std::pair<Element, TokenPredicates::Id>> questions;
  questions.reserve(edges_.size());
  for (const Edge& edge : edges_) questions.emplace_back(edge.from, edge.predicate);
  std::sort(questions.begin(), questions.end());
  questions.erase(std::unique(questions.begin(), questions.end()), questions.end());
  first_asked_.assign(cue_of_.size() + 1, 0);
  for (const auto& [node, predicate] : questions) {
    asked_.push_back(predicate);
    ++first_asked_[node + 1];
  }
  for (std::size_t i = 1; i < first_asked_.size(); ++i) first_asked_[i] += first_asked_[i - 1];
}

void CueAutomaton::note_skips() {
  has_skips_.resize(cue_of_.size());
  for (const Skip& skip : skips_) has_skips_[skip.from] = true;
}

std::bitset<256> CueAutomaton::first_bytes() const {
  std::vector<Element> begins;
  begin(begins);
  std::bitset<256> bytes;
  for (const Edge& edge : edges_) {
    if (std::binary_search(begins.begin(), begins.end(), edge.from))
      predicates_->add_first_bytes(edge.predicate, bytes);
  }
  return bytes;
}

void CueAutomaton::begin(std::vector<Element>& out) const {
  out.assign(1, kBegin);
  complete(out);
}

void CueAutomaton::step(std::span<const Element> nodes, const Step& step, std::vector<Element>& out) const {
  for (const TokenPredicates::Id predicate : step.predicates) {
    const std::span<const Edge> edges(edges_.data() + first_edge_[predicate],
                                      edges_.data() + first_edge_[predicate + 1]);
    const bool many_edges = edges.size() > kMuchLonger * nodes.size();
    const bool many_nodes = nodes.size() > kMuchLonger * edges.size();
    auto edge = edges.begin();
    auto node = nodes.begin();
    while (edge != edges.end() && node != nodes.end()) {
      if (edge->from == *node)
        follow(*edge++, step, out);
      else if (edge->from < *node)
        edge = many_edges ? std::lower_bound(edge, edges.end(), *node, starts_before) : edge + 1;
      else
        node = many_nodes ? std::lower_bound(node, nodes.end(), edge->from) : node + 1;
    }
  }
  complete(out);
}

void CueAutomaton::follow(const Edge& edge, const Step& step, std::vector<Element>& out) const {
  if ((edge.gaps & step.gaps) == 0) return;
  out.push_back(edge.to);
  if (step.may_go_on && predicates_->may_go_on(edge.predicate))
    out.push_back(accept(is_accept(edge.to) ? accepted_cue(edge.to) : cue_of_[edge.to], false));
}

void CueAutomaton::complete(std::vector<Element>& elements) const {
  for (std::size_t i = 0; i < elements.size(); ++i) {
    if (is_accept(elements[i]) || !has_skips_[elements[i]]) continue;
    const Element from = elements[i];
    auto skip = std::lower_bound(skips_.begin(), skips_.end(), from,
                                 [](const Skip& one, Element node) { return one.from < node; });
    for (; skip != skips_.end() && skip->from == from; ++skip) elements.push_back(skip->to);
  }
  std::sort(elements.begin(), elements.end());
  elements.erase(std::unique(elements.begin(), elements.end()), elements.end());
}

}  // namespace rapport
