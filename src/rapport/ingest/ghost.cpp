#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/ghost_editor.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 29> keys = {
    "db",         "data",      "meta",      "posts",     "users",          "posts_authors",
    "id",         "title",     "slug",      "html",      "markdown",       "mobiledoc",
    "lexical",    "plaintext", "status",    "page",      "type",           "published_at",
    "created_at", "author_id", "name",      "post_id",   "sort_order",     "exported_on",
    "comments",   "members",   "member_id", "parent_id", "in_reply_to_id",
};

/// The body in the first of its forms that holds anything.
RichText body_of(JsonValue post) {
  RichText body = html_to_text(post["html"].text());
  if (body.text.empty()) body = markdown_to_text(lexical_to_markdown(post["lexical"].text()));
  if (body.text.empty()) body = markdown_to_text(mobiledoc_to_markdown(post["mobiledoc"].text()));
  if (body.text.empty()) body = markdown_to_text(post["markdown"].text());
  if (body.text.empty()) body = plain_to_text(post["plaintext"].text());
  return body;
}

Message message_of(JsonValue post) {
  Message m;
  m.id = post["id"].text();
  m.kind = post["page"].truth() || post["type"].text() == "page" ? "page" : "post";
  m.status = ascii::lower(post["status"].text());
  m.author_key = post["author_id"].text();
  m.written_at = parse_date(post["published_at"].text());
  if (!m.written_at) m.written_at = parse_date(post["created_at"].text());
  return m;
}

/// A row of the table of comments, which only a full backup holds.
Message comment_of(JsonValue row) {
  Message m;
  m.id = row["id"].text();
  m.kind = "comment";
  m.status = row["status"].text() == "published" ? "approved" : std::string(row["status"].text());
  m.author_key = row["member_id"].text();
  m.reply_to = row["in_reply_to_id"].text().empty() ? row["parent_id"].text() : row["in_reply_to_id"].text();
  m.written_at = parse_date(row["created_at"].text());
  assign(m, html_to_text(row["html"].text()));
  return m;
}

using Names = std::map<std::string_view, std::string_view>;

Names names_in(JsonValue rows) {
  Names names;
  for (const JsonValue row : rows) names.emplace(row["id"].text(), row["name"].text());
  return names;
}

/// Users stand behind the posts in the file, so the posts wait, as text, until it has been read.
class GhostReader {
 public:
  GhostReader(const std::string& file, const ReadOptions& options) : file_(file), selection_(options.include) {}

  void take(JsonValue post) {
    if (!post.is_object()) return;
    Message m = message_of(post);
    if (!selection_.takes(m.kind, m.status)) return;
    assign(m, body_of(post));
    Exchange one;
    one.id = m.id;
    one.source = file_;
    one.format = "ghost";
    one.title = post["title"].text();
    if (const auto slug = post["slug"].text(); !slug.empty()) one.url = "/" + std::string(slug) + "/";
    one.messages.push_back(std::move(m));
    posts_.push_back(std::move(one));
  }

  void finish(JsonValue rest, ExchangeSink& sink) {
    const JsonValue data = tables(rest);
    const Names names = names_in(data["users"]);
    auto comments = comments_by_post(data);
    const auto authors = first_authors(data["posts_authors"]);
    for (auto& one : posts_) {
      Message& post = one.messages.front();
      if (const auto found = authors.find(post.id); found != authors.end()) post.author_key = found->second.second;
      if (const auto found = names.find(post.author_key); found != names.end()) post.author = found->second;
      if (auto own = comments.extract(one.id)) std::ranges::move(own.mapped(), std::back_inserter(one.messages));
      build_thread(one);
      if (!sink.exchange(std::move(one))) break;
    }
    for (const auto& [post, own] : comments) {
      for (std::size_t i = 0; i < own.size(); ++i) selection_.leave_out("comment on what was left out");
    }
    selection_.report(sink);
  }

 private:
  using Author = std::pair<std::int64_t, std::string_view>;  // place in the list of a post's authors, user id

  /// {"db": [{"data": …}]} from the admin pages, {"data": …} from the API.
  static JsonValue tables(JsonValue root) {
    const JsonValue db = root["db"];
    if (db.size() > 0) return (*db.begin())["data"];
    return root["data"].is_object() ? root["data"] : root;
  }

  /// Those that the options want.
  std::map<std::string, std::vector<Message>> comments_by_post(JsonValue data) {
    const Names members = names_in(data["members"]);
    std::map<std::string, std::vector<Message>> out;
    for (const JsonValue row : data["comments"]) {
      Message m = comment_of(row);
      if (!selection_.takes(m.kind, m.status)) continue;
      if (const auto found = members.find(m.author_key); found != members.end()) m.author = found->second;
      out[std::string(row["post_id"].text())].push_back(std::move(m));
    }
    return out;
  }

  static std::map<std::string_view, Author> first_authors(JsonValue rows) {
    std::map<std::string_view, Author> out;
    for (const JsonValue row : rows) {
      const Author author{row["sort_order"].integer().value_or(0), row["author_id"].text()};
      const auto [at, is_new] = out.emplace(row["post_id"].text(), author);
      if (!is_new && author.first < at->second.first) at->second = author;
    }
    return out;
  }

  const std::string& file_;
  Selection selection_;
  std::vector<Exchange> posts_;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  GhostReader reader(input.name, options);
  JsonDocument rest(keys);
  auto reading = read_json(*input.bytes, input.name, rest, "posts", [&](JsonValue post) {
    reader.take(post);
    return true;
  });
  for (auto& problem : reading.problems) sink.problem(std::move(problem));
  reader.finish(rest.root(), sink);
}

/// {"db":[{"meta":{"exported_on":…}, or that without the outer list, or a list of posts with the fields of Ghost.
int recognise(const Sample& sample) {
  JsonDocument document(keys);
  JsonValue root = first_json_object(sample.head, document);
  if (root["db"].size() > 0) root = *root["db"].begin();
  if (root["meta"].has("exported_on")) return 95;
  const JsonValue posts = root["data"]["posts"].is_array() ? root["data"]["posts"] : root["posts"];
  if (posts.size() == 0) return 0;
  const JsonValue post = *posts.begin();
  return post.has("mobiledoc") || post.has("lexical") || (post.has("html") && post.has("status")) ? 80 : 0;
}

}  // namespace

extern const Format ghost_format{
    "ghost",
    "Ghost export (JSON)",
    "Settings > Labs (newer: Migration tools) > Export content",
    "Posts, and pages and drafts on request; authors. The export of a Ghost site holds no comments, a full backup of "
    "its tables does: they are read.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
