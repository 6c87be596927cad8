#include "rapport/ingest/page_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/local_date.h"
#include "rapport/ingest/page_words.h"

namespace rapport {

namespace {

using Words = std::string_view;

/// Digits at the front of a line ("1,204" too), taken off.
std::optional<std::size_t> take_digits(std::string_view& line) {
  std::string digits;
  std::size_t at = 0;
  for (; at < line.size() && (ascii::is_digit(line[at]) || (line[at] == ',' && at > 0)); ++at) {
    if (line[at] != ',') digits += line[at];
  }
  std::size_t count = 0;
  if (digits.empty() || digits.size() > 6) return {};
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  line.remove_prefix(at);
  return count;
}

/// The number that a line begins with, in digits or as "no" or "one", taken off with the blank behind it.
std::optional<std::size_t> take_count(std::string_view& line) {
  for (const auto& [words, count] : {std::pair(&page_words::none(), std::size_t{0}), {&page_words::one(), 1}}) {
    const auto found = words->longest_beginning(line);
    if (found.empty()) continue;
    line.remove_prefix(found.size());
    return count;
  }
  const auto count = take_digits(line);
  line = ascii::trim(line);
  return count;
}

struct QuotationMarks {
  Words open, close;
};
constexpr auto title_marks = std::to_array<QuotationMarks>(
    {{"“", "”"}, {"„", "“"}, {"«", "»"}, {"\"", "\""}, {"‘", "’"}, {"「", "」"}, {"《", "》"}, {"'", "'"}});

/// The title between quotation marks in "… to “Title”", the outermost of them; nothing where there are none.
std::optional<std::string> quoted_title(std::string_view s) {
  for (const auto& [open, close] : title_marks) {
    const auto begin = s.find(open);
    const auto end = s.rfind(close);
    if (begin == s.npos || end == s.npos || end < begin + open.size()) continue;
    return std::string(ascii::trim(s.substr(begin + open.size(), end - begin - open.size())));
  }
  return {};
}

/// Whether `noun` is a whole word in front of `rest`. Chinese and Japanese words need no blank behind them.
bool ends_word(Words noun, std::string_view rest) {
  return rest.empty() || !ascii::is_letter(noun.front()) || ascii::is_blank(rest.front()) || rest.front() == ':';
}

/// The heading in Japanese and Chinese, where the title stands in front: "「題」への2件のフィードバック".
std::optional<CommentsHeading> trailing_heading(std::string_view line) {
  if (std::ranges::all_of(line, ascii::is_ascii)) return {};
  for (const Words word : page_words::comments()) {
    if (ascii::is_letter(word.front())) continue;
    const auto before = ascii::trim(line.substr(0, line.find(word)));
    const auto digits = before.find_last_not_of("0123456789") + 1;
    if (before.size() == line.size() || digits == before.size()) continue;
    auto number = before.substr(digits);
    const auto count = take_digits(number);
    auto title = quoted_title(before.substr(0, digits));
    if (count && title) return CommentsHeading{count, std::move(*title)};
  }
  return {};
}

/// Four digits, or two at the end.
bool may_hold_year(std::string_view line) {
  std::size_t run = 0;
  for (const char c : line) {
    run = ascii::is_digit(c) ? run + 1 : 0;
    if (run == 4) return true;
  }
  return run == 2;
}

std::optional<LocalDate> date_of(std::string_view line) {
  const auto is_separator = [](char c) { return c == '-' || c == '/' || c == ':' || c == '.'; };
  const auto is_letter = [](char c) { return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80; };
  const bool plausible = line.size() <= 80 && may_hold_year(line) &&
                         (std::ranges::any_of(line, is_letter) || std::ranges::count_if(line, is_separator) >= 2);
  if (!plausible) return {};
  for (const Words ending : {".", " (edited)"}) {
    if (line.ends_with(ending)) line.remove_suffix(ending.size());
  }
  if (const auto date = parse_date(line)) return LocalDate{*date, line.find(':') != line.npos};
  return parse_local_date(line);
}

/// "May 6, 2012" of "May 6, 2012 — 4 min read".
std::string_view without_reading_time(std::string_view line) {
  if (!ascii::ends_with_fold(line, " min read")) return line;
  for (const Words joint : {" — ", " • ", " · ", " | "}) line = line.substr(0, line.find(joint));
  return line;
}

/// The first date of "May 6, 2012May 8, 2012": themes print when a post was changed behind when it was written.
std::optional<LocalDate> first_of_two_dates(std::string_view line) {
  constexpr std::size_t longest = 80;
  for (std::size_t at = 1; at < line.size() && line.size() <= longest; ++at) {
    const bool may_be = ascii::is_digit(line[at - 1]) && ascii::is_letter(line[at]);
    if (may_be && date_of(line.substr(at))) return date_of(line.substr(0, at));
  }
  return {};
}

/// "• Reply•Share ›", with blanks as the browser copied them.
bool is_disqus_buttons(std::string_view line) {
  return line.size() < 40 && line.find("•") != line.npos && line.find("Reply") != line.npos &&
         line.ends_with("Share ›");
}

/// "Ann Lee Avatar", "Ann Lee's avatar", "u/ann avatar": what a page shows in place of a picture.
bool stands_for_picture(std::string_view line) {
  constexpr auto endings = std::to_array<Words>(
      {" Avatar", "'s avatar", "’s avatar", "'s user avatar", "'s profile picture", "’s profile picture"});
  constexpr std::size_t longest = 80;
  return line.size() <= longest && (std::ranges::any_of(endings, [&](auto e) { return line.ends_with(e); }) ||
                                    (line.starts_with("u/") && line.ends_with(" avatar")));
}

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
  auto found = date_of(without_reading_time(line));
  if (!found) found = first_of_two_dates(line);
  return found ? std::optional(found->seconds) : std::nullopt;
}

std::optional<TrailingDate> trailing_date(std::string_view line) {
  constexpr std::size_t longest = 160;
  if (line.size() > longest || !std::ranges::any_of(line, ascii::is_digit)) return {};
  for (std::size_t at = 1; at < line.size(); ++at) {
    const bool begins_word = !ascii::is_letter(line[at - 1]);
    const bool may_begin = ascii::is_digit(line[at]) || (line[at] >= 'A' && line[at] <= 'Z') ||
                           (begins_word && ascii::is_letter(line[at]));
    if (!may_begin) continue;
    if (const auto date = date_of(line.substr(at)))
      return TrailingDate{line.substr(0, at), date->seconds, date->has_time};
  }
  return {};
}

std::string_view without_doubt(std::string_view name) {
  const auto open = name.rfind(" (");
  return open != name.npos && page_words::unverified().has(name.substr(open + 1)) ? name.substr(0, open) : name;
}

std::optional<std::string_view> before_speech(std::string_view line) {
  constexpr char first_of_cjk = '\xE3';
  for (const auto verb : page_words::speech()) {
    if (!ascii::ends_with_fold(line, verb)) continue;
    const auto rest = line.substr(0, line.size() - verb.size());
    const bool apart = rest.empty() || ascii::is_blank(rest.back());
    const bool needs_no_blank = static_cast<unsigned char>(verb.front()) >= static_cast<unsigned char>(first_of_cjk);
    if (apart || needs_no_blank) return ascii::trim(rest);
  }
  return {};
}

std::optional<CommentsHeading> comments_heading(std::string_view line) {
  if (line.size() > 300) return {};
  std::string_view rest = line;
  if (const auto count = take_count(rest)) {
    const auto noun = page_words::comments().longest_beginning(rest);
    rest.remove_prefix(noun.size());
    if (noun.empty() || !ends_word(noun, rest)) return trailing_heading(line);
    rest = ascii::trim(rest);
    constexpr auto invitations = std::to_array<Words>({":", "：", "so far", "add ", "leave ", "post a ", "»", "↓"});
    const auto invites = [&](Words beginning) { return ascii::starts_with_fold(rest, beginning); };
    if (rest.empty() || std::ranges::any_of(invitations, invites)) return CommentsHeading{count, {}};
    if (auto title = quoted_title(rest)) return CommentsHeading{count, std::move(*title)};
    for (const Words joint : {"to ", "on ", "zu ", "sur ", "en ", "su ", "em ", "op "}) {
      if (ascii::starts_with_fold(rest, joint)) return CommentsHeading{count, std::string(rest.substr(joint.size()))};
    }
    return {};
  }
  const auto noun = page_words::comments().longest_beginning(line);
  if (noun.empty()) return trailing_heading(line);
  rest = ascii::trim(line.substr(noun.size()));
  if (rest.empty() || rest == ":" || ascii::equals_fold(rest, "section")) return CommentsHeading{};
  if (!rest.starts_with('(') && !rest.starts_with(':') && !rest.starts_with('{')) return {};
  rest.remove_prefix(1);
  rest = ascii::trim(rest);
  const auto count = take_digits(rest);
  return count && (rest.empty() || rest == ")" || rest == "}") ? std::optional(CommentsHeading{count, {}})
                                                               : std::nullopt;
}

bool looks_like_title(std::string_view line) {
  constexpr std::ptrdiff_t few_blanks = 6;
  const bool is_sentence = line.ends_with('.') && std::ranges::count(line, ' ') > few_blanks;
  return line.size() <= 150 && !is_sentence && !line.ends_with(',') && !line.ends_with(':');
}

bool ends_page(std::string_view line) { return line.size() <= 120 && page_words::page_end().has_beginning_of(line); }

bool is_badge(std::string_view line) {
  constexpr std::size_t longest = 80;
  const bool tells_presence = line.find(" is offline") != line.npos || line.find(" is online") != line.npos;
  return line.size() <= longest &&
         (tells_presence || page_words::badges().has(line) || page_words::badge_beginnings().has_beginning_of(line));
}

std::size_t past_profile(std::span<const std::string_view> lines, std::size_t begin, std::size_t end) {
  constexpr auto labels = std::to_array<Words>({"join date", "joined", "location", "posts", "reputation", "age"});
  while (begin < end) {
    const auto line = lines[begin];
    const bool is_label = std::ranges::any_of(labels, [&](auto label) { return ascii::equals_fold(line, label); });
    const bool is_icon = line.starts_with("Default ") && line.find('.') == line.npos;
    if (!line.empty() && !is_profile(line) && !is_label && !is_icon) break;
    begin += is_label && begin + 1 < end ? 2 : 1;
  }
  return begin;
}

bool is_profile(std::string_view line) {
  const bool is_number = !line.empty() && ascii::is_digit(line.front()) &&
                         std::ranges::all_of(line, [](char c) { return ascii::is_digit(c) || c == ','; });
  return is_number || is_badge(line) || (line.find(' ') != line.npos && page_date("1 " + std::string(line)));
}

bool is_page_furniture(std::string_view line) {
  constexpr std::size_t longest = 300;
  if (line.size() > longest) return false;
  std::string_view rest = line;
  const bool begins_with_number = take_digits(rest).has_value();
  rest = ascii::trim(rest);
  const bool is_count =
      begins_with_number && (page_words::counted().has(rest.substr(0, rest.find(" by "))) || is_disqus_buttons(rest));
  const bool leads_on = line.size() < 100 && (line.ends_with(" →") || line.ends_with(" »"));
  return is_count || leads_on || is_disqus_buttons(line) || stands_for_picture(line) || ends_page(line) ||
         page_words::furniture().has(line) || page_words::furniture_beginnings().has_beginning_of(line) ||
         page_words::filed().has_beginning_of(line);
}

}  // namespace rapport
