#include "rapport/segment/break_rules.h"

#include <unicode/ubrk.h>
#include <unicode/ucptrie.h>

#include <cstring>

#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

/// The head of what ubrk_getBinaryRules gives: ICU's RBBIDataHeader, format 6 (since ICU 68). Offsets are in bytes
/// from its beginning.
struct Header {
  std::uint32_t magic;
  std::uint8_t version[4];
  std::uint32_t length;
  std::uint32_t categories;
  std::uint32_t forward_table, forward_length;
  std::uint32_t reverse_table, reverse_length;
  std::uint32_t trie, trie_length;
  std::uint32_t source, source_length;
  std::uint32_t status_table, status_length;
};

/// The head of a state table: RBBIStateTable. Rows follow.
struct Table {
  std::uint32_t states;
  std::uint32_t row_bytes;
  std::uint32_t first_dictionary_category;
  std::uint32_t look_ahead_results;
  std::uint32_t flags;
};

constexpr std::uint32_t magic_number = 0xB1A0;
constexpr std::uint8_t format_version = 6;
constexpr std::uint32_t begin_required = 2;  // flag: the machine first reads the category "beginning of text"
constexpr std::uint32_t rows_of8_bits = 4;   // flag
// A row is: accepting, look-ahead, index of the rule status, next state for each category.
constexpr std::size_t accepting_field = 0;
constexpr std::size_t status_field = 2;
constexpr std::size_t next_states_field = 3;
constexpr BreakRules::State start_state = 1;

template <class T>
T read_at(const std::vector<std::uint32_t>& binary, std::size_t byte) {
  T value;
  std::memcpy(&value, reinterpret_cast<const char*>(binary.data()) + byte, sizeof value);
  return value;
}

std::vector<std::uint32_t> binary_rules(UBreakIteratorType type) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator* iterator = ubrk_open(type, "root", nullptr, 0, &status);
  if (U_FAILURE(status)) return {};
  const std::int32_t bytes = ubrk_getBinaryRules(iterator, nullptr, 0, &status);
  std::vector<std::uint32_t> binary(static_cast<std::size_t>(bytes) / 4 + 1);
  status = U_ZERO_ERROR;
  ubrk_getBinaryRules(iterator, reinterpret_cast<std::uint8_t*>(binary.data()), bytes, &status);
  ubrk_close(iterator);
  return U_SUCCESS(status) ? binary : std::vector<std::uint32_t>{};
}

/// A row's rule status is its largest value: the status table holds a count, then the values in ascending order.
std::int32_t rule_status(const std::vector<std::uint32_t>& binary, const Header& header, std::size_t index) {
  const std::size_t count_at = header.status_table + 4 * index;
  const auto count = read_at<std::uint32_t>(binary, count_at);
  return read_at<std::int32_t>(binary, count_at + std::size_t{4} * count);
}

}  // namespace

struct BreakRules::Categories {
  ~Categories() { ucptrie_close(trie); }
  UCPTrie* trie = nullptr;
  std::vector<std::uint32_t> binary;  ///< the trie points into it
};

BreakRules::~BreakRules() = default;

BreakRules::BreakRules(Kind kind) : categories_(std::make_unique<Categories>()) {
  categories_->binary = binary_rules(kind == Kind::word ? UBRK_WORD : UBRK_SENTENCE);
  readable_ = read(categories_->binary);
}

const BreakRules& BreakRules::words() {
  static const BreakRules rules(Kind::word);
  return rules;
}

const BreakRules& BreakRules::sentences() {
  static const BreakRules rules(Kind::sentence);
  return rules;
}

bool BreakRules::read(const std::vector<std::uint32_t>& binary) {
  if (binary.size() * 4 < sizeof(Header)) return false;
  const auto header = read_at<Header>(binary, 0);
  if (header.magic != magic_number || header.version[0] != format_version || header.categories > kRow) return false;
  const auto table = read_at<Table>(binary, header.forward_table);
  // Rules with a '/' (a boundary found only later) would need more than a state; UAX #29 has none.
  if ((table.flags & rows_of8_bits) == 0 || table.look_ahead_results != 0) return false;
  UErrorCode status = U_ZERO_ERROR;
  const char* const trie = reinterpret_cast<const char*>(binary.data()) + header.trie;
  categories_->trie = ucptrie_openFromBinary(UCPTRIE_TYPE_FAST, UCPTRIE_VALUE_BITS_8, trie,
                                             static_cast<std::int32_t>(header.trie_length), nullptr, &status);
  if (U_FAILURE(status)) return false;

  next_.assign(table.states * kRow, kStop);
  for (std::size_t state = 0; state < table.states; ++state) {
    const std::size_t row = header.forward_table + sizeof(Table) + state * table.row_bytes;
    accepts_.push_back(read_at<std::uint8_t>(binary, row + accepting_field));
    is_word_.push_back(rule_status(binary, header, read_at<std::uint8_t>(binary, row + status_field)) >=
                       UBRK_WORD_NONE_LIMIT);
    for (std::size_t c = 0; c < header.categories; ++c) {
      next_[state * kRow + c] = read_at<State>(binary, row + next_states_field + c);
    }
  }
  first_dictionary_category_ = static_cast<std::uint8_t>(table.first_dictionary_category);
  for (char32_t c = 0; c < kTwoBytes; ++c) low_categories_[c] = high_category(c);
  hangul_category_ = category(U'\uAC00');
  start_ = (table.flags & begin_required) != 0 ? step(start_state, kBeginCategory) : start_state;
  return true;
}

std::uint8_t BreakRules::high_category(char32_t code_point) const {
  const auto c = static_cast<std::int32_t>(code_point);
  return UCPTRIE_FAST_GET(categories_->trie, UCPTRIE_8, c);
}

BreakRules::Segment BreakRules::next(std::string_view text, std::size_t begin) const {
  Segment found{begin + decode_utf8(text, begin).bytes, false, false};
  State state = start_;
  bool dictionary = false;
  for (std::size_t at = begin; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    const std::uint8_t kind = category(c.value);
    state = step(state, kind);
    if (state == kStop) return found;
    at += c.bytes;
    dictionary |= kind >= first_dictionary_category_ && kind != hangul_category_;
    if (accepts(state)) found = {at, is_word_[state] != 0, dictionary};
  }
  if (accepts(step_end(state))) found.end = text.size();
  return found;
}

}  // namespace rapport
