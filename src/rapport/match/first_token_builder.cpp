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

/// The first segment of `text` between word boundaries.
std::string_view first_segment(std::string_view text) {
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
  } else if (!is_word_character(character[0])) {
    stop();
  }
}

void FirstTokenBuilder::add_word_characters(const std::bitset<128>& set) {
  if (any_of_.any()) {
    only_digits_ = only_digits_ && (set & ~digits()).none();
  } else if (inside_word()) {
    goes_on_ = true;
  } else if (run_.empty()) {
    any_of_ = set;
    only_digits_ = (set & ~digits()).none();
  } else if (is_plain_mark(run_.back())) {
    close(true);
  } else {
    stop();
  }
}

void FirstTokenBuilder::stop() {
  if (done_) return;
  std::size_t end = run_.size();
  while (end > 0 && !is_word_character(run_[end - 1]) && !is_plain_mark(run_[end - 1])) --end;
  // Of marks that may join what follows at least the first character begins a token.
  if (end == 0 && !run_.empty()) end = decode_utf8(run_, 0).bytes;
  run_.resize(end);
  close(false);
}

void FirstTokenBuilder::close(bool is_whole) {
  if (done_) return;
  done_ = true;
  TokenPattern token;
  if (any_of_.any()) {
    token.kind = TokenPattern::Kind::first_byte;
    for (std::size_t c = 0; c < any_of_.size(); ++c) token.first[c] = any_of_[c];
  } else if (!run_.empty()) {
    token.text = first_segment(run_);
    const bool goes_on = goes_on_ || !is_whole;
    if (goes_on && token.text.size() == run_.size()) token.kind = TokenPattern::Kind::stem;
  } else {
    found_->anything = true;
    return;
  }
  if (std::find(found_->tokens.begin(), found_->tokens.end(), token) == found_->tokens.end()) {
    found_->tokens.push_back(std::move(token));
  }
}

}  // namespace rapport
