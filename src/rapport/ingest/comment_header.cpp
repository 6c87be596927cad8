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

using Lines = std::span<const std::string_view>;

/// Before "said..." a name may be anything that fits on a line: "Yahoo!", "Dr. B. Lee, PhD".
bool may_say(std::string_view s) { return !s.empty() && s.size() <= 80 && std::ranges::count(s, ' ') <= 10; }

/// What stands before `ending` at the end of the line.
std::optional<std::string_view> before(std::string_view line, std::string_view ending) {
  if (!ascii::ends_with_fold(line, ending)) return {};
  return ascii::trim(line.substr(0, line.size() - ending.size()));
}

std::size_t next_filled(Lines lines, std::size_t from) {
  while (from < lines.size() && lines[from].empty()) ++from;
  return from;
}

bool begins_block(Lines lines, std::size_t at) {
  return at == 0 || lines[at - 1].empty() || is_page_furniture(lines[at - 1]) || page_date(lines[at - 1]) ||
         comments_heading(lines[at - 1]);
}

/// What stands before the first of the endings that fits.
std::optional<std::string_view> before_any(std::string_view line, std::initializer_list<std::string_view> endings) {
  for (const auto ending : endings) {
    if (const auto rest = before(line, ending)) return rest;
  }
  return {};
}

/// "1. Ann Lee", "#1 Ann Lee": some pages number their comments.
std::string_view without_number(std::string_view name) {
  std::string_view rest = name;
  if (rest.starts_with('#')) rest.remove_prefix(1);
  while (!rest.empty() && ascii::is_digit(rest.front())) rest.remove_prefix(1);
  const bool numbered =
      rest.size() < name.size() && (name.front() == '#' || rest.starts_with(". ") || rest.starts_with(") "));
  const auto blank = rest.find(' ');
  return numbered && blank != rest.npos && blank <= 1 ? ascii::trim(rest.substr(blank)) : name;
}

std::string_view without_joint(std::string_view name) {
  name = ascii::trim(name);
  for (bool cut = true; std::exchange(cut, false);) {
    for (const std::string_view joint : {"•", "·", "—", "–", " -", "|", ",", "("}) {
      if (const auto rest = before(name, joint)) name = *rest, cut = true;
    }
    for (const auto joint : page_words::at()) {
      if (joint.front() != ' ') continue;
      const auto rest = before(name, joint.substr(0, joint.size() - 1));
      if (rest && !rest->empty()) name = *rest, cut = true;
    }
  }
  return name;
}

/// A speaker with the date that may stand around the name: "At 9:10 PM, Ann Lee" (Blogger's first templates),
/// "Ann Lee, on April 12, 2007 at 9:10 pm,".
std::optional<CommentHeader> speaker(std::size_t at, std::size_t past, std::string_view name) {
  if (const auto comma = name.rfind(", "); ascii::starts_with_fold(name, "at ") && comma != name.npos) {
    const auto when = name.substr(3, comma - 3);
    const bool is_time =
        ascii::is_digit(when.empty() ? ' ' : when.front()) && parse_date("1970-01-01 " + std::string(when));
    const auto date = is_time ? std::nullopt : page_date(when);
    if (is_time || date) return CommentHeader{at, past, std::string(name.substr(comma + 2)), date};
  }
  std::optional<std::int64_t> date;
  if (const auto tail = trailing_date(name.substr(0, name.find_last_not_of(", ") + 1))) {
    name = without_joint(tail->before);
    date = tail->written_at;
  }
  name = without_number(name);
  return may_say(name) ? std::optional(CommentHeader{at, past, std::string(name), date}) : std::nullopt;
}

std::optional<CommentHeader> said(Lines lines, std::size_t at) {
  const auto ending = [](std::string_view line) { return before_any(line, {"...", "…"}); };
  if (const auto rest = ending(lines[at])) {
    const auto name = before_speech(*rest);
    return name && may_say(*name) ? speaker(at, at + 1, *name) : std::nullopt;
  }
  const std::size_t next = next_filled(lines, at + 1);
  if (next >= lines.size() || next > at + 2 || !may_say(lines[at])) return {};
  const auto rest = ending(lines[next]);
  const auto nothing = rest ? before_speech(*rest) : std::nullopt;
  return nothing && nothing->empty() ? std::optional(CommentHeader{at, next + 1, std::string(lines[at]), {}})
                                     : std::nullopt;
}

std::optional<CommentHeader> wrote(Lines lines, std::size_t at) {
  const auto rest = before_any(lines[at], {" :", ":", "："});
  if (!rest) return {};
  const auto name = before_speech(*rest);
  if (!name || !may_say(*name)) return {};
  auto header = speaker(at, at + 1, *name);
  const std::size_t next = next_filled(lines, at + 1);
  if (header && !header->written_at && next < lines.size()) {
    if ((header->written_at = page_date(lines[next]))) header->past_line = next + 1;
  }
  return header;
}

std::optional<CommentHeader> says(Lines lines, std::size_t at) {
  auto header = wrote(lines, at);
  return header && header->written_at ? header : std::nullopt;
}

/// "3 years ago", "an hour ago", "2d", "vor 3 Jahren": how long ago is not known without the day of the copy.
bool is_relative_date(std::string_view line) {
  if (line.empty() || line.size() > 30) return false;
  if (ascii::equals_fold(line, "just now") || ascii::equals_fold(line, "yesterday")) return true;
  const bool begins = ascii::is_digit(line.front()) || ascii::starts_with_fold(line, "a ") ||
                      ascii::starts_with_fold(line, "an ") || ascii::starts_with_fold(line, "about ");
  return begins && ascii::ends_with_fold(line, " ago");
}

/// The line of a name with the line of its date, which `is_date` knows, below it.
template <typename IsDate>
std::size_t past_two_lines(Lines lines, std::size_t at, const IsDate& is_date) {
  const std::size_t next = next_filled(lines, at + 1);
  if (next > at + 2 || next >= lines.size() || !is_plausible_name(lines[at]) || page_date(lines[at])) return 0;
  return begins_block(lines, at) && is_date(lines[next]) ? next + 1 : 0;
}

std::optional<CommentHeader> dated(Lines lines, std::size_t at) {
  const auto line = lines[at];
  for (const std::string_view joint : {" • ", " · "}) {
    const auto bullet = line.find(joint);
    if (bullet != line.npos && is_relative_date(line.substr(bullet + joint.size())) &&
        is_plausible_name(line.substr(0, bullet)))
      return CommentHeader{at, at + 1, std::string(line.substr(0, bullet)), {}};
  }
  if (const auto tail = trailing_date(line); tail && tail->has_time) {
    const auto name = without_joint(tail->before);
    if (is_plausible_name(name)) return CommentHeader{at, at + 1, std::string(name), tail->written_at};
    return {};
  }
  const auto has_time = [](std::string_view s) {
    return is_relative_date(s) || (s.find(':') != s.npos && page_date(s));
  };
  const std::size_t past = past_two_lines(lines, at, has_time);
  return past > 0 ? std::optional(CommentHeader{at, past, std::string(line), page_date(lines[past - 1])})
                  : std::nullopt;
}

std::optional<CommentHeader> daily(Lines lines, std::size_t at) {
  const std::size_t past = past_two_lines(lines, at, [](std::string_view s) { return page_date(s).has_value(); });
  return past > 0 ? std::optional(CommentHeader{at, past, std::string(lines[at]), page_date(lines[past - 1])})
                  : std::nullopt;
}

std::optional<CommentHeader> below(Lines lines, std::size_t at) {
  auto found = by_line(lines[at]);
  if (!found || !found->written_at) return {};
  return CommentHeader{at, at + 1, std::move(found->author), found->written_at};
}

using Finder = std::optional<CommentHeader> (*)(Lines, std::size_t);
constexpr std::array<std::pair<HeaderStyle, Finder>, 6> styles = {{
    {HeaderStyle::says, says},
    {HeaderStyle::said, said},
    {HeaderStyle::wrote, wrote},
    {HeaderStyle::dated, dated},
    {HeaderStyle::below, below},
    {HeaderStyle::daily, daily},
}};

/// The headers of one style; with `apart` only those above which a comment may have ended.
std::vector<CommentHeader> find_all(Lines lines, std::size_t from, Finder find, bool apart) {
  std::vector<CommentHeader> found;
  for (std::size_t at = from; at < lines.size();) {
    const bool may_begin = !lines[at].empty() && (!apart || begins_block(lines, at));
    auto header = may_begin ? find(lines, at) : std::nullopt;
    at = header ? header->past_line : at + 1;
    if (header) found.push_back(std::move(*header));
  }
  return found;
}

}  // namespace

bool is_plausible_name(std::string_view s) {
  if (s.empty() || s.size() > 60 || std::ranges::count(s, ' ') > 6) return false;
  if (std::string_view("?!,;:").find(s.back()) != std::string_view::npos) return false;
  return !is_page_furniture(s) && !ascii::starts_with_fold(s, "posted by") && !comments_heading(s) &&
         s.find(". ") == s.rfind(". ");
}

CommentHeaders find_comment_headers(Lines lines, std::size_t from, std::optional<std::size_t> expected) {
  const auto distance = [&](std::size_t count) {
    if (!expected) return lines.size() - count;
    return count > *expected ? count - *expected : *expected - count;
  };
  CommentHeaders best;
  for (const auto& [style, find] : styles) {
    if (style == HeaderStyle::daily && (!expected || !best.found.empty())) continue;
    for (const bool apart : {false, true}) {
      auto found = find_all(lines, from, find, apart);
      const bool better =
          !found.empty() && (best.found.empty() || distance(found.size()) < distance(best.found.size()));
      if (better) best = {style, std::move(found)};
    }
  }
  return best;
}

}  // namespace rapport
