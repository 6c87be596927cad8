#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapport {

/// The edges of a trie: from a node by a symbol to a node.
class EdgeMap {
 public:
  static constexpr std::uint32_t kNone = 0;  ///< the root, to which no edge leads

  /// `symbol` must not be 0, and (node, symbol) be new.
  void add(std::uint32_t node, std::uint32_t symbol, std::uint32_t to) {
    if (2 * ++used_ > slots_.size()) grow();
    const std::uint64_t key = key_of(node, symbol);
    slots_[slot_of(key)] = {key, to};
  }
  /// Where the edge leads; kNone if there is no such edge.
  [[nodiscard]] std::uint32_t find(std::uint32_t node, std::uint32_t symbol) const {
    return slots_[slot_of(key_of(node, symbol))].to;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;  ///< 0: empty
    std::uint32_t to = kNone;
  };

  static std::uint64_t key_of(std::uint32_t node, std::uint32_t symbol) { return std::uint64_t{node} << 32 | symbol; }
  /// The slot of `key`, or the empty one where it would stand.
  [[nodiscard]] std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = (key * 0x9E3779B97F4A7C15U >> 32) & mask;
    while (slots_[slot].key != 0 && slots_[slot].key != key) slot = (slot + 1) & mask;
    return slot;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key != 0) slots_[slot_of(slot.key)] = slot;
    }
  }

  std::size_t used_ = 0;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, at most half of them in use
};

}  // namespace rapport
