#include "rapport/match/trigger_index.h"

#include <algorithm>
#include <string>

namespace rapport {
namespace {

constexpr std::size_t kMostGapsTried = 40;  // beyond it, one scan is cheaper than an attempt at every token

template <class List>
List& at(std::vector<List>& lists, std::uint32_t number) {
  if (lists.size() <= number) lists.resize(number + 1);
  return lists[number];
}

}  // namespace

void TriggerIndex::add(const Trigger& trigger, std::uint32_t cue, TokenIds& ids) {
  const bool few = trigger.gaps_before <= kMostGapsTried;
  Armed armed{cue, few ? static_cast<std::uint32_t>(trigger.gaps_before) : kAnyGaps, ~std::uint64_t{0}};
  if (trigger.gaps_before == 0 && !trigger.second.empty()) {
    const Filter second = filter_of(trigger.second, ids);
    armed.next = 0;
    for (std::size_t i = 0; i < second.size(); ++i) armed.next |= std::uint64_t{second[i]} << (i & 63);
  }
  for (const TokenPattern& token : trigger.tokens) {
    switch (token.kind) {
      case TokenPattern::Kind::word:
        at(by_word_, ids.words.add(token.text)).push_back(armed);
        break;
      case TokenPattern::Kind::stem:
        at(by_stem_, ids.stems.add(token.text)).push_back(armed);
        break;
      case TokenPattern::Kind::first_byte:
        by_byte_.push_back({token.first, armed});
        any_by_byte_ |= token.first;
        break;
    }
  }
  Rule& rule = at(rules_, cue);
  for (const TokenPattern& word : trigger.companions) rule.companions.push_back(ids.words.add(word.text));
  rule.first = filter_of(trigger.first, ids);
  rule.second = filter_of(trigger.second, ids);
  rule.second_unknown = trigger.second.empty();
}

TriggerIndex::Filter TriggerIndex::filter_of(const std::vector<TokenPattern>& tokens, TokenIds& ids) {
  Filter filter;
  for (const TokenPattern& token : tokens) {
    // A stem or a class may be any word, known or not.
    if (token.kind != TokenPattern::Kind::word) return filter.set();
    filter.set(ids.words.add(token.text) & kFilterMask);
  }
  return tokens.empty() ? filter.set() : filter;
}

bool TriggerIndex::has_companion(std::uint32_t cue, const std::vector<std::uint64_t>& present) const {
  const std::vector<std::uint32_t>& words = rules_[cue].companions;
  return words.empty() || std::any_of(words.begin(), words.end(),
                                      [&](std::uint32_t word) { return (present[word >> 6] >> (word & 63) & 1) != 0; });
}

}  // namespace rapport
