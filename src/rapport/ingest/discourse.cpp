#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 19> keys = {
    "post_stream", "posts",   "stream",     "id",        "title",        "post_number", "reply_to_post_number",
    "username",    "user_id", "created_at", "cooked",    "raw",          "closed",      "archived",
    "deleted_at",  "hidden",  "visible",    "post_type", "user_deleted",
};

/// Discourse's number for what a post is.
std::string kind_of(JsonValue post) {
  switch (post["post_type"].integer().value_or(1)) {
    case 3:
      return "small_action";  // "closed this topic"
    case 4:
      return "whisper";
    default:
      return post["post_number"].integer() == 1 ? "post" : "comment";
  }
}

std::string status_of(JsonValue post, JsonValue topic) {
  if (!post["deleted_at"].is_null() || post["user_deleted"].truth()) return "deleted";
  if (post["hidden"].truth()) return "hidden";
  if (post["post_number"].integer() != 1) return "approved";
  if (topic["closed"].truth()) return "closed";
  return topic["archived"].truth() ? "archived" : "open";
}

/// What its author typed: Markdown, with quotations as [quote="ann, post:2, topic:7"]…[/quote].
RichText raw_to_text(std::string_view raw) {
  std::string markdown;
  while (!raw.empty()) {
    const auto open = std::min(raw.find('['), raw.size());
    markdown += raw.substr(0, open);
    raw.remove_prefix(open);
    const auto close = raw.find(']');
    const bool begins = raw.starts_with("[quote]") || raw.starts_with("[quote=");
    const bool ends = raw.starts_with("[/quote]");
    if (close != raw.npos && (begins || ends)) {
      markdown += begins ? "\n\n<blockquote>\n\n" : "\n\n</blockquote>\n\n";
      raw.remove_prefix(close + 1);
    } else if (!raw.empty()) {
      markdown += raw.front();
      raw.remove_prefix(1);
    }
  }
  return markdown_to_text(markdown);
}

class TopicReader {
 public:
  TopicReader(JsonValue topic, const std::string& file, Selection& selection) : topic_(topic), selection_(selection) {
    out_.source = file;
    out_.format = "discourse";
  }

  Exchange read() {
    out_.id = topic_["id"].text();
    out_.title = topic_["title"].text();
    const JsonValue posts = topic_["post_stream"]["posts"];
    for (const JsonValue post : posts) ids_.emplace(post["post_number"].text(), post["id"].text());
    for (const JsonValue post : posts) add(post);
    note_missing(topic_["post_stream"]["stream"].size(), posts.size());
    build_thread(out_);
    return std::move(out_);
  }

 private:
  void add(JsonValue post) {
    Message m;
    m.kind = kind_of(post);
    m.status = status_of(post, topic_);
    if (!selection_.takes(m.kind, m.status)) return;
    m.id = post["id"].text();
    m.author = post["username"].text();
    m.author_key = post["user_id"].text();
    m.written_at = parse_date(post["created_at"].text());
    const auto answered = ids_.find(std::string(post["reply_to_post_number"].text()));
    if (answered != ids_.end()) m.reply_to = answered->second;
    const std::string_view cooked = post["cooked"].text();
    assign(m, cooked.empty() ? raw_to_text(post["raw"].text()) : html_to_text(cooked));
    out_.messages.push_back(std::move(m));
  }

  /// A topic's JSON holds its first twenty posts, and the numbers of all.
  void note_missing(std::size_t all, std::size_t here) {
    if (all <= here) return;
    Diagnostic d;
    d.file = out_.source;
    d.record = out_.id;
    d.message = "holds " + std::to_string(here) + " of the topic's " + std::to_string(all) +
                " posts; fetch it with ?print=true to have them all";
    out_.diagnostics.push_back(std::move(d));
  }

  JsonValue topic_;
  Selection& selection_;
  Exchange out_;
  std::unordered_map<std::string, std::string> ids_;  // by post number
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  Selection selection(options.include);
  read_json_objects(input, keys, sink, [&](JsonValue topic, const Diagnostic&) {
    Exchange one = TopicReader(topic, input.name, selection).read();
    return one.messages.empty() || sink.exchange(std::move(one));
  });
  selection.report(sink);
}

int recognise(const Sample& sample) {
  if (sample.head.find("\"post_stream\"") == sample.head.npos) return 0;
  JsonDocument document(keys);
  const JsonValue topic = first_json_object(sample.head, document);
  return topic["post_stream"].is_object() ? 95 : 0;
}

}  // namespace

extern const Format discourse_format{
    "discourse",
    "Discourse topic (JSON)",
    "https://FORUM/t/TOPIC.json?print=true; several topics as a list or one a line",
    "The topic as post, its replies with their threads; quotations of other posts are set aside. Whispers and notices "
    "such as \"closed this topic\" on request.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
