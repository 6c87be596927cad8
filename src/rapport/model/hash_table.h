#pragma once
#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

namespace rapport {

/// Values by 64-bit hashes that are not 0 and well mixed (model/word_hash.h): open addressing in one block of memory,
/// without a node for each entry. Two keys with one hash are one key. Not thread-safe while it grows.
template <class Value>
class HashTable {
 public:
  /// Room for `entries` without growing.
  explicit HashTable(std::size_t entries = 8) {
    std::size_t size = 16;
    while (size < 2 * entries) size *= 2;
    slots_.resize(size);
  }

  /// The value of `hash`, or null.
  [[nodiscard]] const Value* find(std::uint64_t hash) const {
    const Slot& slot = slots_[slot_of(hash)];
    return slot.hash == 0 ? nullptr : &slot.value;
  }

  /// Has the memory fetched what find() and operator[] read first.
  void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash >> 1 & (slots_.size() - 1)]); }

  /// The value of `hash`; a new one, Value(), where there is none yet. Valid until the next one is made.
  Value& operator[](std::uint64_t hash) {
    std::size_t at = slot_of(hash);
    if (slots_[at].hash == 0) {
      if (2 * (used_ + 1) > slots_.size()) {
        grow();
        at = slot_of(hash);
      }
      ++used_;
      slots_[at].hash = hash;
    }
    return slots_[at].value;
  }

  [[nodiscard]] std::size_t size() const { return used_; }

  /// For PackWriter and PackReader.
  template <class Pack>
  void pack(Pack& parts) {
    std::vector<std::pair<std::uint64_t, Value>> all;
    for (const Slot& slot : slots_)
      if (slot.hash != 0) all.emplace_back(slot.hash, slot.value);
    std::sort(all.begin(), all.end());  // the same bytes in whatever order they were added
    parts(all);
    for (const auto& [hash, value] : all) (*this)[hash] = value;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    Value value{};
  };

  [[nodiscard]] std::size_t slot_of(std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash >> 1 & mask;
    while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (Slot& slot : old)
      if (slot.hash != 0) slots_[slot_of(slot.hash)] = std::move(slot);
  }

  std::vector<Slot> slots_;  // a power of two, at most half of them in use
  std::size_t used_ = 0;
};

}  // namespace rapport
