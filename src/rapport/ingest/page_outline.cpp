#include "rapport/ingest/page_outline.h"

#include <algorithm>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/page_head.h"
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
  constexpr std::size_t fewest_monthly = 3;
  auto& found = headers.found;
  const bool is_monthly = headers.style == HeaderStyle::monthly;
  if (is_monthly && found.size() < fewest_monthly) return {{}, no_line, {}, {}};
  const std::size_t tallest_head = is_monthly ? 12 : 6;
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
    const bool is_button = page_words::reply().has(lines[at]);  // below each comment
    const bool is_better_known = heading && !heading->count && best.heading && best.heading->count;
    if (!heading || is_button || is_better_known) continue;
    ++candidates;
    auto headers = search.find(at + 1, heading->count);
    const bool agrees = heading->count == headers.found.size();
    const bool same = best.heading && !headers.found.empty() && headers.found.size() == best.headers.found.size();
    const bool nearer = same && (agreed ? agrees : !heading->count && !best.heading->count);
    const bool better =
        !agreed && (agrees ? !best.heading || !headers.found.empty() : !best.heading && !headers.found.empty());
    if (nearer || better) best = {std::move(heading), at, std::move(headers), {}};
    agreed = agreed || (agrees && !best.headers.found.empty());
  }
  if (best.heading) return best;
  auto headers = search.find(0, {});
  // Without a heading only the unmistakable styles are trusted, and no "and then she said...".
  const bool is_forum = headers.style == HeaderStyle::above || headers.style == HeaderStyle::stamped ||
                        headers.style == HeaderStyle::monthly;
  if (is_forum) return forum_thread(std::move(headers), lines.size());
  const bool is_trusted =
      headers.style == HeaderStyle::said || headers.style == HeaderStyle::says || headers.style == HeaderStyle::nested;
  if (!is_trusted) return best;
  if (headers.style != HeaderStyle::nested) {
    std::erase_if(headers.found, [](const CommentHeader& h) {
      const bool is_prose = ascii::lower(h.author.front()) == h.author.front() && ascii::is_letter(h.author.front()) &&
                            h.author.find(' ') != std::string::npos;
      return is_prose || !is_plausible_name(h.author);
    });
  }
  if (headers.found.empty()) return best;
  return {{}, headers.found.front().first_line, std::move(headers), {}};
}

/// A by-line in a body is a sentence ("By Monday.") unless it says what it is.
bool is_foot(std::string_view line) {
  const auto by = by_line(line);
  return ascii::starts_with_fold(line, "posted by") || ascii::starts_with_fold(line, "published by") ||
         (by && (by->written_at || !by->time_of_day.empty()));
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

/// "Filed Under: Tea" below the post, and whatever follows it: who the author is, what else there is to read.
void cut_filed(Lines lines, PageOutline& out) {
  constexpr std::size_t tallest_foot = 16;
  const std::size_t top = out.body_end - std::min(tallest_foot, out.body_end - out.body_begin);
  for (std::size_t at = top; at < out.body_end; ++at) {
    if (page_words::filed().has_beginning_of(lines[at])) out.body_end = at;
  }
}

/// The values below "Labels": nothing of them is a sentence.
bool are_values(Lines lines) {
  constexpr std::size_t longest = 40;
  return !lines.empty() &&
         std::ranges::all_of(lines, [](auto line) { return line.size() <= longest && !line.ends_with('.'); });
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
  const bool is_filed = labels == 1 && page_words::place_labels().has(lines[first]) &&
                        are_values(lines.subspan(first + 1, out.body_end - first - 1));
  if (labels > 1 || is_filed) out.body_end = first;
}

void take_post(Lines lines, CommentHeader&& header, PageOutline& out) {
  out.author = std::move(header.author);
  out.written_at = header.written_at;
  out.body_begin = std::min(header.past_line, out.body_end);
  out.body_begin = past_profile(lines, out.body_begin, out.body_end);
}

/// A number above the buttons counts those who like the post, "May 2023" among them is when somebody answered it.
void cut_furniture(Lines lines, PageOutline& out) {
  bool has_button = false;
  while (out.body_end > out.body_begin) {
    const auto line = lines[out.body_end - 1];
    const auto heading = comments_heading(line);
    const bool is_button = !line.empty() && (is_page_furniture(line) || (heading && !heading->count));
    const bool is_count = has_button && is_profile(line);
    if (!line.empty() && !is_button && !is_count) return;
    has_button = has_button || is_button;
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
  read_page_head(lines, find_foot(lines, out).has_value(), out);
  if (comments.post) take_post(lines, std::move(*comments.post), out);
  if (comments.heading && !comments.heading->title.empty()) out.title = comments.heading->title;
  constexpr std::string_view forum_label = "Thread: ";
  if (out.title.starts_with(forum_label)) out.title.erase(0, forum_label.size());
  read_foot(lines, out);
  cut_filed(lines, out);
  cut_furniture(lines, out);
  read_labelled_foot(lines, out);
  cut_furniture(lines, out);
  return out;
}

}  // namespace rapport
