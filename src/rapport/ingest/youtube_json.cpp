#include "rapport/ingest/youtube_json.h"

#include <array>
#include <string>
#include <utility>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/verbatim_text.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 27> keys = {
    "kind",
    "items",
    "id",
    "snippet",
    "topLevelComment",
    "replies",
    "comments",
    "textOriginal",
    "value",
    "textDisplay",
    "authorDisplayName",
    "authorChannelId",
    "publishedAt",
    "videoId",
    "parentId",
    "extractor_key",
    "title",
    "text",
    "author",
    "author_id",
    "timestamp",
    "parent",
    "author_is_uploader",
    "cid",
    "channel",
    "votes",
    "time_parsed",
};

std::string_view first_of(JsonValue object, std::initializer_list<std::string_view> names) {
  for (const auto name : names) {
    if (const auto text = object[name].text(); !text.empty()) return text;
  }
  return {};
}

/// The id of a reply is "<id of the comment>.<its own>".
void answer_by_id(Message& m) {
  const auto dot = m.id.find('.');
  if (m.reply_to.empty() && dot != m.id.npos) m.reply_to = m.id.substr(0, dot);
}

class CommentReader {
 public:
  CommentReader(const std::string& file, ExchangeSink& sink) : file_(file), window_(sink) {}

  bool take(JsonValue object) {
    if (object["comments"].is_array()) return take_video(object);
    if (object["items"].is_array()) {
      bool go_on = true;
      for (const JsonValue item : object["items"]) go_on = go_on && take(item);
      return go_on;
    }
    if (object["snippet"]["topLevelComment"].is_object()) return take_thread(object);
    if (object["snippet"].is_object()) return add(head(object["snippet"]["videoId"].text()), api_comment(object));
    return object["text"].is_string() ? add(head({}), downloaded_comment(object)) : true;
  }

  void finish() { window_.finish(); }

 private:
  [[nodiscard]] Exchange head(std::string_view video) const {
    Exchange one;
    one.source = file_;
    one.format = "youtube";
    one.id = video.empty() ? "comments" : video;
    if (!video.empty()) one.url = "https://www.youtube.com/watch?v=" + one.id;
    return one;
  }

  bool add(Exchange&& one, Message&& m) { return window_.add(std::move(one), std::move(m)); }

  bool take_thread(JsonValue thread) {
    const std::string_view video = first_of(thread["snippet"]["topLevelComment"]["snippet"], {"videoId"}).empty()
                                       ? thread["snippet"]["videoId"].text()
                                       : thread["snippet"]["topLevelComment"]["snippet"]["videoId"].text();
    bool go_on = add(head(video), api_comment(thread["snippet"]["topLevelComment"]));
    for (const JsonValue reply : thread["replies"]["comments"]) {
      go_on = go_on && add(head(video), api_comment(reply));
    }
    return go_on;
  }

  static Message api_comment(JsonValue comment) {
    const JsonValue snippet = comment["snippet"];
    Message m;
    m.id = comment["id"].text();
    m.kind = "comment";
    m.reply_to = snippet["parentId"].text();
    answer_by_id(m);
    m.author = snippet["authorDisplayName"].text();
    m.author_key = snippet["authorChannelId"].is_object() ? snippet["authorChannelId"]["value"].text()
                                                          : snippet["authorChannelId"].text();
    if (m.author_key.empty()) m.author_key = m.author;
    m.written_at = parse_date(snippet["publishedAt"].text());
    const auto plain = snippet["textOriginal"].text();
    assign(m, plain.empty() ? html_to_text(snippet["textDisplay"].text()) : verbatim_text(std::string(plain)));
    return m;
  }

  /// What yt-dlp says of a video.
  bool take_video(JsonValue video) {
    bool go_on = true;
    for (const JsonValue comment : video["comments"]) {
      Exchange one = head(video["id"].text());
      one.title = video["title"].text();
      go_on = go_on && add(std::move(one), downloaded_comment(comment));
    }
    return go_on;
  }

  static Message downloaded_comment(JsonValue comment) {
    Message m;
    m.id = first_of(comment, {"id", "cid"});
    m.kind = "comment";
    m.reply_to = comment["parent"].text();
    if (m.reply_to == "root") m.reply_to.clear();
    answer_by_id(m);
    m.author = comment["author"].text();
    m.author_key = first_of(comment, {"author_id", "channel", "author"});
    m.role = comment["author_is_uploader"].truth() ? Role::host : Role::guest;
    m.written_at = parse_date(first_of(comment, {"timestamp", "time_parsed"}));
    assign(m, verbatim_text(std::string(comment["text"].text())));
    return m;
  }

  const std::string& file_;
  ConversationWindow window_;
};

}  // namespace

int recognise_youtube_json(const Sample& sample) {
  JsonDocument document(keys);
  const JsonValue first = first_json_object(sample.head, document);
  if (first["kind"].text().starts_with("youtube#comment")) return 95;
  if (first["snippet"]["topLevelComment"].is_object()) return 90;
  if (first["comments"].is_array() && first["extractor_key"].text() == "Youtube") return 95;
  return first.has("cid") && first.has("text") && first.has("votes") ? 90 : 0;
}

void read_youtube_json(Input& input, ExchangeSink& sink) {
  CommentReader reader(input.name, sink);
  read_json_objects(input, keys, sink, [&](JsonValue object, const Diagnostic&) { return reader.take(object); });
  reader.finish();
}

}  // namespace rapport
