#include "rapport/ingest/comment_header.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_words.h"

namespace rapport {

namespace {

/// Before "said..." a name may be anything that fits on a line: "Yahoo!", "Dr. B. Lee, PhD".
bool may_say(std::string_view s) { return !s.empty() && s.size() <= 80 && std::ranges::count(s, ' ') <= 10; }

/// What stands before `ending` at the end of the line.
std::optional<std::string_view> before(std::string_view line, std::string_view ending) {
  if (!ascii::ends_with_fold(line, ending)) return {};
  return ascii::trim(line.substr(0, line.size() - ending.size()));
}

/// What stands before the first of the endings that fits.
std::optional<std::string_view> before_any(std::string_view line, std::initializer_list<std::string_view> endings) {
  for (const auto ending : endings) {
    if (const auto rest = before(line, ending)) return rest;
  }
  return {};
}

std::optional<CommentHeader> said(const PageLines& lines, std::size_t at, const Speakers&) {
  const auto ending = [](std::string_view line) { return before_any(line, {"...", "…"}); };
  if (const auto rest = ending(lines[at])) {
    const auto name = before_speech(*rest);
    return name && may_say(*name) ? speaker(at, at + 1, *name) : std::nullopt;
  }
  const std::size_t next = lines.next_filled(at + 1);
  if (next >= lines.size() || next > at + 2 || !may_say(lines[at])) return {};
  const auto rest = ending(lines[next]);
  const auto nothing = rest ? before_speech(*rest) : std::nullopt;
  return nothing && nothing->empty() ? std::optional(CommentHeader{at, next + 1, std::string(lines[at]), {}, {}})
                                     : std::nullopt;
}

std::optional<CommentHeader> wrote(const PageLines& lines, std::size_t at, const Speakers&) {
  const auto rest = before_any(lines[at], {" :", ":", "："});
  if (!rest) return {};
  const auto name = before_speech(*rest);
  if (!name || !may_say(*name)) return {};
  auto header = speaker(at, at + 1, *name);
  const std::size_t next = lines.next_filled(at + 1);
  if (header && !header->written_at && next < lines.size()) {
    if ((header->written_at = page_date(lines[next]))) header->past_line = next + 1;
  }
  return header;
}

std::optional<CommentHeader> says(const PageLines& lines, std::size_t at, const Speakers&) {
  auto header = wrote(lines, at, {});
  return header && header->written_at ? header : std::nullopt;
}

constexpr std::array<std::pair<HeaderStyle, HeaderFinder>, CommentHeaderSearch::style_count> styles = {{
    {HeaderStyle::says, says},
    {HeaderStyle::said, said},
    {HeaderStyle::wrote, wrote},
    {HeaderStyle::nested, nested_header},
    {HeaderStyle::dated, dated_header},
    {HeaderStyle::below, signed_header},
    {HeaderStyle::daily, daily_header},
    {HeaderStyle::stamped, numbered_header},
    {HeaderStyle::stamped, stamped_header},
    {HeaderStyle::monthly, monthly_header},
}};

/// The headers of one style; with `apart` only those above which a comment may have ended.
std::vector<CommentHeader> find_all(const PageLines& lines, HeaderFinder find, bool apart) {
  std::vector<CommentHeader> found;
  Speakers speakers;
  for (std::size_t at = 0; at < lines.size();) {
    const bool may_begin = !lines[at].empty() && (!apart || lines.begins_block(at));
    auto header = may_begin ? find(lines, at, speakers) : std::nullopt;
    at = header ? header->past_line : at + 1;
    if (!header) continue;
    speakers.insert(header->author);
    found.push_back(std::move(*header));
  }
  return found;
}

/// The line on top of a signature, which repeats how the comment begins or what the thread is called.
bool is_subject(const PageLines& lines, std::size_t at) {
  if (lines[at].empty() || is_page_furniture(lines[at]) || comments_heading(lines[at])) return false;
  return ascii::starts_with_fold(lines[at], "re: ") || lines.begins_block(at);
}

/// Where a signature stands above its comment, the speaker's profile may stand there, too.
void place_above(const PageLines& lines, std::size_t from, CommentHeaders& headers) {
  const std::size_t below_last = lines.next_filled(headers.found.back().past_line);
  if (below_last >= lines.size() || is_page_furniture(lines[below_last])) return;
  headers.style = HeaderStyle::above;
  for (auto& header : headers.found) {
    std::size_t& top = header.first_line;
    if (top > from && is_subject(lines, top - 1)) --top;
    while (top > from && (lines[top - 1] == header.author || is_badge(lines[top - 1]))) --top;
  }
}

/// "Posted by Ann", not "Von Trapp".
bool begins_as_by_line(std::string_view s) {
  const auto lead = page_words::posted_by().longest_beginning(s);
  return lead.find(' ') + 1 < lead.size();
}

}  // namespace

std::optional<CommentHeader> speaker(std::size_t at, std::size_t past, std::string_view name) {
  if (const auto comma = name.rfind(", "); ascii::starts_with_fold(name, "at ") && comma != name.npos) {
    const auto when = name.substr(3, comma - 3);
    const bool is_time =
        ascii::is_digit(when.empty() ? ' ' : when.front()) && parse_date("1970-01-01 " + std::string(when));
    const auto date = is_time ? std::nullopt : page_date(when);
    if (is_time || date) return CommentHeader{at, past, std::string(name.substr(comma + 2)), date, {}};
  }
  std::optional<std::int64_t> date;
  if (const auto tail = trailing_date(name.substr(0, name.find_last_not_of(", ") + 1))) {
    name = without_joint(tail->before);
    date = tail->written_at;
  }
  name = without_number(name);
  return may_say(name) ? std::optional(CommentHeader{at, past, std::string(name), date, {}}) : std::nullopt;
}

std::string_view without_number(std::string_view name) {
  std::string_view rest = name;
  if (rest.starts_with('#')) rest.remove_prefix(1);
  while (!rest.empty() && ascii::is_digit(rest.front())) rest.remove_prefix(1);
  const bool numbered =
      rest.size() < name.size() && (name.front() == '#' || rest.starts_with(". ") || rest.starts_with(") "));
  const auto blank = rest.find(' ');
  return numbered && blank != rest.npos && blank <= 1 ? ascii::trim(rest.substr(blank)) : name;
}

bool is_plausible_name(std::string_view s) {
  if (s.empty() || s.size() > 60 || std::ranges::count(s, ' ') > 6) return false;
  if (std::string_view("?!,;:").find(s.back()) != std::string_view::npos) return false;
  return !is_page_furniture(s) && !begins_as_by_line(s) && !comments_heading(s) && s.find(". ") == s.rfind(". ");
}

bool CommentHeaderSearch::follows(std::size_t from, const std::vector<CommentHeader>& all,
                                  std::vector<CommentHeader>::const_iterator first) const {
  const bool has_heading = from > 0 && !is_page_furniture(lines_[from - 1]);  // not the button "Reply"
  if (!has_heading || first == all.end()) return false;
  while (from < first->first_line && (lines_[from].empty() || is_page_furniture(lines_[from]))) ++from;
  return from == first->first_line;
}

const std::vector<CommentHeader>& CommentHeaderSearch::all(std::size_t style, bool apart) {
  auto& found = found_[style][apart ? 1 : 0];
  if (!found) found = find_all(lines_, styles.at(style).second, apart);
  return *found;
}

CommentHeaders CommentHeaderSearch::find(std::size_t from, std::optional<std::size_t> expected) {
  const auto distance = [&](std::size_t count) {
    if (!expected) return lines_.size() - count;
    return count > *expected ? count - *expected : *expected - count;
  };
  CommentHeaders best;
  for (std::size_t i = 0; i < styles.size(); ++i) {
    const auto& [style, finder] = styles[i];
    const bool needs_count = finder == daily_header || finder == stamped_header;
    if (needs_count && !expected && from == 0) continue;
    if (style == HeaderStyle::monthly && (from > 0 || !best.found.empty())) continue;
    for (const bool apart : {false, true}) {
      if (expected && best.found.size() == *expected) break;
      const auto& everywhere = all(i, apart);
      const auto first = std::ranges::lower_bound(everywhere, from, {}, &CommentHeader::first_line);
      const auto count = static_cast<std::size_t>(everywhere.end() - first);
      if (needs_count && !expected && !follows(from, everywhere, first)) continue;
      if (needs_count && distance(count) != 0 && !best.found.empty()) continue;
      const bool better = count != 0 && (best.found.empty() || distance(count) < distance(best.found.size()));
      if (better) best = {style, {first, everywhere.end()}};
    }
  }
  if (best.style == HeaderStyle::below && !best.found.empty()) place_above(lines_, from, best);
  if (best.style == HeaderStyle::nested) link_nested(lines_, best.found);
  return best;
}

}  // namespace rapport
