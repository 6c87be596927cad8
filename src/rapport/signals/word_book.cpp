#include "rapport/signals/word_book.h"

#include "rapport/signals/words.h"

namespace rapport {

namespace {

std::uint8_t roles_of(std::string_view category) {
  if (category == "refusal") return WordBook::kRefuses;
  if (category == "attack" || category == "brush_off") return WordBook::kRebuffs | WordBook::kOpposes;
  if (category == "disagreement") return WordBook::kOpposes;
  return category == "answer_opener" ? WordBook::kOpensAnswer : 0;
}

}  // namespace

WordBook::WordBook(const Lexicon& lexicon) : lexicon_(&lexicon) {
  roles_.reserve(lexicon.cues.size());
  for (const Cue& cue : lexicon.cues) roles_.push_back(roles_of(lexicon.categories[cue.category].id));
}

void WordBook::begin_exchange() {
  constexpr std::size_t most_words = std::size_t{1} << 16;
  constexpr std::uint32_t most_exchanges = std::uint32_t{1} << 31;
  if (words_.size() > most_words || exchange_ == most_exchanges) *this = WordBook(*lexicon_);
  ++exchange_;
  count_ = 0;
}

void WordBook::learn(std::string_view word, Word& into) {
  into.is_known = true;
  into.function_class = static_cast<std::int16_t>(lexicon_->function_word_class(word));
  const std::uint64_t stem = into.function_class >= 0 ? 0 : stem_hash(word);
  if (stem == 0) return;
  std::uint32_t& number = stems_[stem];
  if (number == 0) {
    number = static_cast<std::uint32_t>(numbers_.size());
    numbers_.emplace_back();
  }
  into.stem = number;
}

}  // namespace rapport
