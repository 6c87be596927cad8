#include "rapport/ingest/selection.h"

#include <algorithm>
#include <array>

namespace rapport {

namespace {

using Words = std::array<std::string_view, 6>;

bool is_one_of(std::string_view word, const Words& words) {
  return !word.empty() && std::ranges::find(words, word) != words.end();
}

/// The option that a status asks for, and the name under which such messages are counted.
struct Rule {
  Words statuses;
  bool Include::*wanted;
  std::string_view name;
};

const std::array<Rule, 4> status_rules = {{
    {{"draft", "private", "future", "scheduled", "auto-draft", "unlisted"}, &Include::drafts, "draft"},
    {{"pending", "hold", "unapproved", "0"}, &Include::pending, "pending"},
    {{"spam"}, &Include::spam, "spam"},
    {{"trash", "deleted", "post-trashed", "soft_trashed"}, &Include::trash, "deleted"},
}};

}  // namespace

bool Selection::takes(std::string_view kind, std::string_view status) {
  const auto leave = [&](std::string name) {
    ++left_out_[std::move(name)];
    return false;
  };
  const bool is_post = kind == "post" || kind == "page";
  if (is_post && status == "pending") status = "draft";  // waits for its author, not for a moderator
  for (const auto& rule : status_rules) {
    if (!is_one_of(status, rule.statuses) || include_.*rule.wanted) continue;
    const bool is_draft = rule.name == "draft";
    return leave(is_draft ? std::string(rule.name) : std::string(rule.name) + " " + std::string(kind));
  }
  if (is_one_of(kind, {"pingback", "trackback"})) return include_.pings || leave(std::string(kind));
  if (kind == "page") return include_.pages || leave("page");
  return is_one_of(kind, {"post", "comment"}) || include_.others || leave(std::string(kind));
}

void Selection::report(ExchangeSink& sink) {
  for (const auto& [what, count] : left_out_) sink.left_out(what, count);
  left_out_.clear();
}

}  // namespace rapport
