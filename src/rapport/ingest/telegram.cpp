#include <array>
#include <string>
#include <utility>

#include "rapport/ingest/bare_links.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/single_page.h"
#include "rapport/ingest/telegram_html.h"
#include "rapport/ingest/thread.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 15> keys = {
    "chats",    "list", "name",           "type",  "id",
    "messages", "date", "date_unixtime",  "from",  "from_id",
    "text",     "href", "forwarded_from", "actor", "reply_to_message_id",
};

/// A string, or a list of strings and of {"type", "text", "href"}.
RichText body_of(JsonValue written) {
  RichText body;
  body.text = written.text();
  for (const JsonValue piece : written) {
    const auto begin = static_cast<std::uint32_t>(body.text.size());
    body.text += piece.is_object() ? piece["text"].text() : piece.text();
    const Span span{begin, static_cast<std::uint32_t>(body.text.size())};
    if (!piece.is_object() || span.size() == 0) continue;
    const std::string_view type = piece["type"].text();
    if (type == "blockquote") body.set_aside.push_back({span, SetAside::Why::block_quote});
    if (type == "code" || type == "pre") body.set_aside.push_back({span, SetAside::Why::code});
    if (auto host = host_of(piece["href"].text()); type == "text_link" && !host.empty()) {
      body.links.push_back({span, std::move(host)});
    }
  }
  add_bare_links(body);
  return body;
}

class TelegramReader {
 public:
  TelegramReader(const std::string& file, const ReadOptions& options, ExchangeSink& sink)
      : file_(file), selection_(options.include), sink_(sink) {}

  bool take(JsonValue chat) {
    if (!chat["messages"].is_array()) return true;
    Exchange one;
    one.id = chat["id"].text();
    one.title = chat["name"].text();
    one.source = file_;
    one.format = "telegram";
    for (const JsonValue each : chat["messages"]) add(each, one);
    if (one.messages.empty()) return true;
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  void finish() { selection_.report(sink_); }

 private:
  void add(JsonValue object, Exchange& to) {
    Message m;
    const std::string_view type = object["type"].text();
    m.kind = type == "message" ? "comment" : type;  // service: "pinned a message" …
    if (!selection_.takes(m.kind, {})) return;
    m.id = object["id"].text();
    m.reply_to = object["reply_to_message_id"].text();
    m.author = object["from"].text();
    m.author_key = object["from_id"].text();
    m.written_at = parse_date(object["date_unixtime"].text());
    if (!m.written_at) m.written_at = parse_date(object["date"].text());
    RichText body = body_of(object["text"]);
    if (object.has("forwarded_from") && !body.text.empty()) {  // somebody else's words, handed on
      body.set_aside = {{{0, static_cast<std::uint32_t>(body.text.size())}, SetAside::Why::block_quote}};
    }
    assign(m, std::move(body));
    to.messages.push_back(std::move(m));
  }

  const std::string& file_;
  Selection selection_;
  ExchangeSink& sink_;
};

void refuse(const std::string& file, ExchangeSink& sink) {
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = file;
  d.message = "holds more markup than a page of Telegram does; export the chat as JSON";
  sink.problem(std::move(d));
}

void read_page(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  bool truncated = false;
  const std::string html = read_all(*input.bytes, max_html_bytes, &truncated);
  Selection selection(options.include);
  const HtmlTree page(html);
  if (page.is_flat()) return refuse(input.name, sink);
  Exchange one = read_telegram_page(page, selection);
  selection.report(sink);
  hand_out_page(std::move(one), input, "telegram", truncated, sink);
}

void read_json_file(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  TelegramReader reader(input.name, options, sink);
  JsonDocument rest(keys);
  auto reading = read_json(*input.bytes, input.name, rest, "list", [&](JsonValue chat) { return reader.take(chat); });
  reader.take(rest.root());
  for (auto& problem : reading.problems) sink.problem(std::move(problem));
  reader.finish();
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  PeekSource bytes(borrowed_source(*input.bytes));
  Input peeked{input.name, &bytes, nullptr, input.path};
  looks_like_json(bytes.peek(64)) ? read_json_file(peeked, options, sink) : read_page(peeked, options, sink);
}

/// {"name", "type": "personal_chat", "id", "messages"}, or that in {"chats": {"list"}}.
int recognise(const Sample& sample) {
  if (!looks_like_json(sample.head)) return is_telegram_page(sample.head) ? 95 : 0;
  JsonDocument document(keys);
  const JsonValue root = first_json_object(sample.head, document);
  const JsonValue chats = root["chats"]["list"];
  const JsonValue chat = chats.size() > 0 ? *chats.begin() : root;
  if (!chat["messages"].is_array() || !chat["type"].is_string()) return 0;
  const JsonValue first = chat["messages"].size() > 0 ? *chat["messages"].begin() : JsonValue();
  return first.has("date") && (first.has("from_id") || first.has("actor")) ? 95 : chats.is_array() ? 70 : 0;
}

}  // namespace

extern const Format telegram_format{
    "telegram",
    "Telegram chats (result.json, messages.html)",
    "Telegram Desktop: a chat's menu > Export chat history, or Settings > Advanced > Export Telegram data; as JSON or "
    "as HTML",
    "Each chat as an exchange, in memory as a whole, with replies; of HTML each page, which holds a thousand messages. "
    "Forwarded messages are set aside as quotations. Notices on request.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
