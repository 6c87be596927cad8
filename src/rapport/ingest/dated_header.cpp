#include <algorithm>
#include <array>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/comment_header.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_words.h"

namespace rapport {

namespace {

/// "from: ann", "date: May. 7th, 2012 08:15 am (UTC)": LiveJournal labels the parts of a header.
std::string_view without_label(std::string_view line) {
  for (const std::string_view label : {"from: ", "date: "}) {
    if (ascii::starts_with_fold(line, label)) return line.substr(label.size());
  }
  return line;
}

/// "Ann Lee" of "Ann Lee says": some themes put no colon behind the verb. Short verbs may be names ("Sa", "Dit").
std::string_view without_speech(std::string_view name) {
  constexpr std::size_t shortest_verb = 4;
  const auto speaker = before_speech(name);
  return speaker && !speaker->empty() && name.size() > speaker->size() + shortest_verb ? *speaker : name;
}

/// Finds the date below a name: what stands between is the name once more, badges, and the one who is answered.
template <typename IsDate>
std::optional<CommentHeader> name_above_date(const PageLines& lines, std::size_t at, const Speakers& before,
                                             const IsDate& is_date) {
  constexpr std::size_t most_between = 4;
  const auto name = without_speech(without_number(lines[at]));
  if (!lines.begins_block(at) || !is_plausible_name(name) || is_badge(name) || page_date(name)) return {};
  CommentHeader header{at, 0, std::string(name), {}, {}};
  std::size_t next = lines.next_filled(at + 1);
  if (next > at + 2) return {};
  bool passed_button = false;
  for (std::size_t between = 0; next < lines.size() && between <= most_between; ++between) {
    const auto line = without_label(lines[next]);
    if (is_date(line)) {
      header.past_line = next + 1;
      header.written_at = page_date(line);
      return header;
    }
    if (passed_button && !is_badge(line)) return {};  // the name was the end of the comment above
    passed_button = passed_button || page_words::reply().has(line);
    const bool answered = header.answers.empty() && line != name && before.contains(line);
    if (answered) header.answers = line;
    if (!answered && line != name && !is_badge(line)) return {};
    next = lines.next_filled(next + 1);
  }
  return {};
}

/// "Ann Lee" of "Ann Lee • 3 years ago" (Disqus), "Ann Lee 3 years ago · 2 Likes" (Squarespace); empty for anything
/// else.
std::string_view before_relative_date(std::string_view line) {
  for (const std::string_view joint : {" • ", " · ", " "}) {
    for (auto at = line.find(joint); at != line.npos; at = line.find(joint, at + 1)) {
      const auto date = line.substr(at + joint.size());
      const bool is_marked = joint != " " || date.find(" ago · ") != date.npos;
      if (!is_marked || !is_relative_date(date)) continue;
      return is_plausible_name(line.substr(0, at)) ? line.substr(0, at) : std::string_view{};
    }
  }
  return {};
}

/// Movable Type: "Ann Lee replied to comment from Bo Dow | May 7, 2012 2:00 AM | Reply".
constexpr std::string_view answer_mark = " replied to comment from ";

std::string_view without_buttons(std::string_view line) {
  for (const std::string_view button : {" | Reply", " | Permalink"}) {
    if (line.ends_with(button)) line.remove_suffix(button.size());
  }
  return line;
}

bool has_time(std::string_view line) {
  return is_relative_date(line) || (line.find(':') != line.npos && page_date(line));
}

/// "#2" at the end of a forum's date line, taken off.
bool take_number(std::string_view& line) {
  const auto hash = line.rfind('#');
  const auto digits = hash == line.npos ? std::string_view{} : line.substr(hash + 1);
  if (digits.empty() || !std::ranges::all_of(digits, ascii::is_digit)) return false;
  line = ascii::trim(line.substr(0, hash));
  return true;
}

/// "May 2023", "May '23": the first of that month.
std::optional<std::int64_t> month_date(std::string_view line) {
  const auto year = line.find(" '");
  if (year == line.npos || line.size() != year + 4) return page_date("1 " + std::string(line));
  return page_date("1 " + std::string(line.substr(0, year)) + " 20" + std::string(line.substr(year + 2)));
}

/// As Discourse prints dates: "May 2023", "May '23", "May 6", "12d".
bool is_month(std::string_view line) {
  constexpr std::size_t longest = 16;
  if (line.size() < 2 || line.size() > longest || !std::ranges::any_of(line, ascii::is_digit)) return false;
  if (page_date(line)) return false;
  const auto number = line.substr(0, line.find_first_not_of("0123456789"));
  const auto unit = line.substr(number.size());
  if (!number.empty()) return unit == "m" || unit == "h" || unit == "d";
  return month_date(line) || page_date(std::string(line) + ", 2000");
}

}  // namespace

bool is_relative_date(std::string_view line) {
  if (line.empty() || line.size() > 40) return false;
  if (ascii::equals_fold(line, "just now") || ascii::equals_fold(line, "yesterday")) return true;
  const auto begins_with = [&](std::string_view lead) { return ascii::starts_with_fold(line, lead); };
  const bool has_digit = std::ranges::any_of(line, ascii::is_digit);
  constexpr auto leads = std::to_array<std::string_view>({"vor ", "il y a ", "hace ", "há "});
  if (has_digit && std::ranges::any_of(leads, begins_with)) return true;
  const bool begins = ascii::is_digit(line.front()) || begins_with("a ") || begins_with("an ") || begins_with("about ");
  const std::string low = ascii::lower(line);
  const auto ago = low.find(" ago");
  if (!begins || ago == low.npos) return false;
  const auto rest = std::string_view(low).substr(ago + 4);
  return rest.empty() || rest == " edited" || rest == " (edited)" || rest.starts_with(" ·") || rest.starts_with(" •");
}

std::string_view without_joint(std::string_view name) {
  const auto before = [](std::string_view line, std::string_view ending) {
    return ascii::ends_with_fold(line, ending) ? std::optional(ascii::trim(line.substr(0, line.size() - ending.size())))
                                               : std::nullopt;
  };
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

std::optional<CommentHeader> dated_header(const PageLines& lines, std::size_t at, const Speakers& before) {
  const auto line = without_buttons(lines[at]);
  if (const auto name = before_relative_date(line); !name.empty()) {
    CommentHeader header{at, at + 1, std::string(name), {}, {}};
    if (const auto gap = name.find("  "); gap != name.npos) {  // Disqus' arrow to the one who is answered
      header.author = name.substr(0, gap);
      header.answers = ascii::trim(name.substr(gap));
    }
    return header;
  }
  if (const auto tail = trailing_date(line); tail && tail->has_time && !page_date(line)) {
    auto name = without_joint(tail->before);
    const auto answer = name.find(answer_mark);
    const auto answers = answer == name.npos ? std::string_view{} : name.substr(answer + answer_mark.size());
    name = name.substr(0, answer);
    if (!is_plausible_name(name)) return {};
    return CommentHeader{at, at + 1, std::string(name), tail->written_at, std::string(answers)};
  }
  return name_above_date(lines, at, before, has_time);
}

std::optional<CommentHeader> daily_header(const PageLines& lines, std::size_t at, const Speakers& before) {
  return name_above_date(lines, at, before, [](std::string_view s) { return page_date(s).has_value(); });
}

std::optional<CommentHeader> monthly_header(const PageLines& lines, std::size_t at, const Speakers& before) {
  const auto name = lines[at];
  if (name.find(' ') != name.npos || !is_plausible_name(name) || is_profile(name) || is_month(name)) return {};
  CommentHeader header{at, 0, std::string(name), {}, {}};
  bool may_have_name = lines.begins_block(at);
  std::size_t next = lines.next_filled(at + 1);
  for (std::size_t between = 0; next < lines.size() && between <= 2; ++between) {
    const auto line = lines[next];
    if (is_month(line)) {
      header.past_line = next + 1;
      header.written_at = month_date(line);
      return header;
    }
    const bool is_number = std::ranges::all_of(line, ascii::is_digit);
    const bool answered = before.contains(line);
    if (answered) header.answers = line;
    const bool is_name = std::exchange(may_have_name, may_have_name && is_number) && is_plausible_name(line);
    if (!is_number && !answered && !is_name) return {};
    next = lines.next_filled(next + 1);
  }
  return {};
}

std::optional<CommentHeader> numbered_header(const PageLines& lines, std::size_t at, const Speakers& before) {
  return lines[at].find('#') == std::string_view::npos ? std::nullopt : stamped_header(lines, at, before);
}

std::optional<CommentHeader> stamped_header(const PageLines& lines, std::size_t at, const Speakers&) {
  std::string_view date = lines[at];
  const bool is_numbered = take_number(date);
  if (!has_time(date) || (!is_numbered && !lines.begins_block(at))) return {};
  const std::size_t name = lines.next_filled(at + 1);
  if (name >= lines.size() || name > at + 3 || !is_plausible_name(lines[name])) return {};
  return CommentHeader{at, name + 1, std::string(lines[name]), page_date(date), {}};
}

std::optional<CommentHeader> signed_header(const PageLines& lines, std::size_t at, const Speakers&) {
  auto found = by_line(lines[at]);
  if (!found || !found->written_at) return {};
  return CommentHeader{at, at + 1, std::move(found->author), found->written_at, {}};
}

}  // namespace rapport
