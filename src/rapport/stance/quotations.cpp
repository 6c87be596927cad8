#include "rapport/stance/quotations.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "rapport/model/eight_bytes.h"

namespace rapport::stance {

namespace {

/// A pair of marks. `single` ones are also apostrophes or primes and need the company of the right neighbours.
struct Style {
  std::string_view open;
  std::string_view close;
  bool single = false;
};

// Where two styles share the opening mark, the first whose partner follows wins. The first two exclude each other.
constexpr std::array styles{
    Style{"\"\"", "\"\""}, Style{"\"", "\""},       Style{"“", "”"},   Style{"„", "“"},       Style{"„", "”"},
    Style{"‟", "”"},       Style{"”", "”"},         Style{"«", "»"},   Style{"»", "«"},       Style{"‹", "›"},
    Style{"›", "‹"},       Style{"「", "」"},       Style{"『", "』"}, Style{"《", "》"},     Style{"〈", "〉"},
    Style{"＂", "＂"},     Style{"``", "''"},       Style{"`", "`"},   Style{"‘", "’", true}, Style{"‚", "‘", true},
    Style{"'", "'", true}, Style{"＇", "＇", true},
};

using Styles = std::uint32_t;  // a set of them, by their places
static_assert(styles.size() <= 32);
constexpr Styles doubled = 1U << 0U;
constexpr Styles straight = 1U << 1U;

/// By byte: the styles whose opening mark begins with it.
constexpr std::array<Styles, 256> styles_by_byte = [] {
  std::array<Styles, 256> by_byte{};
  for (std::size_t i = 0; i < styles.size(); ++i)
    by_byte[static_cast<unsigned char>(styles[i].open[0])] |= Styles{1} << i;
  return by_byte;
}();
constexpr Styles styles_of(char c) { return styles_by_byte[static_cast<unsigned char>(c)]; }

constexpr std::size_t longest_single = 400;  // a pair of apostrophes further apart is rather two apostrophes

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Whether a letter or digit begins with this byte. Beyond ASCII all but the Latin-1 signs and general punctuation
/// (lead bytes C2 and E2) are taken for letters.
bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (byte >= 0xC3 && byte != 0xE2);
}
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Finder {
 public:
  Finder(std::string_view text, Span paragraph, bool csv_cell, std::vector<Span>& out)
      : text_(text.substr(0, paragraph.end)), out_(out), hopeless_(csv_cell ? straight : doubled) {
    for (std::uint32_t at = next_mark(paragraph.begin); at < text_.size(); at = next_mark(at)) at = step(at);
  }

 private:
  /// The first byte of the character before `at`.
  char before(std::size_t at) const {
    if (at == 0) return ' ';
    while (--at > 0 && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) {
    }
    return text_[at];
  }
  char after(std::size_t at) const { return at < text_.size() ? text_[at] : ' '; }

  /// The first byte from `at` on with which an opening mark may begin.
  [[nodiscard]] std::uint32_t next_mark(std::uint32_t at) const {
    while (at < text_.size()) {
      const auto end = static_cast<std::uint32_t>(std::min(std::size_t{at} + 8, text_.size()));
      if (end - at == 8 && !eight_hold_mark(at)) at = end;
      for (; at < end; ++at)
        if (styles_of(text_[at]) != 0) return at;
    }
    return at;
  }
  /// Whether one of the eight bytes from `at` on may begin a mark.
  [[nodiscard]] bool eight_hold_mark(std::uint32_t at) const {
    const std::uint64_t word = load_eight(text_.data() + at);
    return (foreign_bytes(word) | bytes_equal(word, '"') | bytes_equal(word, '\'') | bytes_equal(word, '`')) != 0;
  }

  std::uint32_t step(std::uint32_t at) {
    for (Styles rest = styles_of(text_[at]) & ~hopeless_; rest != 0; rest &= rest - 1) {
      const Style& style = styles[static_cast<std::size_t>(std::countr_zero(rest))];
      if (!text_.substr(at).starts_with(style.open) || !opens(style, at)) continue;
      if (const auto end = partner(style, at)) {
        out_.push_back({at, *end});
        return *end;
      }
      // No partner up to the end of the paragraph: none for a later mark of this style either.
      if (!style.single) hopeless_ |= rest & -rest;
    }
    return at + 1;
  }

  bool opens(const Style& style, std::uint32_t at) const {
    if (style.open == "\"") return !is_digit(before(at));
    return !style.single || (!is_word(before(at)) && !is_blank(after(at + style.open.size())));
  }

  bool closes(const Style& style, std::size_t at) const {
    if (style.open == "\"" && is_digit(before(at))) return !is_word(after(at + 1)) && !another_straight_mark(at + 1);
    return !style.single || (!is_blank(before(at)) && !is_word(after(at + style.close.size())));
  }

  /// 5" x 7" inside a quotation: the mark behind the digit closes only if no better one follows in the sentence.
  bool another_straight_mark(std::size_t at) const {
    const std::size_t next = text_.find_first_of("\"\n.!?", at);
    return next != std::string_view::npos && text_[next] == '"' && !is_blank(before(next));
  }

  std::optional<std::uint32_t> partner(const Style& style, std::uint32_t at) const {
    std::size_t found = at + style.open.size();
    const std::size_t limit = style.single ? std::min(text_.size(), at + longest_single) : text_.size();
    while ((found = text_.find(style.close, found)) < limit) {
      if (found > at + style.open.size() && closes(style, found))
        return static_cast<std::uint32_t>(found + style.close.size());
      found += style.close.size();
    }
    return std::nullopt;
  }

  std::string_view text_;
  std::vector<Span>& out_;
  Styles hopeless_;
};

/// The paragraph around `at`: from an empty line to the next.
Span paragraph_around(std::string_view text, std::uint32_t at) {
  const auto begin = text.rfind("\n\n", at);
  const auto end = text.find("\n\n", at);
  return {begin == std::string_view::npos ? 0 : static_cast<std::uint32_t>(begin + 2),
          static_cast<std::uint32_t>(std::min(end, text.size()))};
}

}  // namespace

bool is_csv_cell(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  const std::string_view inner = text.substr(1, text.size() - 2);
  std::size_t at = inner.find('"');
  if (at == std::string_view::npos) return false;
  for (; at != std::string_view::npos; at = inner.find('"', at + 2))
    if (!inner.substr(at).starts_with("\"\"")) return false;
  return true;
}

void find_quotations(std::string_view text, Span paragraph, bool csv_cell, std::vector<Span>& out) {
  out.clear();
  Finder(text, paragraph, csv_cell, out);
}

std::optional<Span> Quotations::around(Span span) {
  if (!paragraph_.contains(span) || paragraph_.size() == 0) {
    paragraph_ = paragraph_around(text_, span.begin);
    Span inside = paragraph_;
    if (csv_cell_) {
      inside.begin = std::max(inside.begin, 1U);
      inside.end = std::min(inside.end, static_cast<std::uint32_t>(text_.size() - 1));
    }
    find_quotations(text_, inside, csv_cell_, quotes_);
  }
  const auto next = std::upper_bound(quotes_.begin(), quotes_.end(), span.begin,
                                     [](std::uint32_t offset, const Span& quote) { return offset < quote.begin; });
  if (next == quotes_.begin() || !std::prev(next)->contains(span)) return std::nullopt;
  return *std::prev(next);
}

std::optional<Span> Quotations::line_mark(std::uint32_t at) {
  if (!has_line_marks_) has_line_marks_ = text_.find('>') != std::string_view::npos;
  if (!*has_line_marks_) return std::nullopt;
  const auto line_break = at == 0 ? std::string_view::npos : text_.rfind('\n', at - 1);
  const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
  const std::size_t mark = text_.find_first_not_of(" \t", begin);
  if (mark >= at || text_[mark] != '>') return std::nullopt;
  return Span{static_cast<std::uint32_t>(mark), static_cast<std::uint32_t>(mark + 1)};
}

}  // namespace rapport::stance
