#include <algorithm>
#include <array>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_words.h"

namespace rapport {

namespace {

using Words = std::string_view;

constexpr std::size_t longest_name = 60;

/// "Ann Lee at 9:10 PM" or "Ann Lee on April 12, 2007 at 9:10 PM": name and date come apart at the first of the words
/// behind which a date or a time stands.
ByLine name_and_date(std::string_view s) {
  for (const Words joint : page_words::at()) {
    for (auto at = s.find(joint); at != s.npos; at = s.find(joint, at + 1)) {
      auto when = ascii::trim(s.substr(at + joint.size()));
      when = when.substr(0, when.find(" in "));  // the category
      if (const auto date = page_date(when)) return {std::string(s.substr(0, at)), date, {}};
      if (ascii::is_digit(when.empty() ? ' ' : when.front()) && parse_date("1970-01-01 " + std::string(when))) {
        return {std::string(s.substr(0, at)), {}, std::string(when)};
      }
    }
  }
  return {std::string(s), {}, {}};
}

/// "Ann Lee" of "Ann Lee · in Garden", "Ann Lee | Garden", "Author: Ann Lee".
std::string_view without_category(std::string_view name) {
  const auto label = name.find(": ");
  if (label != name.npos && page_words::author_labels().has(name.substr(0, label))) name.remove_prefix(label + 2);
  for (const Words joint : {" · ", " | ", " / ", " in "}) name = name.substr(0, name.find(joint));
  return ascii::trim(name);
}

/// Some themes print behind the author how many comments there are: "by Ann Lee 2 Comments", "by Ann Lee | Leave a
/// comment".
std::string_view without_comment_count(std::string_view line) {
  std::size_t at = line.size();
  for (int words = 1; words <= 3 && at > 0; ++words) {
    at = line.rfind(' ', at - 1);
    if (at == line.npos) break;
    const auto tail = line.substr(at + 1);
    if (words == 1 || (!comments_heading(tail) && !ends_page(tail))) continue;
    line = ascii::trim(line.substr(0, at));
    for (const Words joint : {"|", "·", "•"}) {
      if (line.ends_with(joint)) line = ascii::trim(line.substr(0, line.size() - joint.size()));
    }
    break;
  }
  return line;
}

}  // namespace

std::optional<ByLine> by_line(std::string_view line) {
  constexpr std::size_t longest = 160, longest_with_furniture = 400;
  const auto beginning = page_words::posted_by().longest_beginning(line);
  const bool may_be_one = !beginning.empty() || std::ranges::any_of(line, ascii::is_digit);
  if (line.size() > longest_with_furniture || !may_be_one) return {};
  for (const Words furniture : {" | Permalink", " Permalink", " Email This", " Diesen Post", " Envoyer", " No comments",
                                " Links to this post", " Labels:"}) {
    line = line.substr(0, line.find(furniture));
  }
  line = without_comment_count(line);
  if (line.size() > longest || line.size() < beginning.size()) return {};
  if (!beginning.empty()) {
    ByLine found = name_and_date(line.substr(beginning.size()));
    found.author = without_doubt(found.author);
    const bool named = !found.author.empty() && found.author.size() <= longest_name;
    const bool is_sentence = line.find('.') != line.npos || beginning.find(' ') == beginning.size() - 1;
    const bool sure = beginning.starts_with("posted") || found.written_at || !found.time_of_day.empty() ||
                      !is_sentence || (beginning == "by " && line.find('.') == line.npos);
    return named && sure ? std::optional(found) : std::nullopt;
  }
  std::string_view rest = line;
  rest.remove_prefix(page_words::posted_on().longest_beginning(rest).size());
  for (const Words joint : page_words::by()) {
    const auto at = rest.find(joint);
    if (at == rest.npos || rest.size() - at - joint.size() > longest_name) continue;
    if (const auto date = page_date(ascii::trim(rest.substr(0, at))); date && !page_date(rest)) {
      return ByLine{std::string(without_category(rest.substr(at + joint.size()))), date, {}};
    }
  }
  return {};
}

}  // namespace rapport
