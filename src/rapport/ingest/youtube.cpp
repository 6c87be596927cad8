#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/verbatim_text.h"
#include "rapport/ingest/youtube_json.h"

namespace rapport {
namespace {

// Columns as Google Takeout, the Data API and the usual downloaders call them, in lower case.
constexpr std::array<std::string_view, 5> id_columns = {"comment id", "commentid", "cid", "id", "live chat id"};
constexpr std::array<std::string_view, 4> parent_columns = {"parent comment id", "parentid", "parent_id", "parent"};
constexpr std::array<std::string_view, 4> video_columns = {"video id", "videoid", "video_id", "post id"};
constexpr std::array<std::string_view, 4> author_columns = {"authordisplayname", "author name", "author", "username"};
constexpr std::array<std::string_view, 4> key_columns = {"channel id", "authorchannelid", "author channel id",
                                                         "channel"};
constexpr std::array<std::string_view, 6> time_columns = {
    "comment create timestamp", "live chat create timestamp", "publishedat", "published_at", "time_parsed", "date"};
constexpr std::array<std::string_view, 6> text_columns = {"comment text", "live chat text", "textoriginal",
                                                          "textdisplay",  "text",           "comment"};

std::string_view first_of(const CsvReader& row, std::span<const std::string_view> columns) {
  for (const auto column : columns) {
    if (const auto field = row.field(column); !field.empty()) return field;
  }
  return {};
}

/// Takeout names its columns in the language of the account and keeps their order; what came later stands in between.
std::vector<std::string> takeout_columns(std::size_t count) {
  std::vector<std::string> names{"comment id", "channel id", "comment create timestamp", "price", "parent comment id"};
  if (count > 7) names.emplace_back("post id");
  names.insert(names.end(), {"video id", "comment text"});
  if (count > 8) names.emplace_back("top-level comment id");
  return names;
}

bool is_named(const CsvReader& table) {
  return std::ranges::any_of(text_columns, [&](auto column) { return table.has_column(column); });
}

/// Whether the first row shows the ids of a comment and a channel, and a date, where Takeout has them.
bool is_foreign_takeout(std::string_view head) {
  const auto source = memory_source(head);
  CsvReader table(*source);
  const std::size_t count = table.columns().size();
  if (is_named(table) || count < 7 || count > 9) return false;
  table.set_columns(takeout_columns(count));
  return table.next() && table.field("comment id").starts_with("Ug") && table.field("channel id").starts_with("UC") &&
         parse_date(table.field("comment create timestamp"));
}

/// Takeout since 2023 writes a comment as pieces of JSON: {"text":"See "},{"text":"this"}, sometimes in a list.
RichText body_of(std::string_view written, bool html) {
  const bool is_json = written.starts_with("{\"text\":") || written.starts_with("{\"takeoutSegments\":");
  if (!is_json) return html ? html_to_text(written) : verbatim_text(std::string(written));
  constexpr std::array<std::string_view, 2> keys = {"text", "takeoutSegments"};
  JsonDocument document(keys);
  read_json("[" + std::string(written) + "]", document);
  std::string text;
  for (const JsonValue piece : document.root()) {
    text += piece["text"].text();
    for (const JsonValue segment : piece["takeoutSegments"]) text += segment["text"].text();
  }
  return verbatim_text(std::move(text));
}

Message message_of(const CsvReader& row) {
  Message m;
  m.id = first_of(row, id_columns);
  m.reply_to = first_of(row, parent_columns);
  const auto dot = m.id.find('.');  // the id of a reply is "<id of the comment>.<its own>"
  if (m.reply_to.empty() && dot != m.id.npos) m.reply_to = m.id.substr(0, dot);
  m.author = first_of(row, author_columns);
  m.author_key = first_of(row, key_columns);
  if (m.author_key.empty()) m.author_key = m.author;
  m.written_at = parse_date(first_of(row, time_columns));
  m.kind = "comment";
  const bool html = row.field("comment text").empty() && row.field("live chat text").empty() &&
                    row.field("textoriginal").empty() && row.has_column("textdisplay");
  assign(m, body_of(first_of(row, text_columns), html));
  return m;
}

void read_table(Input& input, ExchangeSink& sink) {
  CsvReader rows(*input.bytes);
  if (!is_named(rows)) rows.set_columns(takeout_columns(rows.columns().size()));
  ConversationWindow videos(sink);
  for (bool go_on = true; go_on && rows.next();) {
    Exchange head;
    head.source = input.name;
    head.format = "youtube";
    head.id = first_of(rows, video_columns);
    if (!head.id.empty()) head.url = "https://www.youtube.com/watch?v=" + head.id;
    if (head.id.empty()) head.id = "comments";
    go_on = videos.add(std::move(head), message_of(rows));
  }
  videos.finish();
  rows.report(input.name, sink);
}

void read(Input& input, const ReadOptions&, ExchangeSink& sink) {
  PeekSource bytes(borrowed_source(*input.bytes));
  Input peeked{input.name, &bytes, nullptr};
  if (looks_like_json(bytes.peek(64))) return read_youtube_json(peeked, sink);
  read_table(peeked, sink);
}

int recognise(const Sample& sample) {
  if (looks_like_json(sample.head)) return recognise_youtube_json(sample);
  const auto source = memory_source(sample.head.substr(0, sample.head.find('\n')));
  const CsvReader header(*source);
  const auto has = [&](std::string_view column) { return header.has_column(column); };
  if ((has("comment text") || has("live chat text")) && (has("video id") || has("channel id"))) return 95;
  if ((has("textdisplay") || has("textoriginal")) && (has("publishedat") || has("authordisplayname"))) return 95;
  if (has("cid") && has("text") && has("votes")) return 90;
  return is_foreign_takeout(sample.head) ? 90 : 0;
}

}  // namespace

extern const Format youtube_format{
    "youtube",
    "YouTube comments (CSV of Google Takeout, CSV or JSON of the Data API, of yt-dlp and other downloaders)",
    "takeout.google.com > YouTube and YouTube Music > comments; or any tool that saves a video's comments: "
    "commentThreads of the Data API, yt-dlp --write-comments",
    "The comments of a video as one exchange, with their replies; the video itself is not in the file. A file without "
    "video ids is one exchange.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
