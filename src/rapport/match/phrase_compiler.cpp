#include "rapport/match/phrase_compiler.h"

#include <algorithm>

namespace rapport {
namespace {

using Kind = PhraseUnit::Kind;

constexpr std::uint8_t between_words = kBlanks | kHyphen;
constexpr std::uint8_t beside_mark = kNoGap | kBlanks;
constexpr int most_gap_words = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

using Skips = PackedList<CueAutomaton::Skip>;

/// `node` and all from which skips lead to it, or, `forward`, all to which they lead from it.
std::vector<CueAutomaton::Element> beside(CueAutomaton::Element node, const Skips& skips, std::size_t first,
                                          bool forward) {
  std::vector<CueAutomaton::Element> all{node};
  for (std::size_t i = 0; i < all.size(); ++i) {
    for (std::size_t k = first; k < skips.size(); ++k) {
      const auto [from, to] = skips[k];
      if ((forward ? from : to) == all[i]) all.push_back(forward ? to : from);
    }
  }
  return all;
}

bool contains(const std::vector<CueAutomaton::Element>& all, CueAutomaton::Element one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

void PhraseCompiler::add(const PhraseRun& phrase, std::uint32_t cue) {
  cue_ = cue;
  joints_.clear();
  const CueAutomaton::Size before = automaton_.size();
  const Element end = CueAutomaton::accept(cue, CueAutomaton::Match::certain);
  Place to{false, end, end};
  add_run(phrase, {true, kNone, kNone}, to);
  if (joints_.empty()) return;
  add_joined_tokens(before);
  automaton_.ask_where_joined(before);
}

void PhraseCompiler::add_run(const PhraseRun& units, Place from, Place& to) {
  for (std::size_t i = 0; i + 1 < units.size(); ++i) {
    Place next;
    add_unit(units[i], from, next);
    from = next;
  }
  add_unit(units.back(), from, to);
}

void PhraseCompiler::add_unit(const PhraseUnit& unit, const Place& from, Place& to) {
  switch (unit.kind) {
    case Kind::gap:
      return add_gap(from, to);
    case Kind::group:
      for (const PhraseRun& alternative : unit.alternatives) add_run(alternative, from, to);
      if (unit.optional) add_skip(from, to);
      return;
    case Kind::mark:
      if (splitter_.joins(unit.text) && std::find(joints_.begin(), joints_.end(), unit.text) == joints_.end())
        joints_.push_back(unit.text);
      add_word(unit, from, make(to.behind_mark));
      return;
    case Kind::number:
      if (const auto& words = spelling_.numbers(); !words.empty()) {
        const TokenPredicates::Id spelled = predicates_.spelled("#", {words.begin(), words.end()});
        tokens_[spelled] = {words.begin(), words.end()};
        add_edge(from, spelled, false, make(to.behind_word));
      }
      return add_edge(from, TokenPredicates::kNumber, false, make(to.behind_word));
    case Kind::stem:
      tokens_[predicates_.stem(unit.text)] = {unit.text};
      return add_edge(from, predicates_.stem(unit.text), false, make(to.behind_word));
    case Kind::literal:
      return add_word(unit, from, make(to.behind_word));
  }
}

void PhraseCompiler::add_gap(const Place& from, Place& to) {
  Place at = from;
  for (int words = 1; words <= most_gap_words; ++words) {
    Place next;
    if (words == most_gap_words) next.behind_word = make(to.behind_word);
    add_edge(at, TokenPredicates::kAnyWord, false, make(next.behind_word));
    if (words < most_gap_words) add_skip(next, to);
    at = next;
  }
  add_skip(from, to);
}

void PhraseCompiler::add_word(const PhraseUnit& unit, const Place& from, Element to) {
  const bool mark = unit.kind == Kind::mark;
  const Spelled& all = spelled(unit.text);
  if (all.one_token != 0) add_edge(from, all.one_token, mark, to);
  for (const auto& path : all.paths) {
    Element at = automaton_.add_node(cue_);
    add_edge(from, path[0].predicate, mark, at);
    for (std::size_t i = 1; i < path.size(); ++i) {
      const Element next = i + 1 == path.size() ? to : automaton_.add_node(cue_);
      automaton_.add_edge(at, path[i].predicate, path[i].gaps, next);
      at = next;
    }
  }
}

void PhraseCompiler::add_edge(const Place& from, TokenPredicates::Id predicate, bool to_mark, Element to) {
  if (from.begin) automaton_.add_edge(CueAutomaton::kBegin, predicate, kAnyGap, to);
  if (from.behind_word != kNone)
    automaton_.add_edge(from.behind_word, predicate, to_mark ? beside_mark : between_words, to);
  if (from.behind_mark != kNone) automaton_.add_edge(from.behind_mark, predicate, beside_mark, to);
}

void PhraseCompiler::add_skip(const Place& from, Place& to) {
  to.begin |= from.begin;
  if (from.behind_word != kNone) automaton_.add_skip(from.behind_word, make(to.behind_word));
  if (from.behind_mark != kNone) automaton_.add_skip(from.behind_mark, make(to.behind_mark));
}

/// "deal . com" also matches the one token "deal.com".
void PhraseCompiler::add_joined_tokens(CueAutomaton::Size before) {
  const auto& edges = automaton_.edges();
  for (std::size_t j = before.edges; j < edges.size(); ++j) {
    const CueAutomaton::Edge joint = edges[j];
    const auto text = tokens_.find(joint.predicate);
    if (text == tokens_.end() || joint.from == CueAutomaton::kBegin) continue;
    if (std::find(joints_.begin(), joints_.end(), text->second[0]) == joints_.end()) continue;
    const std::string mark = text->second[0];
    const auto before_mark = beside(joint.from, automaton_.skips(), before.skips, /*forward=*/false);
    const auto behind_mark = beside(joint.to, automaton_.skips(), before.skips, /*forward=*/true);
    for (std::size_t l = before.edges; l < edges.size(); ++l) {
      if (!contains(before_mark, edges[l].to)) continue;
      for (std::size_t r = before.edges; r < edges.size(); ++r)
        if (contains(behind_mark, edges[r].from)) join(edges[l], mark, edges[r]);
    }
  }
}

/// Adds the tokens that are a token of `left`, the joint and a token of `right`.
void PhraseCompiler::join(CueAutomaton::Edge left, std::string_view joint, CueAutomaton::Edge right) {
  const Element ask = CueAutomaton::accept(cue_, CueAutomaton::Match::doubtful);
  const auto lefts = tokens_.find(left.predicate);
  const auto rights = tokens_.find(right.predicate);
  const bool numbers = left.predicate == TokenPredicates::kNumber && right.predicate == TokenPredicates::kNumber;
  if (numbers) return automaton_.add_edge(left.from, predicates_.two_numbers(joint), left.gaps, right.to);
  // A mark between a number and a letter is a token of its own.
  const auto begins_with_letter = [](const std::string& token) { return is_letter(token[0]); };
  if (left.predicate == TokenPredicates::kNumber && rights != tokens_.end() &&
      std::all_of(rights->second.begin(), rights->second.end(), begins_with_letter))
    return;
  if (lefts == tokens_.end() || is_digit(lefts->second[0][0])) {
    TokenPredicates::Shape holding_joint{.first = {}, .rest = {}, .some = {}, .least = 3};
    for (std::size_t byte = 0; byte < holding_joint.first.size(); ++byte)
      holding_joint.first[byte] = left.predicate == TokenPredicates::kAnyWord || is_digit(static_cast<char>(byte));
    holding_joint.rest.set();
    holding_joint.some.set(static_cast<unsigned char>(joint[0]));
    return automaton_.add_edge(left.from, predicates_.of_shape(holding_joint), left.gaps, ask);
  }
  if (predicates_.may_go_on(left.predicate))
    return automaton_.add_edge(left.from, predicates_.prefix(lefts->second[0]), left.gaps, ask);
  const std::vector<std::string> firsts = lefts->second;
  for (const std::string& first : firsts) {
    const std::string head = first + std::string(joint);
    if (rights == tokens_.end() || predicates_.may_go_on(right.predicate)) {
      automaton_.add_edge(left.from, predicates_.prefix(head), left.gaps, ask);
      continue;
    }
    const std::vector<std::string> seconds = rights->second;
    for (const std::string& second : seconds) {
      const std::string token = head + second;
      if (splitter_.split(token).size() > 1) continue;
      const TokenPredicates::Id id = predicates_.word(token);
      tokens_[id] = {token};
      automaton_.add_edge(left.from, id, left.gaps, right.to);
    }
  }
}

PhraseCompiler::Element PhraseCompiler::make(Element& element) {
  if (element == kNone) element = automaton_.add_node(cue_);
  return element;
}

const PhraseCompiler::Spelled& PhraseCompiler::spelled(std::string_view word) {
  if (const auto known = spelled_.find(word); known != spelled_.end()) return known->second;
  Spelled& made = spelled_[std::string(word)];
  const std::string_view canonical = spelling_.canonical(word);
  const auto* variants = spelling_.variants(canonical);
  std::vector<std::string_view> all{variants == nullptr ? word : canonical};
  if (variants != nullptr) all.insert(all.end(), variants->begin(), variants->end());
  std::vector<std::string> tokens;
  for (const std::string_view one : all) {
    const bool one_token = one.find(' ') == std::string_view::npos && splitter_.split(one).size() == 1;
    if (one_token)
      tokens.emplace_back(one);
    else
      made.paths.push_back(path_of(one));
  }
  if (tokens.empty()) return made;
  made.one_token =
      variants == nullptr ? predicates_.word(word) : predicates_.spelled(canonical, {tokens.begin(), tokens.end()});
  tokens_[made.one_token] = std::move(tokens);
  return made;
}

std::vector<PhraseCompiler::PathToken> PhraseCompiler::path_of(std::string_view words) {
  std::vector<PathToken> path;
  for (std::size_t from = 0, to = 0; from <= words.size(); from = to + 1) {
    to = std::min(words.find(' ', from), words.size());
    std::uint8_t gaps = between_words;
    for (const std::string_view token : splitter_.split(words.substr(from, to - from))) {
      if (token == "-") {
        gaps = kHyphen;
        continue;
      }
      path.push_back({predicates_.word(token), gaps});
      tokens_[path.back().predicate] = {std::string(token)};
      gaps = kNoGap;
    }
  }
  return path;
}

}  // namespace rapport
