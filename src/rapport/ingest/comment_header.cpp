#include "rapport/ingest/comment_header.h"

#include <algorithm>
#include <array>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/page_line.h"

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

std::optional<CommentHeader> said(Lines lines, std::size_t at) {
  for (const std::string_view ending : {" said...", " said…", " said:"}) {
    if (const auto name = before(lines[at], ending); name && may_say(*name)) {
      return CommentHeader{at, at + 1, std::string(*name), {}};
    }
  }
  const std::size_t next = next_filled(lines, at + 1);
  if (next >= lines.size() || next > at + 2 || !may_say(lines[at])) return {};
  for (const std::string_view whole : {"said...", "said…", "said:"}) {
    if (ascii::equals_fold(lines[next], whole)) return CommentHeader{at, next + 1, std::string(lines[at]), {}};
  }
  return {};
}

std::optional<CommentHeader> says(Lines lines, std::size_t at) {
  if (const auto name = before(lines[at], " says:"); name && may_say(*name)) {
    const std::size_t next = next_filled(lines, at + 1);
    if (next >= lines.size() || !page_date(lines[next])) return CommentHeader{at, at + 1, std::string(*name), {}};
    return CommentHeader{at, next + 1, std::string(*name), page_date(lines[next])};
  }
  const auto head = before(lines[at], " said:");
  if (!head) return {};
  const auto on = head->find(" on ");
  if (on == head->npos || !may_say(head->substr(0, on))) return {};
  const auto date = page_date(head->substr(on + 4));
  return date ? std::optional(CommentHeader{at, at + 1, std::string(head->substr(0, on)), date}) : std::nullopt;
}

std::string_view without_joint(std::string_view name) {
  name = ascii::trim(name);
  for (const std::string_view joint : {" on", "•", "·", "—", "–", " -", "|", ",", "("}) {
    if (const auto rest = before(name, joint)) return *rest;
  }
  return name;
}

std::optional<CommentHeader> dated(Lines lines, std::size_t at) {
  const auto line = lines[at];
  if (const auto bullet = line.find(" • "); bullet != line.npos && ascii::ends_with_fold(line, " ago")) {
    if (is_plausible_name(line.substr(0, bullet)))
      return CommentHeader{at, at + 1, std::string(line.substr(0, bullet)), {}};
  }
  if (const auto tail = trailing_date(line); tail && tail->has_time) {
    const auto name = without_joint(tail->before);
    if (is_plausible_name(name)) return CommentHeader{at, at + 1, std::string(name), tail->written_at};
    return {};
  }
  const std::size_t next = next_filled(lines, at + 1);
  if (next > at + 2 || next >= lines.size() || !is_plausible_name(line) || page_date(line) || !begins_block(lines, at))
    return {};
  const auto date = lines[next].find(':') == std::string_view::npos ? std::nullopt : page_date(lines[next]);
  return date ? std::optional(CommentHeader{at, next + 1, std::string(line), date}) : std::nullopt;
}

std::optional<CommentHeader> below(Lines lines, std::size_t at) {
  if (!ascii::starts_with_fold(lines[at], "posted by")) return {};
  auto found = by_line(lines[at]);
  if (!found || !found->written_at) return {};
  return CommentHeader{at, at + 1, std::move(found->author), found->written_at};
}

using Finder = std::optional<CommentHeader> (*)(Lines, std::size_t);
constexpr std::array<std::pair<HeaderStyle, Finder>, 4> styles = {{
    {HeaderStyle::says, says},
    {HeaderStyle::said, said},
    {HeaderStyle::dated, dated},
    {HeaderStyle::below, below},
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
