#include "rapport/ingest/xml/tag.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"

namespace rapport {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t most_attributes = 64;

bool is_name_start(char c) { return ascii::is_letter(c) || c == '_' || c == ':'; }
bool is_name_char(char c) { return is_name_start(c) || ascii::is_digit(c) || c == '-' || c == '.'; }

class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  XmlTag run() {
    ++at_;
    tag_.is_end = take('/');
    tag_.name = take_name();
    if (tag_.name.empty()) return result(at_ < text_.size() ? XmlTag::Found::no_tag : XmlTag::Found::incomplete);
    while (!done_) read_next();
    return std::move(tag_);
  }

 private:
  /// One step: the end of the tag, or an attribute.
  void read_next() {
    skip_blanks();
    if (at_ == text_.size()) {
      result(XmlTag::Found::incomplete);
    } else if (take('>')) {
      result(XmlTag::Found::tag);
    } else if (text_[at_] == '<') {
      // "x <y and z</t>" has a bare '<'; "</title<item>" lacks a '>'.
      tag_.repaired = true;
      result(tag_.is_end ? XmlTag::Found::tag : XmlTag::Found::no_tag);
    } else if (take('/')) {
      tag_.is_empty = at_ < text_.size() && text_[at_] == '>';
    } else {
      tag_.is_empty = false;
      read_attribute();
    }
  }

  void read_attribute() {
    const std::string_view name = take_name();
    if (name.empty()) {
      ++at_;
      tag_.repaired = true;
      return;
    }
    skip_blanks();
    std::string_view value;
    if (take('=')) {
      skip_blanks();
      value = take_value();
    } else {
      tag_.repaired = true;
    }
    const auto is_known = [&] {
      return std::ranges::any_of(tag_.attributes, [&](const auto& a) { return a.first == name; });
    };
    if (tag_.attributes.size() == most_attributes || is_known()) {
      tag_.repaired = true;
    } else if (!done_) {
      tag_.attributes.emplace_back(name, value);
    }
  }

  std::string_view take_value() {
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) return take_quoted();
    tag_.repaired = true;
    auto end = std::min(text_.find_first_of(" \t\r\n>", at_), text_.size());
    if (text_.substr(at_, end + 1 - at_).ends_with("/>")) --end;
    return take_until(end);
  }

  /// A value that runs over a '>' into the next tag, or over lines into one, or is followed by letters, took the
  /// opening quote of another attribute for its closing quote: it really ends before the first '>' or the next tag.
  std::string_view take_quoted() {
    const char quote = text_[at_++];
    const auto close = text_.find(quote, at_);
    const std::string_view value = text_.substr(at_, close == none ? none : close - at_);
    const auto right = value.find('>');
    const auto left = value.find('<');
    const bool runs_over = left != none && (right < left || value.substr(0, left).find('\n') != none);
    if (close == none && !runs_over) {
      result(XmlTag::Found::incomplete);
      return {};
    }
    const char next = close == none || close + 1 >= text_.size() ? ' ' : text_[close + 1];
    if (!runs_over && (ascii::is_blank(next) || next == '>' || next == '/' || next == '?')) {
      at_ = close + 1;
      return value;
    }
    tag_.repaired = true;
    const std::string_view begun = take_until(std::min(text_.find_first_of("<>", at_), text_.size()));
    if (at_ < text_.size() && text_[at_] == '<') result(XmlTag::Found::tag);
    return begun;
  }

  std::string_view take_until(std::size_t end) {
    const std::string_view taken = text_.substr(at_, end - at_);
    at_ = end;
    return taken;
  }

  bool take(char c) {
    const bool is = at_ < text_.size() && text_[at_] == c;
    if (is) ++at_;
    return is;
  }

  std::string_view take_name() {
    std::size_t end = at_;
    if (end < text_.size() && is_name_start(text_[end])) {
      while (end < text_.size() && is_name_char(text_[end])) ++end;
    }
    return take_until(end);
  }

  void skip_blanks() {
    while (at_ < text_.size() && ascii::is_blank(text_[at_])) ++at_;
  }

  XmlTag result(XmlTag::Found found) {
    done_ = true;
    tag_.found = found;
    tag_.size = at_;
    return tag_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  XmlTag tag_;
  bool done_ = false;
};

}  // namespace

XmlTag read_xml_tag(std::string_view text) { return TagReader(text).run(); }

}  // namespace rapport
