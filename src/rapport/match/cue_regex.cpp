#include "rapport/match/cue_regex.h"

#include <re2/re2.h>

#include <array>
#include <stdexcept>

#include "rapport/segment/bit_set.h"

namespace rapport {
namespace {

/// RE2 gives the memory that it does not need for the expression to its automata. A match is short and begins at a
/// known byte, so little will do, and there are hundreds of expressions: the least that holds them, from here on
/// doubled.
constexpr std::int64_t few_bytes = std::int64_t{128} << 10;

RE2::Options options(std::int64_t memory) {
  RE2::Options options;
  options.set_longest_match(true);
  options.set_log_errors(false);
  options.set_max_mem(memory);
  return options;
}

}  // namespace

/// Few texts ask an expression, and most answers are no. For a text that is not too long RE2 then walks the expression
/// itself, which costs no memory that stays; but only for who wants to know what a group has matched.
struct CueRegex::Impl {
  Impl(const std::string& regex, std::int64_t memory) : re("(" + regex + ")", options(memory)) {}
  RE2 re;
};

CueRegex::CueRegex(const std::string& regex) : impl_(std::make_unique<Impl>(regex, few_bytes)) {
  for (std::int64_t memory = 2 * few_bytes;
       impl_->re.error_code() == RE2::ErrorPatternTooLarge && memory <= RE2::Options::kDefaultMaxMem; memory *= 2)
    impl_ = std::make_unique<Impl>(regex, memory);
  if (!impl_->re.ok()) throw std::invalid_argument(regex + ": " + impl_->re.error());
}
CueRegex::~CueRegex() = default;
CueRegex::CueRegex(CueRegex&&) noexcept = default;
CueRegex& CueRegex::operator=(CueRegex&&) noexcept = default;

std::size_t CueRegex::match_end(std::string_view text, const WordBoundaries& boundaries, std::size_t begin,
                                std::size_t limit) const {
  const re2::StringPiece piece(text.data(), text.size());
  std::array<re2::StringPiece, 2> match;
  while (limit > begin && impl_->re.Match(piece, begin, limit, RE2::ANCHOR_START, match.data(), 2)) {
    const std::size_t end = begin + match[0].size();
    if (end > begin && boundaries.at(end)) return end;
    if (end == begin) return npos;
    limit = last_bit(boundaries.bits(), end - 1);
  }
  return npos;
}

std::size_t CueRegex::find_begin(std::string_view text, std::size_t from, std::size_t limit) const {
  const re2::StringPiece piece(text.data(), text.size());
  re2::StringPiece match;
  if (!impl_->re.Match(piece, from, limit, RE2::UNANCHORED, &match, 1)) return npos;
  return static_cast<std::size_t>(match.data() - text.data());
}

}  // namespace rapport
