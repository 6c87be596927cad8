#include "rapport/ingest/page_line.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"

namespace rapport {

namespace {

using Words = std::string_view;

template <std::size_t n>
bool begins_with_one(std::string_view line, const std::array<Words, n>& beginnings) {
  return std::ranges::any_of(beginnings, [&](Words b) { return ascii::starts_with_fold(line, b); });
}

/// The number that a line begins with ("1,204" too), or zero for "no"; `rest` is what follows.
std::optional<std::size_t> leading_count(std::string_view line, std::string_view& rest) {
  if (ascii::starts_with_fold(line, "no ") || ascii::starts_with_fold(line, "one ")) {
    rest = line.substr(line.find(' ') + 1);
    return ascii::lower(line.front()) == 'n' ? 0 : 1;
  }
  std::string digits;
  std::size_t at = 0;
  for (; at < line.size() && (ascii::is_digit(line[at]) || line[at] == ','); ++at) {
    if (line[at] != ',') digits += line[at];
  }
  std::size_t count = 0;
  if (digits.empty() || digits.size() > 6 || at == line.size() || line[at] != ' ') return {};
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  rest = line.substr(at + 1);
  return count;
}

/// The title between quotation marks, straight or curved, at the end of "… to “Title”".
std::string quoted_title(std::string_view s) {
  s = ascii::trim(s);
  while (s.ends_with(':')) s.remove_suffix(1);
  for (const auto& [open, close] : {std::pair<Words, Words>{"“", "”"}, {"\"", "\""}, {"‘", "’"}, {"'", "'"}}) {
    if (s.size() >= open.size() + close.size() && s.starts_with(open) && s.ends_with(close)) {
      return std::string(s.substr(open.size(), s.size() - open.size() - close.size()));
    }
  }
  return std::string(s);
}

/// "Ann Lee at 9:10 PM" or "Ann Lee on April 12, 2007 at 9:10 PM": name and date come apart at the last of the words.
ByLine name_and_date(std::string_view s) {
  for (const Words joint : {" | ", " on ", " at ", ", "}) {
    const auto at = s.find(joint);
    if (at == s.npos) continue;
    const auto when = ascii::trim(s.substr(at + joint.size()));
    if (const auto date = page_date(when)) return {std::string(s.substr(0, at)), date, {}};
    if (joint == " at " && parse_date("1970-01-01 " + std::string(when))) {
      return {std::string(s.substr(0, at)), {}, std::string(when)};
    }
  }
  return {std::string(s), {}, {}};
}

constexpr std::size_t longest_name = 60;

}  // namespace

std::vector<std::string_view> page_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(ascii::trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::optional<std::int64_t> page_date(std::string_view line) {
  const auto is_separator = [](char c) { return c == '-' || c == '/' || c == ':'; };
  const bool plausible =
      line.size() <= 60 && std::ranges::any_of(line, ascii::is_digit) &&
      (std::ranges::any_of(line, ascii::is_letter) || std::ranges::count_if(line, is_separator) >= 2);
  return plausible ? parse_date(line) : std::nullopt;
}

std::optional<TrailingDate> trailing_date(std::string_view line) {
  constexpr std::size_t longest = 160;
  if (line.size() > longest || !std::ranges::any_of(line, ascii::is_digit)) return {};
  for (std::size_t at = 1; at < line.size(); ++at) {
    const bool may_begin = ascii::is_digit(line[at]) || (line[at] >= 'A' && line[at] <= 'Z');
    if (!may_begin) continue;
    const auto tail = line.substr(at);
    if (const auto date = page_date(tail)) return TrailingDate{line.substr(0, at), *date, tail.find(':') != tail.npos};
  }
  return {};
}

std::optional<ByLine> by_line(std::string_view line) {
  for (const Words furniture :
       {" | Permalink", " Permalink", " Email This", " No comments", " Links to this post", " Labels:"}) {
    line = line.substr(0, line.find(furniture));
  }
  if (line.size() > 160) return {};
  for (const Words beginning : {"posted by: ", "posted by ", "written by ", "by "}) {
    if (!ascii::starts_with_fold(line, beginning)) continue;
    ByLine found = name_and_date(line.substr(beginning.size()));
    const bool named = !found.author.empty() && found.author.size() <= longest_name;
    const bool sure = beginning != "by " || found.written_at || line.find('.') == line.npos;
    return named && sure ? std::optional(found) : std::nullopt;
  }
  std::string_view rest = line;
  if (ascii::starts_with_fold(rest, "posted on ")) rest.remove_prefix(10);
  for (const Words joint : {" by ", " | ", " / ", " • "}) {
    const auto at = rest.find(joint);
    if (at == rest.npos || rest.size() - at - joint.size() > longest_name) continue;
    if (const auto date = page_date(ascii::trim(rest.substr(0, at)))) {
      return ByLine{std::string(ascii::trim(rest.substr(at + joint.size()))), date, {}};
    }
  }
  return {};
}

std::optional<CommentsHeading> comments_heading(std::string_view line) {
  if (line.size() > 300) return {};
  std::string_view rest;
  if (const auto count = leading_count(line, rest)) {
    const std::string word = ascii::lower(rest.substr(0, std::min(rest.find_first_of(" :"), rest.size())));
    const bool names_comments = word == "comment" || word == "comments" || word == "response" || word == "responses" ||
                                word == "reply" || word == "replies" || word == "thought" || word == "thoughts";
    if (!names_comments) return {};
    rest = ascii::trim(rest.substr(word.size()));
    constexpr auto invitations = std::to_array<Words>({"so far", "add ", "leave ", "post a ", "»", "↓"});
    if (rest.empty() || rest == ":" || begins_with_one(rest, invitations)) return CommentsHeading{count, {}};
    for (const Words joint : {"to ", "on "}) {
      if (ascii::starts_with_fold(rest, joint)) return CommentsHeading{count, quoted_title(rest.substr(joint.size()))};
    }
    return {};
  }
  if (ascii::equals_fold(line, "comments") || ascii::equals_fold(line, "comments:")) return CommentsHeading{};
  if (ascii::starts_with_fold(line, "comments (") && line.ends_with(')')) {
    std::string_view ignored;
    const auto count = leading_count(std::string(line.substr(10, line.size() - 11)) + " ", ignored);
    if (count) return CommentsHeading{count, {}};
  }
  return {};
}

bool ends_page(std::string_view line) {
  constexpr auto beginnings =
      std::to_array<Words>({"leave a reply", "leave a comment", "post a comment", "add comment", "add a comment",
                            "subscribe to:", "newer post", "older post", "comments are closed",
                            "your email address will not be published", "links to this post", "enter your comment",
                            "write a comment", "trackback url", "load more...", "sign in to comment"});
  return line.size() <= 120 && begins_with_one(line, beginnings);
}

bool is_page_furniture(std::string_view line) {
  constexpr auto whole = std::to_array<Words>({"reply",
                                               "replies",
                                               "delete",
                                               "replydelete",
                                               "reply delete",
                                               "edit",
                                               "(edit)",
                                               "share",
                                               "share this:",
                                               "like",
                                               "home",
                                               "permalink",
                                               "reactions:",
                                               "reply ↓",
                                               "like this:",
                                               "report abuse",
                                               "log in to reply",
                                               "log in to leave a comment",
                                               "create a link",
                                               "tweet",
                                               "print",
                                               "email",
                                               "skip to content",
                                               "search this blog",
                                               "related"});
  constexpr auto beginnings = std::to_array<Words>(
      {"labels:", "email thisblogthis!", "email this", "blogthis!", "posted in ", "filed under", "tags:", "tagged ",
       "share to ", "this entry was posted", "both comments and pings", "you can follow any"});
  return ends_page(line) || begins_with_one(line, beginnings) ||
         std::ranges::any_of(whole, [&](Words w) { return ascii::equals_fold(line, w); });
}

}  // namespace rapport
