#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/model/hash_table.h"
#include "rapport/model/word_hash.h"

namespace rapport {

/// What words and cues are to the signals, remembered from one exchange to the next, so that a word is taken apart once
/// and not wherever it stands. Scratch memory of bounded size: one a thread. The lexicon must outlive it.
class WordBook {
 public:
  struct Word {
    bool is_known = false;
    std::int16_t function_class = -1;  ///< in Lexicon::function_word_classes; -1 = it is none
    std::uint32_t stem = 0;            ///< from 1 on; words of one stem are one content word; 0 = no content word
  };

  /// What a cue of the stance lists says of the turn that holds it: a set of these bits.
  enum Role : std::uint8_t { kRefuses = 1, kRebuffs = 2, kOpposes = 4, kOpensAnswer = 8 };

  explicit WordBook(const Lexicon& lexicon);

  [[nodiscard]] std::uint8_t roles(std::uint32_t cue) const { return roles_[cue]; }

  /// Content words are numbered anew, in the order in which they are asked for.
  void begin_exchange();

  /// Has the memory fetched what look_up() of that hash reads.
  void prefetch(std::uint64_t hash) const { words_.prefetch(hash); }
  /// What `word`, in match form, is; `hash` is its word_hash. Valid until the next call.
  const Word& look_up(std::string_view word, std::uint64_t hash) {
    Word& found = words_[hash];
    if (!found.is_known) learn(word, found);
    return found;
  }

  /// The number of a content word in this exchange, from 0 on.
  std::uint32_t number(std::uint32_t stem) {
    Numbered& numbered = numbers_[stem];
    if (numbered.exchange != exchange_) numbered = {exchange_, count_++};
    return numbered.number;
  }
  /// How many numbers were given in this exchange.
  [[nodiscard]] std::uint32_t numbers() const { return count_; }

 private:
  struct Numbered {
    std::uint32_t exchange = 0;
    std::uint32_t number = 0;
  };
  void learn(std::string_view word, Word& into);

  const Lexicon* lexicon_;
  std::vector<std::uint8_t> roles_;   // by cue
  HashTable<Word> words_;             // by word_hash
  HashTable<std::uint32_t> stems_;    // by stem_hash
  std::vector<Numbered> numbers_{1};  // by stem
  std::uint32_t exchange_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace rapport
