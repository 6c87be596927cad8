#include "rapport/match/vocabulary.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace rapport {
namespace {

constexpr std::size_t kKeyBytes = 16;

std::uint64_t low_bytes(std::uint64_t value, std::size_t bytes) {
  return bytes >= 8 ? value : value & ((std::uint64_t{1} << 8 * bytes) - 1);
}

}  // namespace

Vocabulary::Key Vocabulary::key_of(std::string_view text, std::size_t begin, std::size_t size) {
  std::array<std::uint64_t, 2> words{};
  if (begin + kKeyBytes <= text.size()) {
    std::memcpy(words.data(), text.data() + begin, kKeyBytes);
  } else {
    std::memcpy(words.data(), text.data() + begin, size);
  }
  return {low_bytes(words[0], size), size <= 8 ? 0 : low_bytes(words[1], size - 8)};
}

std::size_t Vocabulary::slot_of(const Key& key) const {
  const std::size_t mask = slots_.size() - 1;
  const std::uint64_t mixed = (key.low ^ (key.high * 0xC2B2AE3D27D4EB4FU)) * 0x9E3779B97F4A7C15U;
  std::size_t slot = (mixed >> 32) & mask;
  while (slots_[slot].number != 0 && !(slots_[slot].key == key)) slot = (slot + 1) & mask;
  return slot;
}

void Vocabulary::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.number != 0) slots_[slot_of(slot.key)] = slot;
  }
}

std::uint32_t Vocabulary::add(std::string_view word) {
  if (const std::uint32_t known = find(word, 0, word.size()); known != 0) return known & ~kRespelled;
  put(word, ++last_);
  return last_;
}

void Vocabulary::add_spelling(std::string_view word, std::uint32_t number) { put(word, number | kRespelled); }

void Vocabulary::put(std::string_view word, std::uint32_t number) {
  if (word.size() > kKeyBytes) {
    long_words_.emplace(word, number);
    return;
  }
  if (4 * ++used_ > slots_.size()) grow();
  const Key key = key_of(word, 0, word.size());
  Slot& slot = slots_[slot_of(key)];
  if (slot.number == 0) slot = {key, number};
}

std::uint32_t Vocabulary::find(std::string_view text, std::size_t begin, std::size_t end) const {
  const std::size_t size = end - begin;
  if (size <= kKeyBytes) return slots_[slot_of(key_of(text, begin, size))].number;
  if (long_words_.empty()) return 0;
  const auto found = long_words_.find(std::string(text.substr(begin, size)));
  return found == long_words_.end() ? 0 : found->second;
}

std::uint32_t StemSet::add(std::string_view stem) {
  const std::size_t bytes = std::min<std::size_t>(stem.size(), 3);
  const std::uint32_t head = head_of(stem, bytes);
  std::vector<Stem>& list = by_head_[head];
  for (const Stem& known : list) {
    if (known.text == stem) return known.number;
  }
  if (bytes < 3) has_short_[bytes - 1] = true;
  filter_[filter_bit(head)] = true;
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
    if (bytes < 3 && !has_short_[bytes - 1]) continue;
    const std::uint32_t head = head_of(word, bytes);
    if (!filter_[filter_bit(head)]) continue;
    const auto list = by_head_.find(head);
    if (list == by_head_.end()) continue;
    for (const Stem& stem : list->second) {
      if (word.substr(0, stem.text.size()) != stem.text) continue;
      found.push_back({stem.number, static_cast<std::uint32_t>(stem.text.size())});
    }
  }
}

}  // namespace rapport
