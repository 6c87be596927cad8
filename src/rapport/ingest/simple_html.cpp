#include "rapport/ingest/simple_html.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/html_entity.h"
#include "rapport/ingest/html_writer.h"
#include "rapport/model/eight_bytes.h"

namespace rapport {

namespace {

enum class TagKind : std::uint8_t { unknown, formatting, phrase, block, heading, item, paragraph, void_inline, rule };

using TagRow = std::pair<std::string_view, TagKind>;

// Sorted by name. Formatting elements are those that HTML5 reopens where they are badly nested.
constexpr auto tags = std::to_array<TagRow>({
    {"a", TagKind::formatting},      {"abbr", TagKind::phrase},       {"article", TagKind::block},
    {"b", TagKind::formatting},      {"big", TagKind::formatting},    {"blockquote", TagKind::block},
    {"br", TagKind::void_inline},    {"center", TagKind::block},      {"cite", TagKind::phrase},
    {"code", TagKind::formatting},   {"del", TagKind::phrase},        {"div", TagKind::block},
    {"em", TagKind::formatting},     {"figcaption", TagKind::block},  {"figure", TagKind::block},
    {"font", TagKind::formatting},   {"h1", TagKind::heading},        {"h2", TagKind::heading},
    {"h3", TagKind::heading},        {"h4", TagKind::heading},        {"h5", TagKind::heading},
    {"h6", TagKind::heading},        {"hr", TagKind::rule},           {"i", TagKind::formatting},
    {"img", TagKind::void_inline},   {"ins", TagKind::phrase},        {"li", TagKind::item},
    {"mark", TagKind::phrase},       {"ol", TagKind::block},          {"p", TagKind::paragraph},
    {"pre", TagKind::block},         {"q", TagKind::phrase},          {"s", TagKind::formatting},
    {"section", TagKind::block},     {"small", TagKind::formatting},  {"span", TagKind::phrase},
    {"strike", TagKind::formatting}, {"strong", TagKind::formatting}, {"sub", TagKind::phrase},
    {"sup", TagKind::phrase},        {"tt", TagKind::formatting},     {"u", TagKind::formatting},
    {"ul", TagKind::block},
});
static_assert(std::ranges::is_sorted(tags, {}, &TagRow::first));

/// Reads from left to right and gives up at the first thing that is not simple.
class SimpleReader {
 public:
  SimpleReader(std::string_view html, TextBuilder::Newlines newlines) : rest_(html), writer_(newlines) {}

  std::optional<RichText> read() {
    while (!rest_.empty()) {
      const bool ok = rest_.front() == '<' && is_markup() ? read_markup() : read_text();
      if (!ok) return {};
    }
    for (; !open_.empty(); pop()) {
      if (!closes_itself(open_.back().kind)) return {};
    }
    return writer_.finish();
  }

 private:
  struct Open {
    std::string_view tag;
    TagKind kind;
  };

  static bool closes_itself(TagKind kind) { return kind == TagKind::paragraph || kind == TagKind::item; }

  [[nodiscard]] bool is_markup(std::size_t at = 0) const {
    const char next = at + 1 < rest_.size() ? rest_[at + 1] : ' ';
    return ascii::is_letter(next) || next == '/' || next == '!' || next == '?';
  }

  bool read_text() {
    std::size_t end = 1;
    while ((end = std::min(rest_.find('<', end), rest_.size())) < rest_.size() && !is_markup(end)) ++end;
    const auto text = rest_.substr(0, end);
    rest_.remove_prefix(end);
    if (text.find('&') == text.npos) {
      writer_.text(text);
      return true;
    }
    decoded_.clear();
    if (!decode(text)) return false;
    writer_.text(decoded_);
    return true;
  }

  bool decode(std::string_view text) {
    constexpr std::size_t longest_entity = 10;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t mark = std::min(text.find('&', at), text.size());
      decoded_ += text.substr(at, mark - at);
      if (mark == text.size()) return true;
      const char next = mark + 1 < text.size() ? text[mark + 1] : ' ';
      if (next != '#' && !ascii::is_letter(next) && !ascii::is_digit(next)) {
        decoded_ += '&';
        at = mark + 1;
        continue;
      }
      const auto end = text.substr(0, mark + longest_entity).find(';', mark);
      if (end == text.npos || !append_html_entity(decoded_, text.substr(mark + 1, end - mark - 1))) return false;
      at = end + 1;
    }
    return true;
  }

  bool read_markup() {
    if (rest_.starts_with("<!--")) return read_comment();
    const bool closes = rest_[1] == '/';
    rest_.remove_prefix(closes ? 2 : 1);
    const auto* row = take_name();
    if (row == nullptr) return false;
    HtmlElement element{row->first, {}, {}, {}, {}, false};
    if (!read_attributes(element)) return false;
    return closes ? close(*row) : open(*row, element);
  }

  bool read_comment() {
    const auto inside = rest_.substr(4);
    const auto end = inside.find("-->");
    const bool is_plain = end != inside.npos && !inside.starts_with('>') && !inside.starts_with("->") &&
                          inside.substr(0, end).find("--!>") == inside.npos;
    if (is_plain) rest_ = inside.substr(end + 3);
    return is_plain;
  }

  const TagRow* take_name() {
    constexpr std::size_t longest_name = 10;
    std::array<char, longest_name> name{};
    std::size_t n = 0;
    for (; n < rest_.size() && n < longest_name && (ascii::is_letter(rest_[n]) || ascii::is_digit(rest_[n])); ++n) {
      name[n] = ascii::lower(rest_[n]);
    }
    const bool ends = n < rest_.size() && (ascii::is_blank(rest_[n]) || rest_[n] == '>' || rest_[n] == '/');
    const auto* row = std::ranges::lower_bound(tags, std::string_view(name.data(), n), {}, &TagRow::first);
    if (!ends || row == tags.end() || row->first != std::string_view(name.data(), n)) return nullptr;
    rest_.remove_prefix(n);
    return row;
  }

  /// Up to and with the '>'.
  bool read_attributes(HtmlElement& element) {
    constexpr std::size_t most = 50;
    for (std::size_t count = 0; count < most; ++count) {
      rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t\r\n\f/"), rest_.size()));
      if (rest_.empty()) return false;
      if (rest_.front() == '>') {
        rest_.remove_prefix(1);
        return true;
      }
      const std::size_t name_end = std::min(rest_.find_first_of(" \t\r\n\f/>=\"'<"), rest_.size());
      const auto name = rest_.substr(0, name_end);
      if (name.empty()) return false;
      rest_.remove_prefix(name_end);
      std::string_view value;
      if (rest_.starts_with('=') && !take_value(value)) return false;
      if (!rest_.empty() && std::string_view(" \t\r\n\f/>").find(rest_.front()) == std::string_view::npos) return false;
      if (!keep(element, name, value)) return false;
    }
    return false;
  }

  bool take_value(std::string_view& value) {
    rest_.remove_prefix(1);
    if (rest_.empty()) return false;
    const char quote = rest_.front();
    if (quote != '"' && quote != '\'') {
      const std::size_t end = std::min(rest_.find_first_of(" \t\r\n\f>"), rest_.size());
      value = rest_.substr(0, end);
      rest_.remove_prefix(end);
      return !value.empty() && value.find_first_of("\"'`=<") == value.npos;
    }
    const auto end = rest_.find(quote, 1);
    if (end == rest_.npos) return false;
    value = rest_.substr(1, end - 1);
    rest_.remove_prefix(end + 1);
    return true;
  }

  static bool keep(HtmlElement& element, std::string_view name, std::string_view value) {
    std::string_view HtmlElement::*member = nullptr;
    if (ascii::equals_fold(name, "href")) member = &HtmlElement::href;
    if (ascii::equals_fold(name, "class")) member = &HtmlElement::class_list;
    if (ascii::equals_fold(name, "style")) member = &HtmlElement::style;
    if (ascii::equals_fold(name, "type")) member = &HtmlElement::type;
    if (ascii::equals_fold(name, "hidden")) return false;
    if (member == nullptr) return true;
    // The path of an address may hold "&amp;"; what decides may not.
    const auto decisive = member == &HtmlElement::href ? value.substr(0, value.find('?')) : value;
    if (!(element.*member).empty() || decisive.find('&') != decisive.npos) return false;
    element.*member = value;
    return true;
  }

  [[nodiscard]] bool top_is(TagKind kind) const { return !open_.empty() && open_.back().kind == kind; }

  [[nodiscard]] bool is_open(std::string_view tag) const {
    return std::ranges::find(open_, tag, &Open::tag) != open_.end();
  }

  bool open(const TagRow& row, const HtmlElement& element) {
    const auto& [tag, kind] = row;
    if (is_invisible(element) || open_.size() > 100) return false;
    const bool is_block = kind == TagKind::block || kind == TagKind::heading || kind == TagKind::item ||
                          kind == TagKind::paragraph || kind == TagKind::rule;
    if (is_block && top_is(TagKind::paragraph)) pop();
    if (is_block && is_open("p")) return false;
    if (kind == TagKind::item && top_is(TagKind::item)) pop();
    if (kind == TagKind::item && !open_.empty() && open_.back().tag != "ul" && open_.back().tag != "ol") return false;
    if (kind == TagKind::heading && top_is(TagKind::heading)) return false;
    if (tag == "a" && is_open("a")) return false;
    writer_.open(element);
    if (kind == TagKind::void_inline || kind == TagKind::rule) {
      writer_.close();
      return true;
    }
    open_.push_back({tag, kind});
    if (tag == "pre") skip_first_line_end();
    return true;
  }

  void skip_first_line_end() {
    if (rest_.starts_with('\n')) rest_.remove_prefix(1);
    if (rest_.starts_with("\r\n")) rest_.remove_prefix(2);
  }

  bool close(const TagRow& row) {
    const bool implied = row.second == TagKind::block || row.second == TagKind::item || row.second == TagKind::heading;
    while (implied && !open_.empty() && open_.back().tag != row.first && closes_itself(open_.back().kind)) pop();
    if (open_.empty() || open_.back().tag != row.first) return false;
    pop();
    return true;
  }

  void pop() {
    open_.pop_back();
    writer_.close();
  }

  std::string_view rest_;
  HtmlWriter writer_;
  std::vector<Open> open_;
  std::string decoded_;  // of one text, kept for its memory
};

bool has_unusual_bytes(std::string_view html) {
  for (std::size_t i = 0; i < html.size(); ++i) {
    while (i + 8 <= html.size() && bytes_below(load_eight(html.data() + i), 0x20) == 0) i += 8;
    const char c = i < html.size() ? html[i] : ' ';
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') continue;
    if (c != '\r' || i + 1 == html.size() || html[i + 1] != '\n') return true;
  }
  return false;
}

}  // namespace

std::optional<RichText> simple_html_to_text(std::string_view html, TextBuilder::Newlines newlines) {
  if (has_unusual_bytes(html)) return {};
  return SimpleReader(html, newlines).read();
}

}  // namespace rapport
