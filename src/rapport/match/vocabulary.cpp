#include "rapport/match/vocabulary.h"

#include <algorithm>

namespace rapport {

std::size_t Vocabulary::slot_of(const WordKey& key) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = key.hash() & mask;
  while (slots_[slot].number != 0 && !(slots_[slot].key == key)) slot = (slot + 1) & mask;
  return slot;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_.edit());
  for (const Slot& slot : old) {
    if (slot.number != 0) slots_.edit()[slot_of(slot.key)] = slot;
  }
}

std::uint32_t Vocabulary::add(std::string_view word) {
  if (word.size() > WordKey::kMostBytes) {
    const auto [at, is_new] = long_words_.try_emplace(std::string(word), last_ + 1);
    if (is_new) ++last_;
    return at->second;
  }
  const WordKey key = WordKey::of(word, 0, word.size());
  if (const auto known = slots_[slot_of(key)].number; known != 0) return static_cast<std::uint32_t>(known);
  if (4 * ++used_ > 3 * slots_.size()) grow();
  slots_.edit()[slot_of(key)] = {key, ++last_};
  return last_;
}

std::uint32_t Vocabulary::find(std::string_view word) const {
  if (word.size() <= WordKey::kMostBytes)
    return static_cast<std::uint32_t>(slots_[slot_of(WordKey::of(word, 0, word.size()))].number);
  const auto found = long_words_.find(std::string(word));
  return found == long_words_.end() ? 0 : found->second;
}

std::uint32_t StemSet::add(std::string_view stem) {
  std::vector<Stem>& list = by_head_[head_of(stem, std::min<std::size_t>(stem.size(), 3))];
  for (const Stem& known : list) {
    if (known.text == stem) return known.number;
  }
  list.push_back({std::string(stem), ++last_});
  return last_;
}

std::uint32_t StemSet::head_of(std::string_view text, std::size_t bytes) {
  auto head = static_cast<std::uint32_t>(bytes);
  for (std::size_t i = 0; i < bytes; ++i) head = head << 8 | static_cast<unsigned char>(text[i]);
  return head;
}

void StemSet::find(std::string_view word, std::vector<Found>& found) const {
  found.clear();
  for (std::size_t bytes = 1; bytes <= 3 && bytes <= word.size(); ++bytes) {
    const auto list = by_head_.find(head_of(word, bytes));
    if (list == by_head_.end()) continue;
    for (const Stem& stem : list->second) {
      if (word.starts_with(stem.text)) found.push_back({stem.number, static_cast<std::uint32_t>(stem.text.size())});
    }
  }
}

}  // namespace rapport
