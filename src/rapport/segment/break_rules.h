#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace rapport {

/// The finite-state machine that ICU compiles UAX #29 into, run over UTF-8 without the iterator around it: so its
/// boundaries are ICU's, whichever Unicode version is installed. Immutable, shared by all threads.
class BreakRules {
 public:
  using State = std::uint8_t;
  static constexpr State kStop = 0;

  /// What the machine finds from a boundary on: the next one.
  struct Segment {
    std::size_t end = 0;
    bool word = false;        ///< holds a letter, a digit or an ideograph (ICU's rule status)
    bool dictionary = false;  ///< ICU divides it further by a dictionary
  };

  /// The rules of the root locale, read once.
  static const BreakRules& words();
  static const BreakRules& sentences();

  /// False if the installed ICU keeps its rules in a form that this class does not know; nothing else may be called
  /// then.
  [[nodiscard]] bool readable() const { return readable_; }

  /// The segment that begins at byte `begin` < text.size().
  [[nodiscard]] Segment next(std::string_view text, std::size_t begin) const;

  // The machine itself, for callers that step it on their own.
  [[nodiscard]] std::uint8_t category(char32_t code_point) const {
    return code_point < kTwoBytes ? low_categories_[code_point] : high_category(code_point);
  }
  [[nodiscard]] State start() const { return start_; }
  [[nodiscard]] State step(State state, std::uint8_t category) const { return next_[state * kRow + category]; }
  /// The state behind the end of the text.
  [[nodiscard]] State step_end(State state) const { return step(state, kEndCategory); }
  [[nodiscard]] bool accepts(State state) const { return accepts_[state] != 0; }
  [[nodiscard]] std::size_t states() const { return accepts_.size(); }

  ~BreakRules();
  BreakRules(const BreakRules&) = delete;
  BreakRules& operator=(const BreakRules&) = delete;

 private:
  enum class Kind { word, sentence };
  explicit BreakRules(Kind kind);
  bool read(const std::vector<std::uint32_t>& binary);
  [[nodiscard]] std::uint8_t high_category(char32_t code_point) const;

  static constexpr std::size_t kTwoBytes = 0x800;  ///< the first code point that takes three bytes
  static constexpr std::size_t kRow = 64;          ///< categories that a state has room for
  static constexpr std::uint8_t kEndCategory = 1;
  static constexpr std::uint8_t kBeginCategory = 2;

  bool readable_ = false;
  State start_ = 0;
  std::uint8_t first_dictionary_category_ = 0;
  std::uint8_t hangul_category_ = 0;  ///< counted among the dictionary's, but ICU has no Korean dictionary
  std::array<std::uint8_t, kTwoBytes> low_categories_{};
  std::vector<State> next_;
  std::vector<std::uint8_t> accepts_;
  std::vector<std::uint8_t> is_word_;
  struct Categories;
  std::unique_ptr<Categories> categories_;
};

}  // namespace rapport
