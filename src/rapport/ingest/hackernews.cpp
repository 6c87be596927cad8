#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/reply_forest.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"
#include "rapport/ingest/verbatim_text.h"

namespace rapport {
namespace {

// Three forms of one thing: the items of Firebase, each with its `parent`, those of Algolia, a tree of `children`, and
// what Algolia's search finds, a list of `hits` with names of their own.
constexpr std::array<std::string_view, 22> keys = {
    "id",       "by",   "author",   "time",         "created_at_i", "created_at", "type",     "title",
    "url",      "text", "dead",     "parent",       "kids",         "parent_id",  "children", "deleted",
    "story_id", "hits", "objectID", "comment_text", "story_text",   "_tags",
};

JsonValue first_known(JsonValue item, std::string_view name, std::string_view other) {
  const JsonValue found = item[name];
  return found.is_null() ? item[other] : found;
}

std::string_view id_of(JsonValue item) { return first_known(item, "id", "objectID").text(); }

Message message_of(JsonValue item) {
  Message m;
  m.id = id_of(item);
  m.author = first_known(item, "by", "author").text();
  m.author_key = m.author;
  m.reply_to = first_known(item, "parent", "parent_id").text();
  const std::string_view type =
      item.has("comment_text") && !item["comment_text"].is_null() ? "comment" : item["type"].text();
  m.kind = type == "comment" ? "comment" : type == "pollopt" ? "pollopt" : "post";
  m.status = item["deleted"].truth() ? "deleted"
             : item["dead"].truth()  ? "spam"
             : m.kind == "post"      ? "publish"
                                     : "approved";
  m.written_at = parse_date(first_known(item, "time", "created_at_i").text());
  if (!m.written_at) m.written_at = parse_date(item["created_at"].text());
  RichText body = html_to_text(first_known(item, "text", m.kind == "comment" ? "comment_text" : "story_text").text());
  set_plain_quotes_aside(body);  // who quotes here writes "> "
  assign(m, std::move(body));
  return m;
}

class HackerNewsReader {
 public:
  HackerNewsReader(const std::string& file, const ReadOptions& options, ExchangeSink& sink)
      : file_(file), selection_(options.include), sink_(sink) {}

  bool take(JsonValue item) {
    for (const JsonValue hit : item["hits"]) take(hit);
    if (item["hits"].is_array()) return true;
    Exchange head;
    head.source = file_;
    head.format = "hackernews";
    head.id = id_of(item);
    head.title = item["title"].text();
    head.url = item["url"].text();
    if (item["children"].is_array() && !item.has("objectID")) return take_tree(item, std::move(head));
    Message m = message_of(item);
    if (selection_.takes(m.kind, m.status)) items_.add(std::move(head), std::move(m));
    return true;
  }

  void finish() {
    items_.finish(sink_);
    selection_.report(sink_);
  }

 private:
  bool take_tree(JsonValue root, Exchange&& one) {
    std::vector<JsonValue> waiting{root};
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const JsonValue item = waiting[i];
      for (const JsonValue child : item["children"]) waiting.push_back(child);
      Message m = message_of(item);
      if (selection_.takes(m.kind, m.status)) one.messages.push_back(std::move(m));
    }
    if (one.messages.empty()) return true;
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  const std::string& file_;
  Selection selection_;
  ExchangeSink& sink_;
  ReplyForest items_;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  HackerNewsReader reader(input.name, options, sink);
  read_json_objects(input, keys, sink, [&](JsonValue item, const Diagnostic&) { return reader.take(item); });
  reader.finish();
}

bool is_type(std::string_view type) {
  return type == "story" || type == "comment" || type == "job" || type == "poll" || type == "pollopt";
}

int recognise(const Sample& sample) {
  JsonDocument document(keys);
  JsonValue item = first_json_object(sample.head, document);
  if (item["hits"].size() > 0) item = *item["hits"].begin();
  if (item.has("objectID") && item["_tags"].is_array() && item.has("created_at_i")) return 90;
  if (!item["id"].integer() || !is_type(item["type"].text())) return 0;
  if (item["children"].is_array() || item.has("kids") || item.has("created_at_i") || item.has("story_id")) return 90;
  return item.has("by") || item.has("time") ? 85 : 0;
}

}  // namespace

extern const Format hackernews_format{
    "hackernews",
    "Hacker News items (JSON of the Algolia or the Firebase API)",
    "https://hn.algolia.com/api/v1/items/ID or …/search?tags=…; https://hacker-news.firebaseio.com/v0/item/ID.json, "
    "one item a line",
    "Stories with their comments. Items of Firebase are held until the end, as an item may stand before its parent.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
