#include "rapport/ingest/page_outline.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/local_date.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_words.h"

namespace rapport {

namespace {

using Lines = std::span<const std::string_view>;

struct Comments {
  std::optional<CommentsHeading> heading;
  std::size_t begin = 0;  // the line where the post ends
  CommentHeaders headers;
  std::optional<CommentHeader> post;  // a forum names the author of the first message as it names the others
};

/// A forum has no heading between its first message, which is the post, and those of the others. Posts of one author
/// below each other are no thread.
Comments forum_thread(CommentHeaders&& headers, std::size_t no_line) {
  constexpr std::size_t tallest_head = 6;
  auto& found = headers.found;
  const bool is_talk = std::ranges::any_of(found, [&](const auto& h) { return h.author != found.front().author; });
  if (!is_talk || found.front().first_line >= tallest_head) return {{}, no_line, {}, {}};
  auto post = std::move(found.front());
  found.erase(found.begin());
  const std::size_t begin = found.front().first_line;
  return {{}, begin, std::move(headers), std::move(post)};
}

/// The heading whose number agrees with the headers below it, of several the nearest above them; else the first with
/// any header below; else, where the page has no heading, the first header. "156 comments" may stand inside a comment,
/// and "Bob said..." inside a post.
Comments find_comments(Lines lines) {
  constexpr std::size_t most_candidates = 8;
  Comments best{{}, lines.size(), {}, {}};
  bool agreed = false;
  std::size_t candidates = 0;
  CommentHeaderSearch search(lines);
  for (std::size_t at = 0; at < lines.size() && candidates < most_candidates; ++at) {
    auto heading = comments_heading(lines[at]);
    const bool is_better_known = heading && !heading->count && best.heading;  // "Reply" below each comment
    if (!heading || is_better_known) continue;
    ++candidates;
    auto headers = search.find(at + 1, heading->count);
    const bool agrees = heading->count == headers.found.size();
    const bool nearer = agreed && agrees && !headers.found.empty() && headers.found.size() == best.headers.found.size();
    const bool better =
        !agreed && (agrees ? !best.heading || !headers.found.empty() : !best.heading && !headers.found.empty());
    if (nearer || better) best = {std::move(heading), at, std::move(headers), {}};
    agreed = agreed || (agrees && !best.headers.found.empty());
  }
  if (best.heading) return best;
  auto headers = search.find(0, {});
  // Without a heading only the unmistakable styles are trusted, and no "and then she said...".
  if (headers.style == HeaderStyle::above || headers.style == HeaderStyle::stamped)
    return forum_thread(std::move(headers), lines.size());
  if (headers.style != HeaderStyle::said && headers.style != HeaderStyle::says) return best;
  std::erase_if(headers.found, [](const CommentHeader& h) {
    const bool is_prose = ascii::lower(h.author.front()) == h.author.front() && ascii::is_letter(h.author.front()) &&
                          h.author.find(' ') != std::string::npos;
    return is_prose || !is_plausible_name(h.author);
  });
  if (headers.found.empty()) return best;
  return {{}, headers.found.front().first_line, std::move(headers), {}};
}

/// A sentence may be a title when it is short: "Technical writer wanted."
bool looks_like_title(std::string_view line) {
  constexpr std::ptrdiff_t few_blanks = 6;
  const bool is_sentence = line.ends_with('.') && std::ranges::count(line, ' ') > few_blanks;
  return line.size() <= 150 && !is_sentence && !line.ends_with(',') && !line.ends_with(':');
}

/// The first lines that hold anything, without furniture.
std::vector<std::size_t> head_lines(Lines lines, std::size_t begin, std::size_t end) {
  constexpr std::size_t most = 8;
  std::vector<std::size_t> found;
  for (std::size_t at = begin; at < end && found.size() < most; ++at) {
    if (!lines[at].empty() && (found.size() > 3 || !is_page_furniture(lines[at]))) found.push_back(at);
  }
  return found;
}

/// A by-line in a body is a sentence ("By Monday.") unless it says what it is.
bool is_foot(std::string_view line) {
  const auto by = by_line(line);
  return ascii::starts_with_fold(line, "posted by") || (by && (by->written_at || !by->time_of_day.empty()));
}

/// The line below the post that signs it.
std::optional<std::size_t> find_foot(Lines lines, const PageOutline& out) {
  constexpr std::size_t tallest_foot = 12;
  const std::size_t top = out.body_end - std::min(tallest_foot, out.body_end - out.body_begin);
  for (std::size_t at = out.body_end; at-- > top;) {
    if (is_foot(lines[at]) && by_line(lines[at])) return at;
  }
  return {};
}

/// Reads date, title and by-line above the body, in either order.
class Head {
 public:
  Head(Lines lines, PageOutline& out)
      : lines_(lines), out_(out), filled_(head_lines(lines, out.body_begin, out.body_end)) {
    has_foot_ = find_foot(lines, out).has_value();
  }

  void read() {
    for (std::size_t i = 0; i < std::min<std::size_t>(filled_.size(), 5); ++i) {
      const auto line = lines_[filled_[i]];
      if (const auto date = page_date(line)) return read_dated(i, *date);
      auto by = i == 0 ? std::nullopt : by_line(line);
      if (!by && i > 0) by = name_and_date(line);
      if (by) return read_by_line(i, std::move(*by));
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
                       (i == 0 || begins_with_weekday(line) || title_is_glued(i) || has_foot_);
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
  bool has_foot_ = false;  // an engine that signs a post below it dates it above its title
};

/// "Posted by Ann Lee at 9:10 PM" below the post: the author, and the time that the date above it lacks.
void read_foot(Lines lines, PageOutline& out) {
  const auto at = find_foot(lines, out);
  if (!at) return;
  auto by = by_line(lines[*at]);
  if (out.author.empty()) out.author = std::move(by->author);
  if (by->written_at) {
    out.written_at = by->written_at;
  } else if (out.written_at && !by->time_of_day.empty()) {
    const std::string day = format_date(*out.written_at).substr(0, 10);
    out.written_at = parse_date(day + " " + by->time_of_day);
  }
  out.body_end = *at;
}

/// "Author", "Mary", "Posted on", "May 6, 2012", "Categories", … below the post, label and value by turns.
void read_labelled_foot(Lines lines, PageOutline& out) {
  constexpr std::size_t tallest_foot = 16;
  const std::size_t top = out.body_end - std::min(tallest_foot, out.body_end - out.body_begin);
  const auto is_label = [&](std::size_t at) {
    return page_words::author_labels().has(lines[at]) || page_words::date_labels().has(lines[at]) ||
           page_words::place_labels().has(lines[at]);
  };
  std::size_t first = out.body_end, labels = 0;
  for (std::size_t at = out.body_end; at-- > top;) {
    if (!is_label(at)) continue;
    first = at;
    ++labels;
    const auto value = at + 1 < out.body_end ? lines[at + 1] : std::string_view{};
    if (page_words::author_labels().has(lines[at]) && out.author.empty()) out.author = value;
    if (page_words::date_labels().has(lines[at]) && !out.written_at) out.written_at = page_date(value);
  }
  if (labels > 1) out.body_end = first;
}

void take_post(Lines lines, CommentHeader&& header, PageOutline& out) {
  out.author = std::move(header.author);
  out.written_at = header.written_at;
  out.body_begin = std::min(header.past_line, out.body_end);
  while (out.body_begin < out.body_end && (lines[out.body_begin].empty() || is_profile(lines[out.body_begin]))) {
    ++out.body_begin;
  }
}

void cut_furniture(Lines lines, PageOutline& out) {
  while (out.body_end > out.body_begin &&
         (lines[out.body_end - 1].empty() || is_page_furniture(lines[out.body_end - 1]))) {
    --out.body_end;
  }
}

/// Where the page itself begins, if the heading of its comments repeats its title: above it stand the name of the blog
/// and its links, but perhaps also a date.
std::size_t find_page_begin(Lines lines, std::string_view title, std::size_t end) {
  constexpr std::size_t tallest_banner = 60;
  const auto head = lines.first(std::min(end, tallest_banner));
  const auto found = static_cast<std::size_t>(std::ranges::find(head, title) - head.begin());
  if (title.empty() || found == head.size()) return 0;
  std::size_t above = found;
  while (above > 0 && lines[above - 1].empty()) --above;
  const bool is_dated = above > 0 && (page_date(lines[above - 1]) || by_line(lines[above - 1]));
  return is_dated ? above - 1 : found;
}

std::size_t find_page_end(Lines lines, std::size_t from) {
  for (; from < lines.size(); ++from) {
    if (ends_page(lines[from])) break;
  }
  return from;
}

}  // namespace

PageOutline outline_page(Lines lines) {
  Comments comments = find_comments(lines);
  PageOutline out;
  out.has_heading = comments.heading.has_value();
  out.body_end = comments.begin;
  out.comments_begin = std::min(comments.begin + (out.has_heading ? 1 : 0), lines.size());
  const auto& found = comments.headers.found;
  out.page_end = found.empty() ? lines.size() : find_page_end(lines, found.back().past_line);
  out.comments = std::move(comments.headers);
  if (comments.heading) out.body_begin = find_page_begin(lines, comments.heading->title, out.body_end);
  Head(lines, out).read();
  if (comments.post) take_post(lines, std::move(*comments.post), out);
  if (comments.heading && !comments.heading->title.empty()) out.title = comments.heading->title;
  read_foot(lines, out);
  cut_furniture(lines, out);
  read_labelled_foot(lines, out);
  cut_furniture(lines, out);
  return out;
}

}  // namespace rapport
