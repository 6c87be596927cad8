#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/model/hash_table.h"
#include "rapport/model/word_hash.h"
#include "rapport/stance/stance.h"

namespace rapport {

/// Finds who is spoken to by name. A name is a participant's first or last name or handle; it counts where it is used
/// to address somebody, not where somebody is spoken of:
/// - with an '@' before it;
/// - at the beginning of a sentence, alone or after one or two words ("Hi Matt,"), or after a comma, and set off after
///   it by a mark or the end of the line;
/// - inside a relationship cue or touching one ("Thanks Bob for …", "Bob thank you").
class NameFinder {
 public:
  /// `speaker` is parallel to the messages of `exchange`.
  NameFinder(const Exchange& exchange, const std::vector<std::uint32_t>& speaker, const Lexicon& lexicon);

  /// The first participant other than `self` whom the message addresses, a speaker's number; -1 = none.
  /// `words` are the message's own words, `may_address` the numbers of those among them that are part of a name or
  /// begin with an '@'.
  [[nodiscard]] std::int32_t addressed(const MatchedMessage& message, const std::vector<Span>& words,
                                       const std::vector<std::uint32_t>& may_address, std::uint32_t self) const;

  /// Whether a word, in match form, is part of a participant's name; `hash` is its word_hash.
  [[nodiscard]] bool is_name(std::uint64_t hash) const {
    return (some_bits_ >> (hash >> 58) & 1) != 0 && bearers_.find(hash) != nullptr;
  }

 private:
  /// Speakers whose name has a word, -1 for none. Two suffice to find one who is not the speaker himself.
  using Bearers = std::array<std::int32_t, 2>;

  [[nodiscard]] std::int32_t bearer(std::string_view word, std::uint32_t self) const;
  [[nodiscard]] bool is_vocative(const MatchedMessage& message, const std::vector<Span>& words, std::size_t first,
                                 std::size_t last) const;

  const Lexicon& lexicon_;
  HashTable<Bearers> bearers_;   ///< by word_hash of the word
  std::uint64_t some_bits_ = 0;  ///< bit n: a hash begins with the six bits n; most words are no names and end here
};

}  // namespace rapport
