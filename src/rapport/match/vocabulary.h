#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace rapport {

/// Words with numbers from 1 on, looked up by the bytes of a text in place: up to 16 bytes are two machine words.
class Vocabulary {
 public:
  static constexpr std::uint32_t kRespelled = std::uint32_t{1} << 31;

  /// The number of `word`; a new one if it has none yet.
  std::uint32_t add(std::string_view word);
  /// Makes `word`, unless it is known, another spelling of the word with that number: found as that | kRespelled.
  void add_spelling(std::string_view word, std::uint32_t number);
  /// The number of the word text[begin, end), 0 if it is none. May be asked while other threads ask.
  [[nodiscard]] std::uint32_t find(std::string_view text, std::size_t begin, std::size_t end) const;
  /// The largest number given.
  [[nodiscard]] std::uint32_t last() const { return last_; }

 private:
  struct Key {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {
    Key key;
    std::uint32_t number = 0;
  };

  static Key key_of(std::string_view text, std::size_t begin, std::size_t size);
  [[nodiscard]] std::size_t slot_of(const Key& key) const;
  void put(std::string_view word, std::uint32_t number);
  void grow();

  std::uint32_t last_ = 0;
  std::size_t used_ = 0;
  std::vector<Slot> slots_ = std::vector<Slot>(64);  ///< a power of two, at most a quarter of them in use
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

 private:
  struct Stem {
    std::string text;
    std::uint32_t number;
  };
  /// Stems are told apart by their first bytes, at most three of them; how many is the top byte of a head.
  static std::uint32_t head_of(std::string_view text, std::size_t bytes);
  static std::size_t filter_bit(std::uint32_t head) { return head * 0x9E3779B1U >> 16; }

  std::uint32_t last_ = 0;
  std::vector<bool> filter_ = std::vector<bool>(1U << 16);  ///< by head: may be one of a stem
  bool has_short_[2] = {};                                  ///< whether there are stems of one byte, of two bytes
  std::unordered_map<std::uint32_t, std::vector<Stem>> by_head_;
};

}  // namespace rapport
