#include "rapport/match/opening_index.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr std::uint32_t kRoot = 0;
constexpr std::size_t kMostTokens = 3;   // of a path that is added
constexpr std::size_t kMostPaths = 200;  // of one cue; if there are more, shorter ones are added

/// How many paths of at most `tokens` tokens leave `from`; counts no further than kMostPaths.
std::size_t count_paths(const OpeningGraph& openings, std::uint32_t from, std::size_t tokens) {
  const OpeningGraph::Node& here = openings.nodes[from];
  if (here.end || tokens == 0) return 1;
  std::size_t count = 0;
  for (const OpeningGraph::Edge& edge : here.edges) {
    if (count <= kMostPaths) count += count_paths(openings, edge.to, tokens - 1);
  }
  for (const std::uint32_t also : here.also) {
    if (count <= kMostPaths) count += count_paths(openings, also, tokens);
  }
  return count;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; }

/// Whether a word that a stem begins may, for an expression, reach beyond its own token: into letters of a script that
/// is divided without blanks.
bool may_reach_on(std::string_view text, std::size_t end) {
  if (end < text.size() && (text[end] == '\'' || text[end] == '.')) ++end;
  return end < text.size() && !is_ascii(text[end]);
}

}  // namespace

OpeningIndex::OpeningIndex(const std::vector<std::pair<std::string, std::string>>& spellings) {
  for (const auto& [variant, canonical] : spellings) words_.add_spelling(variant, words_.add(canonical));
}

std::uint32_t OpeningIndex::new_child(std::uint32_t node) {
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  nodes_[node].children.push_back(made);
  return made;
}

std::uint32_t OpeningIndex::child(std::uint32_t node, const OpeningToken& token) {
  std::uint32_t to = 0;
  const auto is_same = [&](const Edge& edge) {
    if (edge.gaps == token.gap) to = edge.to;
  };
  if (token.kind == OpeningToken::Kind::first_byte) {
    if (node == kRoot) first_bytes_of_openings_ |= token.first;
    for (const ByteEdge& by_byte : nodes_[node].by_first_byte) {
      if (by_byte.first == token.first) is_same(by_byte.edge);
    }
    if (to != 0) return to;
    to = new_child(node);
    nodes_[node].by_first_byte.push_back({token.first, {to, token.gap}});
    return to;
  }
  const bool whole = token.kind == OpeningToken::Kind::word;
  const std::uint32_t word = whole ? words_.add(token.text) : stems_.add(token.text);
  EdgeMap& edges = whole ? word_edges_ : stem_edges_;
  edges.visit(node, word, is_same);
  if (to != 0) return to;
  to = new_child(node);
  edges.add(node, word, {to, token.gap});
  (whole ? nodes_[node].by_word : nodes_[node].by_stem) = true;
  if (whole && node == kRoot) {
    begins_opening_.resize(std::max<std::size_t>(begins_opening_.size(), word + 1));
    begins_opening_[word] = true;
  }
  return to;
}

void OpeningIndex::add(const std::vector<OpeningToken>& opening, std::uint32_t cue, bool complete) {
  std::uint32_t node = kRoot;
  for (const OpeningToken& token : opening) node = child(node, token);
  add_end(node, {cue, complete});
}

void OpeningIndex::add(const OpeningGraph& openings, std::uint32_t cue) {
  std::size_t tokens = kMostTokens;
  while (tokens > 1 && count_paths(openings, 0, tokens) > kMostPaths) --tokens;
  add_paths(openings, 0, tokens, kRoot, cue);
}

void OpeningIndex::add_paths(const OpeningGraph& openings, std::uint32_t from, std::size_t tokens, std::uint32_t node,
                             std::uint32_t cue) {
  const OpeningGraph::Node& here = openings.nodes[from];
  if (here.end || tokens == 0) return add_end(node, {cue, false});
  for (const OpeningGraph::Edge& edge : here.edges) {
    add_paths(openings, edge.to, tokens - 1, child(node, edge.token), cue);
  }
  for (const std::uint32_t also : here.also) add_paths(openings, also, tokens, node, cue);
}

void OpeningIndex::add_end(std::uint32_t node, End end) {
  std::vector<End>& ends = nodes_[node].ends;
  if (ends.empty() || ends.back().cue != end.cue) ends.push_back(end);
}

void OpeningIndex::look_up(std::string_view text, TokenStream& tokens) const {
  tokens.words.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) tokens.words[i] = words_.find(text, tokens.begins[i], tokens.ends[i]);
}

/// One walk down the trie along the tokens from one of them on, branching where a token is a word, a stem and a number.
class OpeningIndex::Walk {
 public:
  Walk(const OpeningIndex& index, std::string_view text, const TokenStream& tokens, std::vector<Candidate>& out)
      : index_(index), text_(text), tokens_(tokens), out_(out) {}

  /// Goes on from `node`, which the tokens before `at` have led to.
  void from(std::uint32_t node, std::size_t at, bool certain) {
    const Node& here = index_.nodes_[node];
    const auto gap = node == kRoot ? std::uint8_t{kAnyGap} : static_cast<std::uint8_t>(tokens_.gap_before(text_, at));
    const auto follow = [&](const Edge& edge, bool still_certain) {
      if ((edge.gaps & gap) != 0) arrive(edge.to, at, still_certain);
    };
    if (here.by_word && tokens_.words[at] != 0) {
      index_.word_edges_.visit(node, tokens_.words[at], [&](const Edge& edge) { follow(edge, certain); });
    }
    const std::string_view token = tokens_.token(text_, at);
    if (here.by_stem) {
      index_.stems_.visit_stems_of(token, [&](std::uint32_t stem, std::size_t bytes) {
        const bool plain =
            std::all_of(token.begin() + static_cast<std::ptrdiff_t>(bytes), token.end(), is_word_character);
        index_.stem_edges_.visit(node, stem, [&](const Edge& edge) {
          if ((edge.gaps & gap) != 0 && may_reach_on(text_, tokens_.ends[at])) return all_below(edge.to);
          follow(edge, certain && plain);
        });
      });
    }
    for (const ByteEdge& by_byte : here.by_first_byte) {
      if (!by_byte.first[static_cast<unsigned char>(token[0])]) continue;
      follow(by_byte.edge, certain && std::all_of(token.begin(), token.end(), is_digit));
    }
  }

 private:
  void arrive(std::uint32_t node, std::size_t at, bool certain) {
    const Node& here = index_.nodes_[node];
    for (const End& end : here.ends) out_.push_back({end.cue, tokens_.ends[at], certain && end.complete});
    if (at + 1 < tokens_.size() && !here.children.empty()) from(node, at + 1, certain);
  }

  void all_below(std::uint32_t node) {
    for (const End& end : index_.nodes_[node].ends) out_.push_back({end.cue, 0, false});
    for (const std::uint32_t next : index_.nodes_[node].children) all_below(next);
  }

  const OpeningIndex& index_;
  std::string_view text_;
  const TokenStream& tokens_;
  std::vector<Candidate>& out_;
};

void OpeningIndex::find(std::string_view text, const TokenStream& tokens, std::size_t first,
                        std::vector<Candidate>& out) const {
  const std::uint32_t word = tokens.words[first];
  const bool may_begin = (word < begins_opening_.size() && begins_opening_[word]) || nodes_[kRoot].by_stem ||
                         first_bytes_of_openings_[static_cast<unsigned char>(text[tokens.begins[first]])];
  if (may_begin) Walk(*this, text, tokens, out).from(kRoot, first, true);
}

}  // namespace rapport
