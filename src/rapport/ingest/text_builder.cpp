#include "rapport/ingest/text_builder.h"

#include <algorithm>
#include <utility>

#include "rapport/ingest/bare_links.h"
#include "rapport/model/eight_bytes.h"

namespace rapport {

namespace {

constexpr std::string_view no_break_space = "\u00A0";

/// Length of the white-space character at `at`, 0 if there is none. Control characters show nothing and count too.
std::size_t white_space_at(std::string_view s, std::size_t at) {
  if (static_cast<unsigned char>(s[at]) <= 0x20) return 1;
  return s[at] == no_break_space.front() && s.compare(at, 2, no_break_space) == 0 ? 2 : 0;
}

/// How many bytes from `at` on hold nothing but words one blank apart, by a look at eight of them: 8, or 7 where the
/// last is a blank behind which another may follow; 0 if they may hold something else.
std::size_t plain_words(std::string_view s, std::size_t at) {
  if (at + 8 > s.size()) return 0;
  const std::uint64_t word = load_eight(s.data() + at);
  const std::uint64_t blanks = bytes_equal(word, ' ');
  if ((bytes_below(word, 0x20) | bytes_equal(word, no_break_space.front()) | (blanks & blanks >> 8)) != 0) return 0;
  return s[at + 7] == ' ' ? 7 : 8;
}

/// Where the words from `begin` on end that stand one blank apart, as they are to be shown.
std::size_t run_of_words(std::string_view s, std::size_t begin) {
  std::size_t at = begin;
  for (; at < s.size(); ++at) {
    while (const std::size_t plain = at > begin ? plain_words(s, at) : 0) at += plain;
    if (at == s.size()) break;
    const auto byte = static_cast<unsigned char>(s[at]);
    if (byte > 0x20 && byte != 0xC2) continue;  // begins no white space, as most bytes
    if (white_space_at(s, at) == 0) continue;
    const bool one_blank = at > begin && s[at] == ' ' && at + 1 < s.size() && white_space_at(s, at + 1) == 0;
    if (!one_blank) break;
  }
  return at;
}

std::uint32_t offset(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

}  // namespace

void TextBuilder::text(std::string_view s, Newlines newlines) {
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t words = run_of_words(s, at);
    if (words > at) append(s.substr(at, words - at));
    at = words;
    for (std::size_t n = 0; at < s.size() && (n = white_space_at(s, at)) != 0;) at += n;
    if (at > words) white_space(s.substr(words, at - words), newlines);
  }
}

void TextBuilder::white_space(std::string_view run, Newlines newlines) {
  const auto line_ends = newlines == Newlines::blank ? 0 : std::count(run.begin(), run.end(), '\n');
  if (line_ends >= 2) return paragraph();
  if (line_ends == 1 && newlines == Newlines::lines_and_paragraphs) return line();
  if (breaks_ == 0) blank_ = " ";
}

void TextBuilder::preformatted(std::string_view s) {
  for (std::size_t at = 0; at < s.size();) {
    const char c = s[at];
    if (c == '\n') {
      line_break();
      ++at;
    } else if (const std::size_t n = white_space_at(s, at); n != 0) {
      if (c != '\r') blank_ += c == '\t' ? '\t' : ' ';
      at += n;
    } else {
      const std::size_t begin = at;
      while (at < s.size() && white_space_at(s, at) == 0) ++at;
      append(s.substr(begin, at - begin));
    }
  }
}

void TextBuilder::line() {
  breaks_ = std::max(breaks_, 1);
  blank_.clear();
}

void TextBuilder::line_break() {
  breaks_ = std::min(breaks_ + 1, 2);
  blank_.clear();
}

void TextBuilder::paragraph() {
  breaks_ = 2;
  blank_.clear();
}

void TextBuilder::append(std::string_view word) {
  if (!out_.text.empty()) {
    out_.text.append(static_cast<std::size_t>(breaks_), '\n');
    out_.text += blank_;
  }
  breaks_ = 0;
  blank_.clear();
  const std::uint32_t here = offset(out_.text);
  if (std::exchange(aside_starts_, false)) out_.set_aside.back().span.begin = here;
  if (std::exchange(link_starts_, false)) out_.links.back().span.begin = here;
  out_.text += word;
}

void TextBuilder::begin_aside(SetAside::Why why) {
  if (aside_depth_++ > 0) return;
  out_.set_aside.push_back({{}, why});
  aside_starts_ = true;
}

void TextBuilder::end_aside() {
  if (aside_depth_ == 0 || --aside_depth_ > 0) return;
  if (std::exchange(aside_starts_, false)) {
    out_.set_aside.pop_back();
  } else {
    out_.set_aside.back().span.end = offset(out_.text);
  }
}

void TextBuilder::begin_link(std::string host) {
  end_link();
  const std::uint32_t here = offset(out_.text);
  out_.links.push_back({{here, here}, std::move(host)});
  link_open_ = link_starts_ = true;
}

void TextBuilder::end_link() {
  if (!std::exchange(link_open_, false)) return;
  link_starts_ = false;
  auto& span = out_.links.back().span;
  span.end = std::max(span.begin, offset(out_.text));
}

RichText TextBuilder::finish() {
  end_link();
  while (aside_depth_ > 0) end_aside();
  add_bare_links(out_);
  breaks_ = 0;
  blank_.clear();
  return std::exchange(out_, {});
}

}  // namespace rapport
