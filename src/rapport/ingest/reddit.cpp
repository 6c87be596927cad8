#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/reddit_markup.h"
#include "rapport/ingest/reddit_table.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/model/counted.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 18> keys = {
    "kind",        "data",    "children", "replies",   "id",        "name", "title", "selftext",  "body",
    "created_utc", "link_id", "author",   "parent_id", "subreddit", "url",  "count", "permalink", "author_fullname",
};

class RedditReader {
 public:
  RedditReader(const std::string& file, const ReadOptions& options, ExchangeSink& sink)
      : file_(file), selection_(options.include), sink_(sink), window_(sink) {}

  /// A submission, a comment, or a listing of them, however deep.
  bool take(JsonValue object) {
    std::vector<JsonValue> waiting{object};
    bool go_on = true;
    for (std::size_t i = 0; go_on && i < waiting.size(); ++i) {
      const JsonValue thing = waiting[i];
      const JsonValue data = thing["data"].is_object() ? thing["data"] : thing;
      if (thing["kind"].text() == "more") more_ += static_cast<std::uint64_t>(data["count"].integer().value_or(0));
      if (data.has("selftext") || data.has("body")) go_on = add(data);
      for (const JsonValue child : data["children"]) {
        if (child.is_object()) waiting.push_back(child);
      }
      if (data["replies"].is_object()) waiting.push_back(data["replies"]);
    }
    return go_on;
  }

  void finish() {
    window_.finish();
    selection_.report(sink_);
    if (more_ == 0) return;
    Diagnostic d;
    d.file = file_;
    d.message = counted(more_, "comment is", "comments are") +
                " not in this file (\"more\"); fetch them to have the whole thread";
    sink_.problem(std::move(d));
  }

 private:
  bool add(JsonValue data) {
    const bool is_comment = data.has("body");
    Exchange head;
    head.source = file_;
    head.format = "reddit";
    Message m;
    m.id = (is_comment ? "t1_" : "t3_") + std::string(data["id"].text());
    m.kind = is_comment ? "comment" : "post";
    head.id = is_comment ? std::string(data["link_id"].text()) : m.id;
    const std::string_view text = data[is_comment ? "body" : "selftext"].text();
    m.status = is_gone_from_reddit(text) ? "deleted" : is_comment ? "approved" : "publish";
    if (!selection_.takes(m.kind, m.status)) return true;
    if (!is_comment) {
      head.title = html_to_text(data["title"].text()).text;
      head.url = data["url"].text();
    }
    m.reply_to = data["parent_id"].text();
    m.author = data["author"].text();
    if (is_gone_from_reddit(m.author)) m.author.clear();
    m.author_key = m.author;
    m.written_at = parse_date(data["created_utc"].text());
    assign(m, reddit_to_text(text));
    if (head.id.empty()) head.id = m.reply_to.empty() ? m.id : m.reply_to;
    return window_.add(std::move(head), std::move(m));
  }

  const std::string& file_;
  Selection selection_;
  ExchangeSink& sink_;
  ConversationWindow window_;
  std::uint64_t more_ = 0;
};

void read_json_file(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  RedditReader reader(input.name, options, sink);
  read_json_objects(input, keys, sink, [&](JsonValue object, const Diagnostic&) { return reader.take(object); });
  reader.finish();
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  PeekSource bytes(borrowed_source(*input.bytes));
  Input peeked{input.name, &bytes, nullptr};
  const bool is_table = !looks_like_json(bytes.peek(64));
  is_table ? read_reddit_table(peeked, options, sink) : read_json_file(peeked, options, sink);
}

int recognise(const Sample& sample) {
  if (!looks_like_json(sample.head)) return is_reddit_table(sample.head) ? 95 : 0;
  JsonDocument document(keys);
  const JsonValue first = first_json_object(sample.head, document);
  const bool is_listing = first["kind"].text() == "Listing" && first["data"].is_object();
  const bool is_comment = first.has("body") && first.has("link_id");
  const bool is_submission = first.has("selftext") && first.has("title");
  if (!is_listing && !is_comment && !is_submission) return 0;
  return is_listing || first.has("subreddit") || first.has("created_utc") ? 95 : 70;
}

}  // namespace

extern const Format reddit_format{
    "reddit",
    "Reddit submissions and comments (JSONL as of Pushshift, a thread's listing as JSON, one's own data as CSV)",
    "https://www.reddit.com/r/SUB/comments/ID.json; monthly or subreddit dumps as .zst; "
    "reddit.com/settings/data-request",
    "Submissions with their comments, gathered within 8 MiB of each other. Deleted ones on request.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
