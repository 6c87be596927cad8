#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/match/token_ids.h"
#include "rapport/match/token_stream.h"
#include "rapport/match/trigger.h"

namespace rapport {

/// Which cues' expressions are worth running at which token. Filled once, then shared by all threads.
class TriggerIndex {
 public:
  struct Armed {
    std::uint32_t cue = 0;
    std::uint32_t gaps_before = 0;  ///< kAnyGaps: the match may begin anywhere before the token
    std::uint64_t next = 0;         ///< bit n & 63: the next token may be word n; bit 0: or none, or no word
  };
  static constexpr std::uint32_t kAnyGaps = static_cast<std::uint32_t>(-1);

  void add(const Trigger& trigger, std::uint32_t cue, TokenIds& ids);

  /// Calls `visit(armed)` for every cue that token `at`, which begins with `stems`, may be the trigger of.
  template <class Visit>
  void visit(std::string_view text, const TokenStream& tokens, const std::vector<StemSet::Found>& stems, std::size_t at,
             Visit visit) const;
  /// Whether one of the cue's companions is among the words whose bit is set in `present`.
  [[nodiscard]] bool has_companion(std::uint32_t cue, const std::vector<std::uint64_t>& present) const;
  /// Whether a match of the cue may begin at token `at`, as far as that and the next token say.
  [[nodiscard]] bool may_begin(std::uint32_t cue, const TokenStream& tokens, std::size_t at) const {
    const Rule& rule = rules_[cue];
    if (!rule.first[tokens.words[at] & kFilterMask]) return false;
    return rule.second_unknown || (at + 1 < tokens.size() && rule.second[tokens.words[at + 1] & kFilterMask]);
  }

 private:
  struct ByByte {
    std::bitset<256> first;
    Armed armed;
  };
  /// Bit n & kFilterMask is set if word n is possible; bit 0 also stands for tokens that are no word.
  using Filter = std::bitset<256>;
  static constexpr std::uint32_t kFilterMask = 255;
  static Filter filter_of(const std::vector<TokenPattern>& tokens, TokenIds& ids);

  struct Rule {
    std::vector<std::uint32_t> companions;
    Filter first;
    Filter second;
    bool second_unknown = true;
  };

  std::vector<std::vector<Armed>> by_word_;
  std::vector<std::vector<Armed>> by_stem_;
  std::vector<ByByte> by_byte_;
  std::bitset<256> any_by_byte_;
  std::vector<Rule> rules_;  ///< by cue
};

template <class Visit>
void TriggerIndex::visit(std::string_view text, const TokenStream& tokens, const std::vector<StemSet::Found>& stems,
                         std::size_t at, Visit visit) const {
  const std::uint32_t word = tokens.words[at];
  const std::uint32_t next_word = at + 1 < tokens.size() ? tokens.words[at + 1] : 0;
  const std::uint64_t next = std::uint64_t{1} << (next_word & 63);
  if (word != 0 && word < by_word_.size()) {
    for (const Armed& armed : by_word_[word]) {
      if ((armed.next & next) != 0) visit(armed);
    }
  }
  const std::string_view token = tokens.token(text, at);
  const auto first = static_cast<unsigned char>(token[0]);
  if (any_by_byte_[first]) {
    for (const ByByte& by_byte : by_byte_) {
      if (by_byte.first[first]) visit(by_byte.armed);
    }
  }
  for (const StemSet::Found& found : stems) {
    if (found.number >= by_stem_.size()) continue;
    for (const Armed& armed : by_stem_[found.number]) visit(armed);
  }
}

}  // namespace rapport
