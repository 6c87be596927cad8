#include "rapport/ingest/platform_head.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/comment_header.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_words.h"

namespace rapport {

namespace {

using Lines = std::span<const std::string_view>;

/// "23", "1.2K": claps, hearts, comments.
bool is_count(std::string_view line) {
  if (line.ends_with('K')) line.remove_suffix(1);
  return !line.empty() && ascii::is_digit(line.front()) &&
         std::ranges::all_of(line, [](char c) { return ascii::is_digit(c) || c == '.' || c == ','; });
}

bool is_reading_time(std::string_view line) { return line.size() < 20 && ascii::ends_with_fold(line, " min read"); }

bool is_button(std::string_view line) { return page_words::head_buttons().has(line) || is_page_furniture(line); }

/// What stands above the date of a post, without buttons.
struct Head {
  std::vector<std::size_t> kept;  // lines
  std::size_t date_line = 0;
  std::int64_t date = 0;
  bool has_picture = false;       // its alternative text repeats the name below it
  bool has_reading_time = false;  // "4 min read"
};

std::optional<Head> find_head(Lines lines, std::size_t begin, std::size_t end) {
  constexpr std::size_t tallest = 24;
  Head head;
  std::size_t filled = 0;
  bool is_publication = false;
  for (std::size_t at = begin; at < end && filled < tallest; ++at) {
    const auto line = lines[at];
    if (line.empty()) continue;
    ++filled;
    if (const auto date = page_date(line)) {
      head.date_line = at;
      head.date = *date;
      return head;
    }
    head.has_reading_time = head.has_reading_time || is_reading_time(line);
    const bool names_publication = ascii::equals_fold(line, "published in");
    const bool is_repeated = !head.kept.empty() && lines[head.kept.back()] == line;
    head.has_picture = head.has_picture || is_repeated;
    const bool is_kept = !is_publication && !names_publication && !is_repeated && !is_button(line) && !is_count(line);
    if (is_kept) head.kept.push_back(at);
    is_publication = names_publication;
  }
  return {};
}

/// Buttons and at least one count below the date.
bool counts_follow(Lines lines, std::size_t at, std::size_t end) {
  int counts = 0, buttons = 0;
  for (; at < end && counts + buttons < 4; ++at) {
    if (lines[at].empty()) continue;
    if (!is_count(lines[at]) && !is_button(lines[at])) break;
    ++(is_count(lines[at]) ? counts : buttons);
  }
  return counts > 0 && counts + buttons > 1;
}

/// Whether the page names somebody further down: "Liked by Mary Thorn", "1 reply by Mary Thorn".
bool is_named_below(Lines lines, std::size_t from, std::string_view name) {
  const std::string by = " by " + ascii::lower(name);
  return std::ranges::any_of(lines.subspan(from), [&](auto line) { return ascii::ends_with_fold(line, by); });
}

/// Title, subtitle and author stand in lines that follow each other; further up are the links of the site.
bool read_medium_head(Lines lines, PageOutline& out) {
  const auto head = find_head(lines, out.body_begin, out.body_end);
  if (!head || head->kept.size() < 2) return false;
  const auto author = head->kept.back();
  const bool is_known = head->has_picture || head->has_reading_time ||
                        counts_follow(lines, head->date_line + 1, out.body_end) ||
                        is_named_below(lines, head->date_line, lines[author]);
  if (!is_known || !is_plausible_name(lines[author])) return false;
  std::size_t title = head->kept.size() - 2;
  if (title > 0 && head->kept[title - 1] + 1 == head->kept[title] && looks_like_title(lines[head->kept[title - 1]])) {
    out.subtitle = lines[head->kept[title]];
    --title;
  }
  out.title = lines[head->kept[title]];
  out.author = lines[author];
  out.written_at = head->date;
  out.body_begin = head->date_line + 1;
  return true;
}

/// "mary_thorn (mary_thorn) wrote," above date and title.
bool read_livejournal_head(Lines lines, PageOutline& out) {
  const auto next = [&](std::size_t at) {
    while (at < out.body_end && lines[at].empty()) ++at;
    return at;
  };
  const std::size_t who = next(out.body_begin), when = next(who + 1), title = next(when + 1);
  if (title >= out.body_end || !lines[who].ends_with(" wrote,")) return false;
  const auto date = page_date(lines[when]);
  if (!date) return false;
  const auto name = lines[who].substr(0, lines[who].size() - std::string_view(" wrote,").size());
  out.author = name.substr(0, name.find(" ("));
  out.written_at = date;
  out.body_begin = title;
  if (!looks_like_title(lines[title]) || (title + 1 < out.body_end && !lines[title + 1].empty())) return true;
  out.title = lines[title];
  out.body_begin = title + 1;
  return true;
}

/// The title of a link without the host behind it: "Slow bread (example.org)", "Slow bread (self.bread)".
std::string_view without_host(std::string_view title) {
  const auto open = title.rfind(" (");
  const bool has_host = open != title.npos && title.ends_with(')') && title.find('.', open) != title.npos &&
                        title.find(' ', open + 1) == title.npos;
  return has_host ? title.substr(0, open) : title;
}

/// Who posted a link: "12 points by mary 5 hours ago | hide" (Hacker News), "submitted 3 years ago by mary" (Reddit).
std::optional<std::string_view> link_author(std::string_view line) {
  constexpr std::string_view by = " by ";
  const auto at = line.find(by);
  if (at == line.npos) return {};
  const auto before = line.substr(0, at), behind = line.substr(at + by.size());
  const bool is_hacker_news =
      is_count(before.substr(0, before.find(' '))) && (before.ends_with(" points") || before.ends_with(" point"));
  if (!is_hacker_news && !before.starts_with("submitted ")) return {};
  return behind.substr(0, behind.find(' '));
}

/// "r/bread", "•", "3 yr. ago", "mary", and the title: Reddit since 2018.
bool read_reddit_head(Lines lines, std::span<const std::size_t> filled, std::size_t i, PageOutline& out) {
  const bool is_head = i >= 2 && i + 2 < filled.size() && is_relative_date(lines[filled[i]]) &&
                       lines[filled[i - 1]] == "•" && lines[filled[i - 2]].starts_with("r/");
  if (!is_head) return false;
  out.author = lines[filled[i + 1]];
  out.title = lines[filled[i + 2]];
  out.body_begin = filled[i + 2] + 1;
  return true;
}

bool read_link_head(Lines lines, PageOutline& out) {
  constexpr std::size_t tallest = 40;
  std::vector<std::size_t> filled;
  for (std::size_t at = out.body_begin; at < out.body_end && filled.size() < tallest; ++at) {
    if (!lines[at].empty()) filled.push_back(at);
  }
  for (std::size_t i = 1; i < filled.size(); ++i) {
    if (read_reddit_head(lines, filled, i, out)) return true;
    const auto author = link_author(lines[filled[i]]);
    if (!author) continue;
    out.author = *author;
    out.title = without_host(lines[filled[i - 1]]);
    out.body_begin = filled[i] + 1;
    return true;
  }
  return false;
}

/// "Written by Mary Thorn", with what Medium tells of her below the post.
void cut_signature(Lines lines, PageOutline& out) {
  constexpr std::size_t tallest = 24;
  const std::size_t top = out.body_end - std::min(tallest, out.body_end - out.body_begin);
  const std::string signature = "written by " + ascii::lower(out.author);
  for (std::size_t at = top; at < out.body_end; ++at) {
    if (ascii::equals_fold(lines[at], signature)) out.body_end = at;
  }
  auto& end = out.body_end;
  while (end > out.body_begin && (lines[end - 1].empty() || is_button(lines[end - 1]) || is_count(lines[end - 1])))
    --end;
}

}  // namespace

bool read_platform_head(Lines lines, PageOutline& out) {
  const bool is_known = read_link_head(lines, out) || read_livejournal_head(lines, out) || read_medium_head(lines, out);
  if (!is_known) return false;
  auto& begin = out.body_begin;
  while (begin < out.body_end && (lines[begin].empty() || is_button(lines[begin]) || is_count(lines[begin]))) ++begin;
  cut_signature(lines, out);
  return true;
}

}  // namespace rapport
