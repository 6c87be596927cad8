#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/model/hash_table.h"
#include "rapport/model/word_hash.h"

namespace rapport {

/// What words are to the signals, remembered from one exchange to the next, so that a word is taken apart once and not
/// wherever it stands. Scratch memory of bounded size: one a thread. The lexicon must outlive it.
class WordBook {
 public:
  struct Word {
    bool is_known = false;
    std::int16_t function_class = -1;  ///< in Lexicon::function_word_classes; -1 = it is none
    std::uint32_t stem = 0;            ///< from 1 on; words of one stem are one content word; 0 = no content word
  };

  explicit WordBook(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// Content words are numbered anew, in the order in which they are asked for.
  void begin_exchange();

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
    std::uint64_t exchange = 0;
    std::uint32_t number = 0;
  };
  void learn(std::string_view word, Word& into);

  const Lexicon* lexicon_;
  HashTable<Word> words_;             // by word_hash
  HashTable<std::uint32_t> stems_;    // by stem_hash
  std::vector<Numbered> numbers_{1};  // by stem
  std::uint64_t exchange_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace rapport
