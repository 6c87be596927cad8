#pragma once
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rapport/match/number_hash.h"
#include "rapport/model/pack.h"

namespace rapport {

/// A word of at most kMostBytes bytes as two machine words.
struct WordKey {
  static constexpr std::size_t kMostBytes = 16;

  std::uint64_t low = 0;
  std::uint64_t high = 0;
  friend bool operator==(const WordKey&, const WordKey&) = default;

  /// Of the word text[begin, begin + size).
  static WordKey of(std::string_view text, std::size_t begin, std::size_t size) {
    std::uint64_t words[2] = {};
    std::memcpy(words, text.data() + begin, begin + kMostBytes <= text.size() ? kMostBytes : size);
    return {low_bytes(words[0], size), size <= 8 ? 0 : low_bytes(words[1], size - 8)};
  }
  [[nodiscard]] std::size_t hash() const {
    const std::uint64_t mixed = spread(low ^ (high * 0xC2B2AE3D27D4EB4FU));
    return (mixed >> 32) ^ (mixed >> 47);  // only the highest bits depend on all bytes
  }

 private:
  static std::uint64_t low_bytes(std::uint64_t value, std::size_t bytes) {
    return bytes >= 8 ? value : value & ((std::uint64_t{1} << 8 * bytes) - 1);
  }
};

/// Words with numbers from 1 on.
class Vocabulary {
 public:
  Vocabulary() { slots_.edit().resize(64); }

  /// The number of `word`; a new one if it has none yet.
  std::uint32_t add(std::string_view word);
  /// The number of `word`, 0 if it has none. May be asked while other threads ask.
  [[nodiscard]] std::uint32_t find(std::string_view word) const;

  /// For PackWriter and PackReader.
  template <class Pack>
  void pack(Pack& parts) {
    std::vector<std::pair<std::string, std::uint32_t>> long_words(long_words_.begin(), long_words_.end());
    parts(last_, used_, slots_, long_words);
    long_words_ = {long_words.begin(), long_words.end()};
  }

 private:
  struct Slot {
    WordKey key;
    std::uint64_t number = 0;  ///< 0: empty
  };

  [[nodiscard]] std::size_t slot_of(const WordKey& key) const;
  void grow();

  std::uint32_t last_ = 0;
  std::size_t used_ = 0;
  PackedList<Slot> slots_;  ///< a power of two, at most three quarters in use
  std::unordered_map<std::string, std::uint32_t> long_words_;
};

/// Beginnings of words, each with a number from 1 on.
class StemSet {
 public:
  struct Found {
    std::uint32_t number = 0;
    std::uint32_t bytes = 0;  ///< of the stem
  };

  std::uint32_t add(std::string_view stem);
  /// Replaces `found` by the stems that `word` begins with. May be asked while other threads ask.
  void find(std::string_view word, std::vector<Found>& found) const;

  /// For PackWriter and PackReader.
  template <class Pack>
  void pack(Pack& parts) {
    std::vector<std::pair<std::uint32_t, std::vector<Stem>>> by_head(by_head_.begin(), by_head_.end());
    parts(last_, by_head);
    by_head_ = {by_head.begin(), by_head.end()};
  }

 private:
  struct Stem {
    std::string text;
    std::uint32_t number;

    template <class Pack>
    void pack(Pack& parts) {
      parts(text, number);
    }
  };
  /// Stems are told apart by their first bytes, at most three of them; how many is the top byte of a head.
  static std::uint32_t head_of(std::string_view text, std::size_t bytes);

  std::uint32_t last_ = 0;
  std::unordered_map<std::uint32_t, std::vector<Stem>> by_head_;
};

}  // namespace rapport
