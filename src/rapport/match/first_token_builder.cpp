#include "rapport/match/first_token_builder.h"

#include <algorithm>

#include "rapport/segment/segmenter.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

/// Characters that UAX #29 may join to a letter or a digit on either side, so that a boundary beside them is certain
/// only when both neighbours are known.
constexpr std::string_view kJoining = "'.,;:@";

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_word_character(char c) { return is_ascii(c) && word_characters().test(static_cast<unsigned char>(c)); }
bool is_plain_mark(char c) { return is_ascii(c) && !is_word_character(c) && kJoining.find(c) == kJoining.npos; }

bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/// Whether all of `text` is letters, with apostrophes only between them.
bool is_simple_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool inner = i > 0 && i + 1 < text.size() && is_letter(text[i - 1]) && is_letter(text[i + 1]);
    if (!is_letter(text[i]) && !(text[i] == '\'' && inner)) return false;
  }
  return true;
}

/// The first segment of `text` between word boundaries.
std::string_view first_segment(std::string_view text) {
  if (is_simple_word(text)) return text;
  thread_local Segmenter segmenter;
  thread_local WordBoundaries boundaries;
  segmenter.words(text, boundaries);
  std::size_t end = 1;
  while (end < text.size() && !boundaries.at(end)) ++end;
  return text.substr(0, end);
}

std::bitset<128> set_of(std::string_view characters) {
  std::bitset<128> set;
  for (const char c : characters) set.set(static_cast<unsigned char>(c));
  return set;
}

const std::bitset<128>& digits() {
  static const std::bitset<128> set = set_of("0123456789");
  return set;
}

}  // namespace

const std::bitset<128>& word_characters() {
  static const std::bitset<128> set = set_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
  return set;
}

bool FirstTokenBuilder::inside_word() const {
  return any_of_.any() || goes_on_ || (!run_.empty() && is_word_character(run_.back()));
}

void FirstTokenBuilder::add_character(std::string_view character) {
  if (any_of_.none() && !goes_on_) {
    run_ += character;
  } else if (is_plain_mark(character[0])) {
    close(true);
    run_ = character;
  } else if (!is_word_character(character[0])) {
    stop();
  }
}

void FirstTokenBuilder::add_word_characters(const std::bitset<128>& set) {
  if (any_of_.any()) {
    only_digits_ = only_digits_ && (set & ~digits()).none();
  } else if (inside_word()) {
    goes_on_ = true;
  } else if (!run_.empty() && !is_plain_mark(run_.back())) {
    stop();
  } else {
    if (!run_.empty()) close(true);
    any_of_ = set;
    only_digits_ = (set & ~digits()).none();
  }
}

void FirstTokenBuilder::add_gap() {
  const bool begins = !has_first_ && run_.empty() && any_of_.none();
  close(true);
  if (begins) found_->first.anything = done_ = true;
}

void FirstTokenBuilder::stop() {
  if (done_) return;
  std::size_t size = run_.size();
  while (size > 0 && !is_word_character(run_[size - 1]) && !is_plain_mark(run_[size - 1])) --size;
  // Of marks that may join what follows at least the first character begins a token.
  if (size == 0 && !run_.empty()) size = decode_utf8(run_, 0).bytes;
  run_.resize(size);
  close(false);
  end();
}

void FirstTokenBuilder::finish() {
  if (done_) return;
  close(true);
  end();
}

/// Nothing more is known of this way.
void FirstTokenBuilder::end() {
  if (!done_) (has_first_ ? found_->second : found_->first).anything = true;
  done_ = true;
}

void FirstTokenBuilder::close(bool is_whole) {
  if (any_of_.any()) {
    TokenPattern token{TokenPattern::Kind::first_byte, {}, {}};
    for (std::size_t c = 0; c < any_of_.size(); ++c) token.first[c] = any_of_[c];
    any_of_.reset();
    add(std::move(token));
  }
  is_whole = is_whole && !goes_on_;
  goes_on_ = false;
  for (std::string_view rest = run_; !rest.empty() && !done_;) {
    const std::string_view segment = first_segment(rest);
    rest.remove_prefix(segment.size());
    const bool whole = is_whole || !rest.empty();
    add({whole ? TokenPattern::Kind::word : TokenPattern::Kind::stem, std::string(segment), {}});
  }
  run_.clear();
}

void FirstTokenBuilder::add(TokenPattern token) {
  if (done_) return;
  std::vector<TokenPattern>& known = (has_first_ ? found_->second : found_->first).tokens;
  if (std::find(known.begin(), known.end(), token) == known.end()) known.push_back(std::move(token));
  done_ = has_first_;
  has_first_ = true;
}

}  // namespace rapport
