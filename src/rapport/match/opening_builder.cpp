#include "rapport/match/opening_builder.h"

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

std::vector<std::string> split_segments(std::string_view text) {
  thread_local Segmenter segmenter;
  thread_local WordBoundaries boundaries;
  segmenter.words(text, boundaries);
  std::vector<std::string> segments;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (boundaries.at(i)) segments.emplace_back();
    segments.back() += text[i];
  }
  return segments;
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

bool OpeningBuilder::inside_word() const {
  return any_of_.any() || goes_on_ || (!run_.empty() && is_word_character(run_.back()));
}

void OpeningBuilder::add_character(std::string_view character) {
  const char c = character[0];
  gap_pending_ = false;
  if (any_of_.none() && !goes_on_) {
    run_ += character;
  } else if (is_plain_mark(c)) {
    close(true);
    gap_ = kNoGap;
    run_ = character;
  } else if (!is_word_character(c)) {
    stop();
  }
}

void OpeningBuilder::add_word_characters(const std::bitset<128>& set) {
  gap_pending_ = false;
  if (any_of_.any()) {
    only_digits_ = only_digits_ && (set & ~digits()).none();
  } else if (inside_word()) {
    goes_on_ = true;
  } else if (!run_.empty() && !is_plain_mark(run_.back())) {
    stop();
  } else {
    if (!run_.empty()) {
      close(true);
      gap_ = kNoGap;
    }
    any_of_ = set;
    only_digits_ = (set & ~digits()).none();
  }
}

void OpeningBuilder::add_gap(std::uint8_t gaps) {
  close(true);
  if (node_ == 0) return end_path();
  gap_ = gap_pending_ ? std::uint8_t{kBlanks | kHyphen | kOtherGap} : gaps;
  gap_pending_ = true;
}

void OpeningBuilder::stop() {
  if (stopped_) return;
  std::size_t end = run_.size();
  while (end > 0 && !is_word_character(run_[end - 1]) && !is_plain_mark(run_[end - 1])) --end;
  // Of marks that may join what follows at least the first character begins a token.
  if (end == 0 && !run_.empty()) end = decode_utf8(run_, 0).bytes;
  run_.resize(end);
  close(false);
  end_path();
}

void OpeningBuilder::finish() {
  if (stopped_) return;
  close(true);
  end_path();
}

void OpeningBuilder::end_path() {
  graph_->nodes[node_].end = true;
  stopped_ = true;
}

void OpeningBuilder::close(bool last_is_whole) {
  if (any_of_.any()) {
    OpeningToken token{OpeningToken::Kind::first_byte, gap_, {}, {}};
    for (std::size_t c = 0; c < any_of_.size(); ++c) token.first[c] = any_of_[c];
    push(std::move(token));
  }
  const bool whole = last_is_whole && !goes_on_;
  if (std::all_of(run_.begin(), run_.end(), is_word_character)) {
    if (!run_.empty()) push({whole ? OpeningToken::Kind::word : OpeningToken::Kind::stem, gap_, run_, {}});
  } else {
    const std::vector<std::string> segments = split_segments(run_);
    for (std::size_t i = 0; i < segments.size(); ++i) {
      const bool last = i + 1 == segments.size();
      push({whole || !last ? OpeningToken::Kind::word : OpeningToken::Kind::stem, gap_, segments[i], {}});
      gap_ = kNoGap;
    }
  }
  run_.clear();
  any_of_.reset();
  goes_on_ = false;
}

void OpeningBuilder::push(OpeningToken token) {
  const auto to = static_cast<std::uint32_t>(graph_->nodes.size());
  graph_->nodes.emplace_back();
  graph_->nodes[node_].edges.push_back({std::move(token), to});
  node_ = to;
}

bool OpeningBuilder::absorb(const OpeningBuilder& other) {
  if (stopped_ && other.stopped_) return true;
  if (stopped_ || other.stopped_ || !between_tokens() || !other.between_tokens()) return false;
  gap_ |= other.gap_;
  if (node_ == other.node_) return true;
  // Both nodes stay what they are, for other paths may go on from them.
  const auto meeting = static_cast<std::uint32_t>(graph_->nodes.size());
  graph_->nodes.emplace_back();
  graph_->nodes[node_].also.push_back(meeting);
  graph_->nodes[other.node_].also.push_back(meeting);
  node_ = meeting;
  return true;
}

}  // namespace rapport
