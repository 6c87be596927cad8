#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace rapport {

/// A step of a trie: where it leads, and what may stand before its token.
struct Edge {
  std::uint32_t to = 0;
  std::uint8_t gaps = 0;
};

/// Edges by the node that they leave and the number of their word; several may share both.
class EdgeMap {
 public:
  void add(std::uint32_t node, std::uint32_t word, Edge edge) {
    if (2 * ++used_ > slots_.size()) grow();
    put({key_of(node, word), edge});
  }

  /// Calls `visit(edge)` for every edge that leaves `node` by `word`.
  template <class Visit>
  void visit(std::uint32_t node, std::uint32_t word, Visit visit) const {
    const std::uint64_t key = key_of(node, word);
    for (std::size_t slot = first_slot(key); slots_[slot].key != kEmpty; slot = (slot + 1) & (slots_.size() - 1)) {
      if (slots_[slot].key == key) visit(slots_[slot].edge);
    }
  }

 private:
  static constexpr std::uint64_t kEmpty = 0;  // words are numbered from 1 on, so no edge has this key
  struct Slot {
    std::uint64_t key = kEmpty;
    Edge edge;
  };

  static std::uint64_t key_of(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }
  [[nodiscard]] std::size_t first_slot(std::uint64_t key) const {
    return (key * 0x9E3779B97F4A7C15U >> 32) & (slots_.size() - 1);
  }
  void put(const Slot& made) {
    std::size_t slot = first_slot(made.key);
    while (slots_[slot].key != kEmpty) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = made;
  }
  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.key != kEmpty) put(slot);
    }
  }

  std::size_t used_ = 0;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, at most half of them in use
};

}  // namespace rapport
