#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"
#include "rapport/ingest/unique_ids.h"
#include "rapport/ingest/xml/records.h"

namespace rapport {

extern const Format wxr_format;

namespace {

const XmlShape shape{{"item", "comment", "author"},
                     {// item
                      "title", "link", "creator", "guid", "pubDate", "encoded", "post_id", "post_date", "post_date_gmt",
                      "status", "post_type",
                      // comment
                      "comment_id", "comment_author", "comment_date", "comment_date_gmt", "comment_content",
                      "comment_approved", "comment_type", "comment_parent", "comment_user_id",
                      // author
                      "author_id", "author_login", "author_display_name"}};

struct Author {
  std::string id;
  std::string display_name;
};

/// What WordPress keeps among its posts and nobody ever wrote as one.
bool is_machinery(std::string_view kind) {
  static constexpr std::array<std::string_view, 10> kinds = {
      "nav_menu_item", "revision",         "custom_css",    "customize_changeset", "oembed_cache",
      "wp_template",   "wp_template_part", "wp_navigation", "wp_global_styles",    "user_request"};
  return std::ranges::find(kinds, kind) != kinds.end();
}

/// A key for a registered user; nothing for id 0, which is every guest.
std::string user_key(std::string_view id) {
  return id.empty() || id == "0" ? std::string() : "user " + std::string(id);
}

class WxrReader {
 public:
  WxrReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), selection_(options.include), sink_(sink) {}

  void run() {
    read_xml_records(input_, shape, sink_, [this](XmlRecord& record) { return take(record); });
    for (std::size_t i = 1; i < thread_.size(); ++i) selection_.leave_out("comment outside any post");
    selection_.report(sink_);
  }

 private:
  bool take(XmlRecord& record) {
    if (record.name == "author") {
      const std::string id(record.text("author_id"));
      authors_[std::string(record.text("author_login"))] = {id, html_to_text(record.text("author_display_name")).text};
    } else if (record.name == "comment") {
      thread_.push_back(read_comment(record));
    } else {
      return take_item(record);
    }
    return true;
  }

  bool take_item(const XmlRecord& item) {
    Exchange one;
    one.messages = std::exchange(thread_, std::vector<Message>(1));
    Message& post = one.messages.front() = read_post(item);
    if (!is_wanted(post, body(item).empty() && one.messages.size() == 1)) {
      for (std::size_t i = 1; i < one.messages.size(); ++i) selection_.leave_out("comment on what was left out");
      return true;
    }
    one.id = ids_.make(post.id.empty() ? "item" : post.id);
    one.source = input_.name;
    one.format = wxr_format.name;
    one.title = html_to_text(item.text("title")).text;
    one.url = item.text("link");
    post.id = one.id;
    assign(post, html_to_text(body(item), {.newlines_are_paragraphs = true, .shortcodes = true}));
    select_comments(one.messages);
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  bool is_wanted(const Message& post, bool empty) {
    if (!selection_.takes(post.kind, post.status)) return false;
    const bool left_out = is_machinery(post.kind) || (post.kind == "attachment" && empty);
    if (left_out) selection_.leave_out(post.kind);
    return !left_out;
  }

  /// All but the text.
  Message read_post(const XmlRecord& item) {
    Message m;
    m.id = item.text("post_id").empty() ? item.text("guid") : item.text("post_id");
    m.author = html_to_text(item.text("creator")).text;
    if (const auto author = authors_.find(m.author); author != authors_.end())
      m.author_key = user_key(author->second.id);
    m.written_at = date(item, {"post_date_gmt", "post_date", "pubDate"});
    m.status = ascii::lower(item.text("status"));
    m.kind = ascii::lower(item.text("post_type"));
    if (m.kind == "draft") m.status = m.kind;  // WXR of 2007 put the status there
    if (m.kind.empty() || m.kind == "draft") m.kind = "post";
    return m;
  }

  /// <content:encoded>; <excerpt:encoded> says the same more briefly.
  static std::string_view body(const XmlRecord& item) {
    const auto found = std::ranges::find_if(
        item.fields, [](const XmlField& f) { return f.path == "encoded" && f.prefix != "excerpt"; });
    return found == item.fields.end() ? std::string_view() : found->text;
  }

  static Message read_comment(const XmlRecord& comment) {
    Message m;
    m.kind = ascii::lower(comment.text("comment_type"));
    if (m.kind.empty()) m.kind = "comment";
    m.status = ascii::lower(comment.text("comment_approved"));
    if (m.status == "1" || m.status == "true" || m.status == "approve") m.status = "approved";
    if (m.status == "0" || m.status == "false" || m.status == "hold") m.status = "pending";
    m.id = comment.text("comment_id");
    m.author = html_to_text(comment.text("comment_author")).text;
    m.author_key = user_key(comment.text("comment_user_id"));
    m.written_at = date(comment, {"comment_date_gmt", "comment_date"});
    if (const auto parent = comment.text("comment_parent"); parent != "0") m.reply_to = parent;
    assign(m, html_to_text(comment.text("comment_content"), {.newlines_are_paragraphs = true}));
    return m;
  }

  /// Of a post and its comments, which posts and comments count from 1 each, so that one id may stand for both.
  void select_comments(std::vector<Message>& thread) {
    Message& post = thread.front();
    const auto author = authors_.find(post.author);
    thread.erase(std::remove_if(thread.begin() + 1, thread.end(),
                                [&](const Message& m) { return !selection_.takes(m.kind, m.status); }),
                 thread.end());
    for (auto m = thread.begin() + 1; m != thread.end(); ++m) {
      if (m->id == post.id) post.id = "post-" + post.id;
      if (author != authors_.end() && !m->author.empty() && m->author == author->second.display_name)
        m->role = Role::host;
    }
  }

  /// The first of the fields that holds a date: drafts have none in UTC, and some exports none at all.
  static std::optional<std::int64_t> date(const XmlRecord& record, std::initializer_list<std::string_view> paths) {
    for (const auto path : paths) {
      if (const auto found = parse_date(record.text(path))) return found;
    }
    return {};
  }

  Input& input_;
  Selection selection_;
  ExchangeSink& sink_;
  UniqueIds ids_;
  std::map<std::string, Author> authors_;                  // by login
  std::vector<Message> thread_ = std::vector<Message>(1);  // the place of the post that is being read, its comments
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { WxrReader(input, options, sink).run(); }

int recognise(const Sample& sample) {
  const auto has = [&](std::string_view text) { return sample.head.find(text) != std::string_view::npos; };
  if (!has("<rss") && !has("<channel")) return 0;
  if (has("wordpress.org/export/")) return 95;
  return has("<wp:wxr_version") || has("<wp:post_type") || has("<wp:comment") ? 90 : 0;
}

}  // namespace

const Format wxr_format{
    "wxr",
    "WordPress export (WXR 1.0 to 1.2, also Disqus' import variant)",
    "WordPress: Tools > Export > All content",
    "Posts with their comments; on request drafts, pages, attachments and other types, pings, pending, spam and "
    "trashed comments. One item with its comments is in memory at a time, whatever the size of the file.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
