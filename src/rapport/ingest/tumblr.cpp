#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"
#include "rapport/ingest/tumblr_blocks.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 46> keys = {
    "response",
    "posts",
    "id",
    "id_string",
    "blog_name",
    "blog",
    "name",
    "post_url",
    "type",
    "timestamp",
    "date",
    "state",
    "title",
    "body",
    "caption",
    "text",
    "source",
    "description",
    "url",
    "question",
    "answer",
    "asking_name",
    "dialogue",
    "phrase",
    "label",
    "content",
    "layout",
    "blocks",
    "attribution",
    "trail",
    "post",
    "content_raw",
    "is_current_item",
    "notes",
    "reply_text",
    "added_text",
    "subtype",
    "formatting",
    "start",
    "end",
    "broken_blog_name",
    "broken_blog",
    "reblog_key",
    "excerpt",
    "quote",
    "post_id",
};

std::string_view id_of(JsonValue post) {
  const auto text = post["id_string"].text();
  return text.empty() ? post["id"].text() : text;
}

std::string status_of(std::string_view state) {
  if (state == "queued" || state == "queue") return "scheduled";
  return state.empty() || state == "published" ? "publish" : std::string(state);
}

std::string_view blog_of(JsonValue item) {
  for (const JsonValue name :
       {item["blog"]["name"], item["blog_name"], item["broken_blog_name"], item["broken_blog"]["name"]}) {
    if (!name.text().empty()) return name.text();
  }
  return {};
}

/// The body of a post of the kinds that Tumblr had before its blocks.
std::string legacy_html(JsonValue post) {
  std::string html;
  for (const auto* const part : {"text", "source", "title", "description", "body", "caption"}) {
    const std::string_view written = post[part].text();
    if (written.empty() || (part == std::string_view("title") && post["type"].text() != "link")) continue;
    html.append(part == std::string_view("text") ? "<blockquote>" : "<div>").append(written);
    html.append(part == std::string_view("text") ? "</blockquote>" : "</div>");
  }
  for (const JsonValue line : post["dialogue"]) {
    html.append("<p>").append(line["label"].text()).append(" ").append(line["phrase"].text()).append("</p>");
  }
  return html;
}

/// The blocks of a question that somebody asked, and who did.
struct Ask {
  std::vector<std::size_t> blocks;
  std::string author;
};

Ask ask_of(JsonValue item) {
  Ask ask;
  for (const JsonValue layout : item["layout"]) {
    if (layout["type"].text() != "ask") continue;
    for (const JsonValue block : layout["blocks"]) {
      ask.blocks.push_back(static_cast<std::size_t>(std::max<std::int64_t>(block.integer().value_or(0), 0)));
    }
    ask.author = layout["attribution"]["blog"]["name"].text();
  }
  return ask;
}

/// Turns one post, with what was said in it before and below it, into an exchange.
class PostReader {
 public:
  PostReader(JsonValue post, const std::string& file) : post_(post) {
    out_.source = file;
    out_.format = "tumblr";
    out_.id = id_of(post);
    out_.url = post["post_url"].text();
    if (post["type"].text() != "link") out_.title = html_to_text(post["title"].text()).text;
  }

  Exchange read() {
    const bool has_blocks = post_["content"].is_array();
    for (const JsonValue item : post_["trail"]) add_item(item);
    if (has_blocks) {
      add_blocks(post_, out_.id, blog_of(post_), date_of(post_));
    } else if (out_.messages.empty()) {
      add_legacy();
    }
    if (!out_.messages.empty()) {
      Message& own = out_.messages.back();
      if (!own.written_at) own.written_at = date_of(post_);
    }
    add_notes();
    if (!out_.messages.empty()) {
      out_.messages.front().kind = "post";
      out_.messages.front().status = status_of(post_["state"].text());
      build_thread(out_);
    }
    return std::move(out_);
  }

 private:
  static std::optional<std::int64_t> date_of(JsonValue post) {
    const auto date = parse_date(post["timestamp"].text());
    return date ? date : parse_date(post["date"].text());
  }

  /// Each addition answers the one before it.
  void add(std::string_view id, std::string_view author, std::optional<std::int64_t> date, RichText&& body) {
    Message m;
    m.id = id.empty() ? out_.id + "#" + std::to_string(out_.messages.size()) : std::string(id);
    if (!out_.messages.empty()) m.reply_to = out_.messages.back().id;
    m.kind = "comment";
    m.status = "approved";
    m.author = author;
    m.author_key = author;
    m.written_at = date;
    assign(m, std::move(body));
    out_.messages.push_back(std::move(m));
  }

  void add_item(JsonValue item) {
    const auto id = item["is_current_item"].truth() ? std::string_view(out_.id) : id_of(item["post"]);
    if (item["content"].is_array())
      return add_blocks(item, id, blog_of(item), parse_date(item["post"]["timestamp"].text()));
    const auto raw = item["content_raw"].text();
    add(id, blog_of(item), {}, html_to_text(raw.empty() ? item["content"].text() : raw));
  }

  void add_blocks(JsonValue item, std::string_view id, std::string_view author, std::optional<std::int64_t> date) {
    const Ask ask = ask_of(item);
    const auto is_asked = [&](std::size_t block) { return std::ranges::find(ask.blocks, block) != ask.blocks.end(); };
    if (!ask.blocks.empty()) add(out_.id + "#ask", ask.author, date, npf_to_text(item["content"], is_asked));
    RichText body = npf_to_text(item["content"], [&](std::size_t block) { return !is_asked(block); });
    const bool says_nothing = body.text.empty() && !out_.messages.empty();  // handed on without a word
    if (!says_nothing) add(id, author, date, std::move(body));
  }

  void add_legacy() {
    if (post_["type"].text() == "answer") {
      add(out_.id + "#ask", post_["asking_name"].text(), date_of(post_), html_to_text(post_["question"].text()));
      return add(out_.id, blog_of(post_), date_of(post_), html_to_text(post_["answer"].text()));
    }
    add(out_.id, blog_of(post_), date_of(post_), html_to_text(legacy_html(post_)));
  }

  /// Replies, and what others added when they handed the post on; likes are no talk.
  void add_notes() {
    if (out_.messages.empty()) return;
    const std::string answered = out_.messages.back().id;
    for (const JsonValue note : post_["notes"]) {
      const auto reply = note["reply_text"].text();
      const auto text = reply.empty() ? note["added_text"].text() : reply;
      if (text.empty()) continue;
      add(note["post_id"].text(), note["blog_name"].text(), parse_date(note["timestamp"].text()), plain_to_text(text));
      out_.messages.back().reply_to = answered;
    }
  }

  JsonValue post_;
  Exchange out_;
};

/// The posts in an answer of the API, in a list, or the one post.
std::vector<JsonValue> posts_of(JsonValue object) {
  const JsonValue list = object["response"]["posts"].is_array() ? object["response"]["posts"] : object["posts"];
  std::vector<JsonValue> posts;
  if (!list.is_array()) posts.push_back(object);
  for (const JsonValue post : list) posts.push_back(post);
  return posts;
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  Selection selection(options.include);
  read_json_objects(input, keys, sink, [&](JsonValue object, const Diagnostic&) {
    for (const JsonValue post : posts_of(object)) {
      if (!selection.takes("post", status_of(post["state"].text()))) continue;
      Exchange one = PostReader(post, input.name).read();
      if (!one.messages.empty() && !sink.exchange(std::move(one))) return false;
    }
    return true;
  });
  selection.report(sink);
}

int recognise(const Sample& sample) {
  if (sample.head.find("\"blog_name\"") == sample.head.npos) return 0;
  JsonDocument document(keys);
  const auto posts = posts_of(first_json_object(sample.head, document));
  if (posts.empty() || !posts.front().has("blog_name")) return 0;
  return posts.front().has("post_url") || posts.front().has("reblog_key") ? 90 : 0;
}

}  // namespace

extern const Format tumblr_format{
    "tumblr",
    "Tumblr posts (JSON of the API, blocks or HTML)",
    "https://api.tumblr.com/v2/blog/BLOG/posts?notes_info=true, or tumblr-backup --json; a post a file, a line, or "
    "lists",
    "Each post as an exchange: what others said before it was handed on (its trail), a question and its answer, "
    "replies "
    "and additions in its notes. What Tumblr's own backup looks like could not be established: its HTML pages are read "
    "as any other page, a post each.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
