#include "rapport/ingest/page_head.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/local_date.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_words.h"
#include "rapport/ingest/platform_head.h"

namespace rapport {

namespace {

using Lines = std::span<const std::string_view>;

/// The first lines that hold anything, without furniture.
std::vector<std::size_t> head_lines(Lines lines, std::size_t begin, std::size_t end) {
  constexpr std::size_t most = 8;
  std::vector<std::size_t> found;
  for (std::size_t at = begin; at < end && found.size() < most; ++at) {
    if (!lines[at].empty() && (found.size() > 3 || !is_page_furniture(lines[at]))) found.push_back(at);
  }
  return found;
}

/// Reads date, title and by-line above the body, in either order.
class Head {
 public:
  Head(Lines lines, bool has_foot, PageOutline& out)
      : lines_(lines), out_(out), filled_(head_lines(lines, out.body_begin, out.body_end)), has_foot_(has_foot) {}

  void read() {
    for (std::size_t i = 0; i < std::min<std::size_t>(filled_.size(), 5); ++i) {
      const auto line = lines_[filled_[i]];
      if (const auto date = page_date(line)) return read_dated(i, *date);
      auto by = i == 0 ? std::nullopt : by_line(line);
      if (!by && i > 0) by = name_and_date(line);
      const bool may_be_foot = i > 2 && by && !by->written_at;  // of a short post
      if (by && !may_be_foot) return read_by_line(i, std::move(*by));
    }
    if (filled_.size() > 1 && looks_like_title(lines_[filled_[0]]) && !lines_[filled_[0]].ends_with('.'))
      take_title(0, 1);
  }

 private:
  void read_dated(std::size_t i, std::int64_t date) {
    out_.written_at = date;
    const auto line = lines_[filled_[i]];
    const bool more = i + 1 < filled_.size();
    const bool below = more && looks_like_title(lines_[filled_[i + 1]]) &&
                       (i == 0 || begins_with_weekday(line) || title_is_glued(i) || (has_foot_ && !is_glued_below(i)));
    if (below) return take_title(i + 1, i + 2);
    if (i > 1 && is_commenter(lines_[filled_[i - 1]])) {
      take_title(i - 2, i + 1);
      out_.author = lines_[filled_[i - 1]];
      return;
    }
    if (i > 0) return take_title(i - 1, i + 1);
    out_.body_begin = filled_[i] + 1;
  }

  void read_by_line(std::size_t i, ByLine by) {
    out_.author = std::move(by.author);
    out_.written_at = by.written_at;
    take_title(i - 1, i + 1);
    if (!out_.written_at && i + 1 < filled_.size()) {
      out_.written_at = page_date(lines_[filled_[i + 1]]);
      if (out_.written_at) out_.body_begin = filled_[i + 1] + 1;
    }
  }

  /// "Ann Lee, 6 May 2012", "Published: 6 May 2012".
  static std::optional<ByLine> name_and_date(std::string_view line) {
    const auto tail = trailing_date(line);
    if (!tail) return {};
    auto name = without_joint(tail->before);
    while (name.ends_with(':')) name.remove_suffix(1);
    if (page_words::date_labels().has(name)) return ByLine{{}, tail->written_at, {}};
    return is_plausible_name(name) ? std::optional(ByLine{std::string(name), tail->written_at, {}}) : std::nullopt;
  }

  /// Who wrote the post often answers below it.
  [[nodiscard]] bool is_commenter(std::string_view line) const {
    const auto author = ascii::lower(line);
    return std::ranges::any_of(out_.comments.found, [&](const auto& h) { return ascii::lower(h.author) == author; });
  }

  /// The next line follows the date at once, while the line before it stands apart.
  [[nodiscard]] bool title_is_glued(std::size_t i) const {
    return filled_[i + 1] == filled_[i] + 1 && filled_[i - 1] + 1 < filled_[i];
  }

  /// The date follows the line before it at once, while what follows stands apart.
  [[nodiscard]] bool is_glued_below(std::size_t i) const {
    return filled_[i - 1] + 1 == filled_[i] && filled_[i] + 1 < filled_[i + 1];
  }

  void take_title(std::size_t title, std::size_t body) {
    out_.title = lines_[filled_[title]];
    out_.body_begin = body < filled_.size() ? filled_[body] : filled_[title] + 1;
    if (body < filled_.size() && body > 0 && !out_.author.empty()) return;
    if (body >= filled_.size()) return;
    if (out_.author.empty() && is_commenter(lines_[filled_[body]])) {
      out_.author = lines_[filled_[body]];
      out_.body_begin = filled_[body] + 1;
    } else if (auto by = by_line(lines_[filled_[body]])) {
      out_.author = std::move(by->author);
      if (by->written_at) out_.written_at = by->written_at;
      out_.body_begin = filled_[body] + 1;
    }
  }

  Lines lines_;
  PageOutline& out_;
  std::vector<std::size_t> filled_;
  bool has_foot_;  // an engine that signs a post below it dates it above its title
};

}  // namespace

void read_page_head(Lines lines, bool has_foot, PageOutline& out) {
  if (!read_platform_head(lines, out)) Head(lines, has_foot, out).read();
}

}  // namespace rapport
