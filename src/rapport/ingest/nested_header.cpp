#include <algorithm>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/comment_header.h"
#include "rapport/ingest/page_line.h"

namespace rapport {

namespace {

constexpr std::string_view links_mark = " | ";

/// The button that folds a comment, taken off the front.
bool take_fold(std::string_view& line) {
  for (const std::string_view fold : {"[–]", "[-]", "[+]"}) {
    if (!line.starts_with(fold)) continue;
    line = ascii::trim(line.substr(fold.size()));
    return true;
  }
  return false;
}

/// "3 years ago" of "12 points13 points14 points 3 years ago*".
std::string_view behind_points(std::string_view rest) {
  if (const auto points = rest.rfind("point"); points != rest.npos) rest.remove_prefix(points);
  while (!rest.empty() && ascii::is_letter(rest.front())) rest.remove_prefix(1);
  while (rest.ends_with('*')) rest.remove_suffix(1);
  return ascii::trim(rest);
}

}  // namespace

std::optional<CommentHeader> nested_header(const PageLines& lines, std::size_t at, const Speakers&) {
  auto line = lines[at];
  const bool is_reddit = take_fold(line);
  const bool is_hacker_news = line.find(links_mark) != line.npos || line.ends_with("]");
  const auto blank = line.find(' ');
  if (blank == line.npos || (!is_reddit && !is_hacker_news)) return {};
  const auto name = line.substr(0, std::min(blank, line.find('[')));  // "ann[S]" began the thread
  auto when = line.substr(blank + 1);
  when = is_reddit ? behind_points(when) : when.substr(0, std::min(when.find(links_mark), when.find(" [")));
  CommentHeader header{at, at + 1, std::string(name), {}, {}};
  if (when.starts_with("on ")) header.written_at = page_date(when.substr(3));
  return !name.empty() && (header.written_at || is_relative_date(when)) ? std::optional(header) : std::nullopt;
}

void link_nested(const PageLines& lines, std::span<CommentHeader> headers) {
  std::vector<std::size_t> followed;  // the comments whose next sibling is still to come
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const auto line = lines[headers[i].first_line];
    const auto has_link = [&](std::string_view link) { return line.find(link) != line.npos; };
    if (has_link("| prev") && !followed.empty()) {
      headers[i].answered = headers[followed.back()].answered;
      followed.pop_back();
    } else if (has_link("| parent") && i > 0) {
      headers[i].answered = i - 1;
    }
    if (has_link("| next")) followed.push_back(i);
  }
}

}  // namespace rapport
