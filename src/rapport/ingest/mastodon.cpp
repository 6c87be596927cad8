#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/reply_forest.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 15> keys = {
    "type",    "orderedItems", "object",    "id",           "actor", "to",  "cc",       "inReplyTo",
    "summary", "content",      "published", "attributedTo", "url",   "tag", "@context",
};

/// "https://example.social/users/ann" → "ann".
std::string_view account_name(std::string_view actor) {
  while (actor.ends_with('/')) actor.remove_suffix(1);
  actor.remove_prefix(actor.rfind('/') + 1);
  return actor.starts_with('@') ? actor.substr(1) : actor;
}

bool is_public(JsonValue note) {
  for (const auto* const list : {"to", "cc"}) {
    const JsonValue names = note[list];
    if (names.text().ends_with("#Public")) return true;
    for (const JsonValue name : names) {
      if (name.text().ends_with("#Public") || name.text() == "as:Public") return true;
    }
  }
  return false;
}

Message message_of(JsonValue note) {
  Message m;
  m.id = note["id"].text();
  m.reply_to = note["inReplyTo"].text();
  m.kind = m.reply_to.empty() ? "post" : "comment";
  m.status = is_public(note) ? "publish" : "private";
  m.author_key = note["attributedTo"].text();
  m.author = account_name(m.author_key);
  m.written_at = parse_date(note["published"].text());
  assign(m, html_to_text(note["content"].text()));
  return m;
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  Selection selection(options.include);
  ReplyForest threads;
  std::uint64_t boosts = 0, links = 0;
  JsonDocument rest(keys);
  auto reading = read_json(*input.bytes, input.name, rest, "orderedItems", [&](JsonValue activity) {
    if (activity.is_string()) ++links;  // likes.json, bookmarks.json
    const JsonValue note = activity["object"];
    if (activity["type"].text() == "Announce") ++boosts;
    if (activity["type"].text() != "Create" || !note.is_object()) return true;
    Message m = message_of(note);
    if (!selection.takes(m.kind, m.status)) return true;
    Exchange head;
    head.source = input.name;
    head.format = "mastodon";
    head.title = note["summary"].text();  // the content warning
    head.url = note["url"].text();
    threads.add(std::move(head), std::move(m));
    return true;
  });
  for (auto& problem : reading.problems) sink.problem(std::move(problem));
  threads.finish(sink);
  selection.report(sink);
  if (boosts > 0) sink.left_out("boost", boosts);
  if (links > 0) sink.left_out("liked or marked post", links);
}

int recognise(const Sample& sample) {
  JsonDocument document(keys);
  const JsonValue root = first_json_object(sample.head, document);
  return root["orderedItems"].is_array() ? 95 : 0;
}

}  // namespace

extern const Format mastodon_format{
    "mastodon",
    "Mastodon archive (outbox.json; any ActivityStreams outbox)",
    "Preferences > Import and export > Data export > Request your archive",
    "Public and unlisted posts of the account, its replies to itself as threads, its replies to others alone, as the "
    "archive does not hold what they answer. Followers-only and direct posts count as drafts; boosts are left out.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
