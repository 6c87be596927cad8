#include "rapport/match/phrase_trie.h"

#include <algorithm>

namespace rapport {
namespace {

constexpr std::uint32_t kRoot = 0;
// Symbols of edges: words, stems and the number share one map.
constexpr std::uint32_t kNumber = 2;
constexpr std::uint32_t word_symbol(std::uint32_t word) { return 4 * word; }
constexpr std::uint32_t stem_symbol(std::uint32_t stem) { return 4 * stem + 1; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_character(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; }

bool is_plain_word(std::string_view word) {
  return !word.starts_with('\'') &&
         std::all_of(word.begin(), word.end(), [](char c) { return c == '\'' || (is_word_character(c) && c != '_'); });
}

/// Whether a word that a stem begins may, for an expression, reach beyond its own token: into letters of a script that
/// is divided without blanks.
bool may_reach_on(std::string_view text, std::size_t end) {
  if (end < text.size() && (text[end] == '\'' || text[end] == '.')) ++end;
  return end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80;
}

}  // namespace

bool PhraseTrie::add(const Cue& cue, std::uint32_t number, TokenIds& ids) {
  if (cue.sequences.empty()) return false;
  for (const std::vector<PhraseWord>& sequence : cue.sequences) {
    const auto known = [](const PhraseWord& word) { return is_plain_word(word.text); };
    if (sequence.empty() || !std::all_of(sequence.begin(), sequence.end(), known)) return false;
  }
  for (const std::vector<PhraseWord>& sequence : cue.sequences) {
    std::uint32_t node = kRoot;
    for (const PhraseWord& word : sequence) node = child(node, word, ids);
    std::vector<std::uint32_t>& ends = nodes_[node].ends;
    if (ends.empty() || ends.back() != number) ends.push_back(number);
  }
  return true;
}

std::uint32_t PhraseTrie::child(std::uint32_t node, const PhraseWord& word, TokenIds& ids) {
  std::uint32_t symbol = kNumber;
  if (word.kind == PhraseWord::Kind::literal) symbol = word_symbol(ids.words.add(word.text));
  if (word.kind == PhraseWord::Kind::stem) symbol = stem_symbol(ids.stems.add(word.text));
  if (const std::uint32_t known = edges_.find(node, symbol); known != EdgeMap::kNone) return known;
  const auto made = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  Node& parent = nodes_[node];
  parent.children.push_back(made);
  parent.by_stem |= word.kind == PhraseWord::Kind::stem;
  parent.by_number |= word.kind == PhraseWord::Kind::number;
  edges_.add(node, symbol, made);
  return made;
}

/// One walk down the trie along the tokens, branching where a token is a word, a stem and a number.
class PhraseTrie::Walk {
 public:
  Walk(const PhraseTrie& trie, const TokenIds& ids, std::string_view text, const TokenStream& tokens,
       const std::vector<StemSet::Found>& stems, std::vector<Candidate>& out)
      : trie_(trie), ids_(ids), text_(text), tokens_(tokens), stems_(stems), out_(out) {}

  /// Goes on from `node`, to which the tokens before `at` have led.
  void from(std::uint32_t node, std::size_t at, bool certain) {
    const Node& here = trie_.nodes_[node];
    // Whether a spelling counts inside the spelling of another word, only the expression says.
    if (tokens_.words[at] != 0) follow(node, word_symbol(tokens_.words[at]), at, certain && !tokens_.respelled[at]);
    if (!here.by_stem && !here.by_number) return;
    const std::string_view token = tokens_.token(text_, at);
    if (here.by_number && is_digit(token[0])) {
      follow(node, kNumber, at, certain && std::all_of(token.begin(), token.end(), is_digit));
    }
    if (!here.by_stem) return;
    if (node == kRoot) return follow_stems(node, stems_, at, certain);
    std::vector<StemSet::Found> stems;
    ids_.stems.find(token, stems);
    follow_stems(node, stems, at, certain);
  }

 private:
  void follow_stems(std::uint32_t node, const std::vector<StemSet::Found>& stems, std::size_t at, bool certain) {
    const std::string_view token = tokens_.token(text_, at);
    for (const auto& [stem, bytes] : stems) {
      const bool plain = std::all_of(token.begin() + bytes, token.end(), is_word_character);
      if (may_reach_on(text_, tokens_.ends[at])) {
        all_below(trie_.edges_.find(node, stem_symbol(stem)));
      } else {
        follow(node, stem_symbol(stem), at, certain && plain);
      }
    }
  }

  void follow(std::uint32_t node, std::uint32_t symbol, std::size_t at, bool certain) {
    const std::uint32_t next = trie_.edges_.find(node, symbol);
    if (next == EdgeMap::kNone) return;
    const Node& here = trie_.nodes_[next];
    for (const std::uint32_t cue : here.ends) out_.push_back({cue, tokens_.ends[at], certain});
    if (here.children.empty() || at + 1 == tokens_.size()) return;
    if ((tokens_.gap_before(text_, at + 1) & (kBlanks | kHyphen)) != 0) from(next, at + 1, certain);
  }

  void all_below(std::uint32_t node) {
    if (node == EdgeMap::kNone) return;
    for (const std::uint32_t cue : trie_.nodes_[node].ends) out_.push_back({cue, 0, false});
    for (const std::uint32_t next : trie_.nodes_[node].children) all_below(next);
  }

  const PhraseTrie& trie_;
  const TokenIds& ids_;
  std::string_view text_;
  const TokenStream& tokens_;
  const std::vector<StemSet::Found>& stems_;  ///< of the token where the walk begins
  std::vector<Candidate>& out_;
};

void PhraseTrie::find(std::string_view text, const TokenStream& tokens, const TokenIds& ids,
                      const std::vector<StemSet::Found>& stems, std::size_t first, std::vector<Candidate>& out) const {
  const bool number = nodes_[kRoot].by_number && is_digit(text[tokens.begins[first]]);
  if (tokens.words[first] == 0 && stems.empty() && !number) return;
  Walk(*this, ids, text, tokens, stems, out).from(kRoot, first, true);
}

}  // namespace rapport
