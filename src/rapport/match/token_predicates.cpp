#include "rapport/match/token_predicates.h"

#include <algorithm>

#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_'; }
bool is_joint(char c) { return c == '\'' || c == '.'; }

/// Bytes of the character at `i` if it is one that the expression of a word holds, 0 otherwise.
std::uint32_t word_character(std::string_view text, std::size_t i) {
  if (static_cast<unsigned char>(text[i]) < 0x80) return is_ascii_word(text[i]) ? 1 : 0;
  const CodePoint c = decode_utf8(text, i);
  const bool latin = (c.value >= 0xAA && c.value <= 0x36F) || (c.value >= 0x1E00 && c.value <= 0x1EFF);
  return latin ? c.bytes : 0;
}

/// Whether all of `text` is word characters, with single joints before others of them.
bool is_rest_of_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (is_joint(text[i]) && ++i == text.size()) return false;
    const std::uint32_t bytes = word_character(text, i);
    if (bytes == 0) return false;
    i += bytes;
  }
  return true;
}

bool is_number(std::string_view token) {
  if (!is_digit(token[0])) return false;
  if (token.back() == 'k' || token.back() == 'm') token.remove_suffix(1);
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (!is_digit(token[i]) &&
        (++i == token.size() || (token[i - 1] != '.' && token[i - 1] != ',') || !is_digit(token[i])))
      return false;
  }
  return true;
}

/// Whether `mark` stands in `token` between two numbers.
bool is_two_numbers(std::string_view token, std::string_view mark) {
  for (auto at = token.find(mark, 1); at != std::string_view::npos; at = token.find(mark, at + 1)) {
    const std::string_view second = token.substr(at + mark.size());
    if (!second.empty() && is_number(token.substr(0, at)) && is_number(second)) return true;
  }
  return false;
}

/// Whether a byte is one of `set`, which must outlive it.
auto in(const TokenPredicates::Bytes& set) {
  return [&set](char c) { return set[static_cast<unsigned char>(c)]; };
}

template <class List>
auto& at(List& list, std::size_t i) {
  if (list.size() <= i) list.resize(i + 1);
  return list[i];
}

}  // namespace

TokenPredicates::Id TokenPredicates::make(bool goes_on, std::string_view text) {
  goes_on_.push_back(goes_on ? 1 : 0);
  first_byte_ += text.empty() ? '\0' : text[0];
  return static_cast<Id>(goes_on_.size() - 1);
}

void TokenPredicates::attach(std::uint32_t word, Id id) {
  std::uint32_t& first = at(first_link_, word);
  links_.push_back({id, first});
  first = static_cast<std::uint32_t>(links_.size() - 1);
}

TokenPredicates::Id TokenPredicates::word(std::string_view text) {
  const std::uint32_t number = words_.add(text);
  Id& id = at(exactly_, number);
  if (id == 0) attach(number, id = make(false, text));
  return id;
}

TokenPredicates::Id TokenPredicates::spelled(std::string_view canonical,
                                             const std::vector<std::string_view>& spellings) {
  Id& id = at(spelled_, words_.add(canonical));
  if (id != 0) return id;
  id = make(false);
  for (const std::string_view spelling : spellings) attach(words_.add(spelling), id);
  return id;
}

TokenPredicates::Id TokenPredicates::stem(std::string_view text) {
  Id& id = at(of_stem_, stems_.add(text)).stem;
  if (id == 0) id = make(true, text);
  return id;
}

TokenPredicates::Id TokenPredicates::prefix(std::string_view text, const Tail& tail) {
  std::vector<OfTail>& tails = at(of_stem_, stems_.add(text)).tails;
  for (const OfTail& known : tails) {
    if (known.tail == tail) return known.id;
  }
  tails.push_back({tail, make(false, text)});
  return tails.back().id;
}

bool TokenPredicates::OfTail::holds(std::string_view rest) const {
  return rest.size() >= tail.least && (tail.some.none() || std::any_of(rest.begin(), rest.end(), in(tail.some)));
}

TokenPredicates::Id TokenPredicates::of_shape(const Shape& shape) {
  for (const OfShape& known : of_shape_) {
    if (known.shape == shape) return known.id;
  }
  const std::size_t next = kAny + 1 + of_shape_.size();
  of_shape_.push_back({shape, next <= kLastCommon ? static_cast<Id>(next) : make(false)});
  if (next <= kLastCommon) tabulate(of_shape_.back());
  return of_shape_.back().id;
}

void TokenPredicates::tabulate(const OfShape& one) {
  of_byte_.edit().resize(Bytes().size());
  for (std::size_t byte = 0; byte < Bytes().size(); ++byte) {
    OfByte& of = of_byte_.edit()[byte];
    of.first[one.id] = one.shape.first[byte];
    of.rest[one.id] = one.shape.rest[byte];
    of.some[one.id] = one.shape.some.none() || one.shape.some[byte];
  }
  for (std::size_t bytes = 0; bytes < one.shape.least; ++bytes) at(too_short_, bytes).set(one.id);
}

TokenPredicates::Common TokenPredicates::common_shapes(std::string_view token) const {
  if (of_byte_.size() == 0) return {};
  const auto of = [this](char c) -> const OfByte& { return of_byte_[static_cast<unsigned char>(c)]; };
  Common shapes = of(token[0]).first;
  Common some = of(token[0]).some;
  for (const char c : token.substr(1)) {
    shapes &= of(c).rest;
    some |= of(c).some;
  }
  shapes &= some;
  return token.size() < too_short_.size() ? shapes & ~too_short_[token.size()] : shapes;
}

TokenPredicates::Id TokenPredicates::two_numbers(std::string_view mark) {
  for (const auto& [known, id] : two_numbers_) {
    if (known == mark) return id;
  }
  return two_numbers_.emplace_back(mark, make(false)).second;
}

bool TokenPredicates::Shape::holds(std::string_view token) const {
  const std::string_view others = token.substr(1);
  return in(first)(token[0]) && token.size() >= least && std::all_of(others.begin(), others.end(), in(rest)) &&
         (some.none() || std::any_of(token.begin(), token.end(), in(some)));
}

void TokenPredicates::add_first_bytes(Id id, Bytes& bytes) const {
  if (first_byte_[id] != '\0') {
    bytes.set(static_cast<unsigned char>(first_byte_[id]));
    return;
  }
  for (const OfShape& one : of_shape_) {
    if (one.id != id) continue;
    bytes |= one.shape.first;
    return;
  }
  bytes.set();
}

TokenPredicates::Common TokenPredicates::find(std::string_view token, std::vector<Id>& special) const {
  Common common = common_shapes(token);
  common[kNumber] = is_number(token);
  common[kAnyWord] = word_character(token, 0) != 0 && is_rest_of_word(token);
  common.set(kAny);
  if (is_digit(token[0]) && !std::all_of(token.begin(), token.end(), is_digit)) {
    for (const auto& [mark, id] : two_numbers_) {
      if (is_two_numbers(token, mark)) special.push_back(id);
    }
  }
  const std::uint32_t word = words_.find(token);
  for (std::uint32_t i = word < first_link_.size() ? first_link_[word] : 0; i != 0; i = links_[i].next)
    special.push_back(links_[i].id);
  thread_local std::vector<StemSet::Found> stems;
  stems_.find(token, stems);
  for (const auto& [number, bytes] : stems) {
    const OfStem& of = of_stem_[number];
    const std::string_view rest = token.substr(bytes);
    if (of.stem != 0 && is_rest_of_word(rest)) special.push_back(of.stem);
    for (const OfTail& one : of.tails) {
      if (one.holds(rest)) special.push_back(one.id);
    }
  }
  for (std::size_t i = kLastCommon - kAny; i < of_shape_.size(); ++i)
    if (of_shape_[i].shape.holds(token)) special.push_back(of_shape_[i].id);
  std::sort(special.begin(), special.end());
  special.erase(std::unique(special.begin(), special.end()), special.end());
  return common;
}

Behind what_is_behind(std::string_view text, std::size_t end) {
  const auto is_ascii_byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  const auto is_word = [&](std::size_t i) { return i < text.size() && word_character(text, i) != 0; };
  if (end > 0 && (!is_ascii_byte(end - 1) || is_ascii_word(text[end - 1]))) {
    if (is_word(end)) return Behind::word;
    // What is not ASCII may belong to one token with the joint.
    if (end < text.size() && is_joint(text[end]) && is_word(end + 1))
      return is_ascii_byte(end + 1) ? Behind::joint : Behind::word;
  }
  while (end < text.size() && (text[end] == ' ' || text[end] == '-' || text[end] == '\t')) ++end;
  const bool line_end = end == text.size() || text[end] == '\n' || text[end] == '\r' || text[end] == '\f';
  return line_end ? Behind::line_end : Behind::other;
}

}  // namespace rapport
