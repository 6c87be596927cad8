#include <array>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/verbatim_text.h"
#include "rapport/ingest/youtube_json.h"

namespace rapport {
namespace {

// Columns as Google Takeout, the Data API and the usual downloaders call them, in lower case.
constexpr std::array<std::string_view, 4> id_columns = {"comment id", "commentid", "cid", "id"};
constexpr std::array<std::string_view, 4> parent_columns = {"parent comment id", "parentid", "parent_id", "parent"};
constexpr std::array<std::string_view, 4> video_columns = {"video id", "videoid", "video_id", "post id"};
constexpr std::array<std::string_view, 4> author_columns = {"authordisplayname", "author name", "author", "username"};
constexpr std::array<std::string_view, 4> key_columns = {"channel id", "authorchannelid", "author channel id",
                                                         "channel"};
constexpr std::array<std::string_view, 5> time_columns = {"comment create timestamp", "publishedat", "published_at",
                                                          "time_parsed", "date"};
constexpr std::array<std::string_view, 5> text_columns = {"comment text", "textoriginal", "textdisplay", "text",
                                                          "comment"};

std::string_view first_of(const CsvReader& row, std::span<const std::string_view> columns) {
  for (const auto column : columns) {
    if (const auto field = row.field(column); !field.empty()) return field;
  }
  return {};
}

/// Takeout since 2023 writes a comment as pieces of JSON: {"text":"See "},{"text":"this"}
RichText body_of(std::string_view written, bool html) {
  if (!written.starts_with("{\"text\":")) return html ? html_to_text(written) : verbatim_text(std::string(written));
  constexpr std::array<std::string_view, 1> keys = {"text"};
  JsonDocument document(keys);
  read_json("[" + std::string(written) + "]", document);
  std::string text;
  for (const JsonValue piece : document.root()) text += piece["text"].text();
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
  const bool html =
      row.field("comment text").empty() && row.field("textoriginal").empty() && row.has_column("textdisplay");
  assign(m, body_of(first_of(row, text_columns), html));
  return m;
}

bool is_json(std::string_view head) {
  head = ascii::trim(head);
  return head.starts_with('{') || head.starts_with('[');
}

void read_table(Input& input, ExchangeSink& sink) {
  CsvReader rows(*input.bytes);
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
  if (is_json(bytes.peek(64))) return read_youtube_json(peeked, sink);
  read_table(peeked, sink);
}

int recognise(const Sample& sample) {
  if (is_json(sample.head)) return recognise_youtube_json(sample);
  const auto source = memory_source(sample.head.substr(0, sample.head.find('\n')));
  const CsvReader header(*source);
  const auto has = [&](std::string_view column) { return header.has_column(column); };
  if (has("comment text") && (has("video id") || has("channel id"))) return 95;
  if ((has("textdisplay") || has("textoriginal")) && (has("publishedat") || has("authordisplayname"))) return 95;
  return has("cid") && has("text") && has("votes") ? 90 : 0;
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
