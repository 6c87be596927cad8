#include "rapport/ingest/html_tag_scanner.h"

#include <algorithm>
#include <array>

#include "rapport/ingest/ascii.h"

namespace rapport {

namespace {

constexpr std::string_view blanks = " \t\r\n\f";

bool holds_raw_text(std::string_view name) {
  constexpr std::array<std::string_view, 8> names{"script", "style",  "textarea", "title",
                                                  "xmp",    "iframe", "noembed",  "noframes"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool starts_tag(std::string_view html, std::size_t at) {
  const char next = at + 1 < html.size() ? html[at + 1] : ' ';
  return ascii::is_letter(next) || next == '/' || next == '!' || next == '?';
}

}  // namespace

bool HtmlTagScanner::next() {
  text_begin_ = at_;
  for (std::size_t at = at_; (at = html_.find('<', at)) != html_.npos; ++at) {
    if (!starts_tag(html_, at)) continue;
    text_ = html_.substr(text_begin_, at - text_begin_);
    read_tag(at);
    return true;
  }
  return false;
}

void HtmlTagScanner::read_tag(std::size_t at) {
  closes_ = html_[at + 1] == '/';
  attributes_ = 0;
  name_.clear();
  std::size_t i = at + (closes_ ? 2 : 1);
  if (html_.compare(at, 4, "<!--") == 0) {
    const auto end = html_.find("-->", at + 2);
    at_ = end == html_.npos ? html_.size() : end + 3;
    return;
  }
  if (i >= html_.size() || !ascii::is_letter(html_[i])) {
    at_ = std::min(html_.find('>', at), html_.size() - 1) + 1;
    return;
  }
  for (; i < html_.size() && html_[i] != '>' && html_[i] != '/' && blanks.find(html_[i]) == blanks.npos; ++i) {
    if (name_.size() < 15) name_ += ascii::lower(html_[i]);
  }
  for (char quote = 0; i < html_.size() && (quote != 0 || html_[i] != '>'); ++i) {
    const char c = html_[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      // A quotation mark opens a value only behind '='; elsewhere it is part of a (broken) name.
      if (html_[html_.find_last_not_of(blanks, i - 1)] == '=') quote = c;
      ++attributes_;
    } else if (c == '/' || blanks.find(c) != blanks.npos) {
      ++attributes_;
    }
  }
  at_ = std::min(i + 1, html_.size());
  if (!closes_ && holds_raw_text(name_)) skip_raw_text();
}

void HtmlTagScanner::skip_raw_text() {
  for (std::size_t at = at_; (at = html_.find("</", at)) != html_.npos; ++at) {
    const auto name = html_.substr(at + 2, name_.size());
    if (!ascii::equals_fold(name, name_)) continue;
    at_ = at;
    return;
  }
  at_ = html_.size();
}

}  // namespace rapport
