#pragma once
#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/match/vocabulary.h"

namespace rapport {

/// What cues ask of a token, each question once and with a number. A token is a segment of a text between two word
/// boundaries that is neither blank nor a lone '-'. Filled once, then shared by all threads.
class TokenPredicates {
 public:
  using Id = std::uint32_t;
  static constexpr Id kNumber = 0;   ///< digits with '.' or ',' between them, then perhaps k or m
  static constexpr Id kAnyWord = 1;  ///< Latin letters, digits and '_', with ' or . between them
  static constexpr Id kAny = 2;      ///< every token
  /// All up to here, the common ones, hold of very many tokens; of_shape() gives the numbers from kAny on to here
  /// first.
  static constexpr Id kLastCommon = 127;
  using Common = std::bitset<kLastCommon + 1>;

  /// Is `text`.
  Id word(std::string_view text);
  /// Is one of the spellings of `canonical`; those given are whole tokens.
  Id spelled(std::string_view canonical, const std::vector<std::string_view>& spellings);
  /// Begins with `text`, and goes on as kAnyWord does.
  Id stem(std::string_view text);
  using Bytes = std::bitset<256>;
  /// What a token goes on with behind a beginning that is known.
  struct Tail {
    Bytes some;               ///< at least one of these, unless this is empty,
    std::uint32_t least = 1;  ///< and that many bytes in all
    friend bool operator==(const Tail&, const Tail&) = default;

    template <class Pack>
    void pack(Pack& parts) {
      parts(some, least);
    }
  };
  /// Begins with `text`, and goes on so.
  Id prefix(std::string_view text, const Tail& tail);
  Id prefix(std::string_view text) { return prefix(text, Tail()); }
  /// What a token is written with.
  struct Shape {
    Bytes first;              ///< its first byte is one of these,
    Bytes rest;               ///< all others of these,
    Bytes some;               ///< and one, unless this is empty, of these
    std::uint32_t least = 1;  ///< bytes
    [[nodiscard]] bool holds(std::string_view token) const;
    friend bool operator==(const Shape&, const Shape&) = default;

    template <class Pack>
    void pack(Pack& parts) {
      parts(first, rest, some, least);
    }
  };
  /// Has that shape.
  Id of_shape(const Shape& shape);
  /// Is two tokens of kNumber with `mark` between them: "4.5".
  Id two_numbers(std::string_view mark);

  /// Adds the bytes with which a token may begin of which `id` holds.
  void add_first_bytes(Id id, Bytes& bytes) const;
  /// Adds to `special`, ascending, what holds of `token` and is not common; gives what is.
  Common find(std::string_view token, std::vector<Id>& special) const;
  /// Whether what the question stands for may, as an expression, reach beyond the token that it holds of.
  [[nodiscard]] bool may_go_on(Id id) const { return id == kAnyWord || goes_on_[id] != 0; }
  [[nodiscard]] std::size_t size() const { return goes_on_.size(); }

  /// For PackWriter and PackReader: what is asked of a token. Nothing can be added to what was read.
  template <class Pack>
  void pack(Pack& parts) {
    parts(goes_on_, first_byte_, words_, first_link_, links_, stems_, of_stem_, of_shape_, of_byte_, too_short_,
          two_numbers_);
  }

 private:
  struct Link {
    Id id;
    std::uint32_t next;  ///< index in links_; 0 = none
  };
  struct OfTail {
    Tail tail;
    Id id = 0;
    [[nodiscard]] bool holds(std::string_view rest) const;

    template <class Pack>
    void pack(Pack& parts) {
      parts(tail, id);
    }
  };
  struct OfStem {
    Id stem = 0;
    std::vector<OfTail> tails;

    template <class Pack>
    void pack(Pack& parts) {
      parts(stem, tails);
    }
  };

  struct OfShape {
    Shape shape;
    Id id;

    template <class Pack>
    void pack(Pack& parts) {
      parts(shape, id);
    }
  };

  /// The common shapes that a token may have of which a byte is the first, or another one; and those that ask for no
  /// more than that byte in it.
  struct OfByte {
    Common first;
    Common rest;
    Common some;
  };

  Id make(bool goes_on, std::string_view text = {});
  void tabulate(const OfShape& one);
  [[nodiscard]] Common common_shapes(std::string_view token) const;
  void attach(std::uint32_t word, Id id);

  std::vector<std::uint8_t> goes_on_ = std::vector<std::uint8_t>(kLastCommon + 1);
  std::string first_byte_ = std::string(kLastCommon + 1, '\0');  ///< by predicate; 0 = several
  Vocabulary words_;
  std::vector<std::uint32_t> first_link_{0};  ///< by word
  std::vector<Link> links_ = std::vector<Link>(1);
  std::vector<Id> exactly_{0};  ///< by word; 0 = none
  std::vector<Id> spelled_{0};  ///< by word; 0 = none
  StemSet stems_;
  std::vector<OfStem> of_stem_ = std::vector<OfStem>(1);  ///< by stem
  std::vector<OfShape> of_shape_;
  PackedList<OfByte> of_byte_;     ///< by byte
  std::vector<Common> too_short_;  ///< by bytes of a token: the shapes for which these are too few
  std::vector<std::pair<std::string, Id>> two_numbers_;  ///< by the mark between them
};

/// What stands behind a token.
enum class Behind : std::uint8_t {
  other,
  line_end,  ///< only blanks and hyphens, to the end of the line
  joint,     ///< a token that is ' or . and a token that a word may go on with, as UAX #29 divides "3.foo"
  word,      ///< what else a word may go on with, for an expression, beyond this token: as in "foo\u00BBbar"
};

/// What stands behind byte `end` of `text`, where a token ends.
Behind what_is_behind(std::string_view text, std::size_t end);

}  // namespace rapport
