#include <algorithm>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/ndjson.h"
#include "rapport/ingest/verbatim_text.h"
#include "rapport/model/code_points.h"

namespace rapport {

const std::array<std::string_view, 20> message_keys = {
    "id",         "conversation_id", "root",  "reply_to", "reply-to", "speaker", "user",      "name",
    "kind",       "status",          "title", "url",      "format",   "text",    "timestamp", "role",
    "speaker_no", "messages",        "links", "set_aside"};

namespace {

constexpr std::array<std::pair<SetAside::Why, std::string_view>, 5> reasons = {{
    {SetAside::Why::block_quote, "block_quote"},
    {SetAside::Why::inline_quote, "inline_quote"},
    {SetAside::Why::mail_quote, "mail_quote"},
    {SetAside::Why::code, "code"},
    {SetAside::Why::signature, "signature"},
}};

/// The first of two names under which something may stand.
JsonValue either(JsonValue object, std::string_view name, std::string_view other) {
  const JsonValue found = object[name];
  return found.is_null() ? object[other] : found;
}

class MessageReader {
 public:
  MessageReader(JsonValue object, const Diagnostic& where, Exchange& head)
      : object_(object), where_(where), head_(head) {}

  Message read() {
    Message m;
    m.id = object_["id"].text();
    m.reply_to = either(object_, "reply_to", "reply-to").text();
    m.kind = object_["kind"].text();
    m.status = object_["status"].text();
    m.role = object_["role"].text() == "host" ? Role::host : Role::guest;
    m.written_at = time();
    speaker(m);
    text(m);
    return m;
  }

 private:
  void speaker(Message& m) {
    JsonValue given = either(object_, "speaker", "user");
    m.author = given.text();
    m.author_key = m.author;
    if (given.is_object()) {
      m.author_key = given["id"].text();
      const std::string_view shown = given["name"].text();
      m.author = shown.empty() ? std::string_view(m.author_key) : shown;
    }
    const std::string_view number = object_["speaker_no"].text();
    if (!number.empty()) m.author_key = head_.id + "#" + std::string(number);
  }

  std::optional<std::int64_t> time() {
    const JsonValue given = object_["timestamp"];
    const auto read = parse_date(given.text());
    if (read) return read;
    if (given.kind() == JsonValue::Kind::number) return given.integer();
    if (!given.text().empty() && given.text() != "null" && given.text() != "None") warn("cannot read its timestamp");
    return {};
  }

  void text(Message& m) {
    const JsonValue marked = object_["set_aside"];
    if (!marked.is_array()) {
      assign(m, verbatim_text(std::string(object_["text"].text())));
      return;
    }
    m.text = object_["text"].text();
    CodePoints places(m.text);
    for (const JsonValue each : marked) {
      const auto reason = find_set_aside(third(each));
      const auto covered = span(each, places);
      if (reason && covered) m.set_aside.push_back({*covered, *reason});
    }
    for (const JsonValue each : object_["links"]) {
      if (const auto covered = span(each, places)) m.links.push_back({*covered, std::string(third(each))});
    }
    put_in_order(m);
  }

  static std::string_view third(JsonValue triple) {
    auto each = triple.begin();
    if (triple.size() != 3) return {};
    return (*++ ++each).text();
  }

  std::optional<Span> span(JsonValue triple, CodePoints& places) {
    if (triple.size() == 3) {
      auto each = triple.begin();
      const auto begin = (*each).integer().value_or(-1);
      const auto end = (*++each).integer().value_or(-1);
      if (begin >= 0 && begin < end && end <= std::int64_t{UINT32_MAX}) {
        const Span bytes{places.to_byte(static_cast<std::uint32_t>(begin)),
                         places.to_byte(static_cast<std::uint32_t>(end))};
        if (bytes.size() > 0) return bytes;
      }
    }
    warn("holds a span that its text does not");
    return {};
  }

  /// Whoever wrote the line may not have kept the order that a Message promises.
  static void put_in_order(Message& m) {
    const auto begin = [](const auto& one) { return one.span.begin; };
    std::ranges::stable_sort(m.links, {}, begin);
    std::ranges::stable_sort(m.set_aside, {}, begin);
    std::uint32_t end = 0;
    std::erase_if(m.set_aside, [&](const SetAside& one) {
      if (one.span.begin < end) return true;
      end = one.span.end;
      return false;
    });
  }

  void warn(std::string message) {
    Diagnostic d = where_;
    d.severity = Diagnostic::Severity::warning;
    d.record = object_["id"].text();
    d.message = std::move(message);
    head_.diagnostics.push_back(std::move(d));
  }

  JsonValue object_;
  const Diagnostic& where_;
  Exchange& head_;
};

}  // namespace

std::string_view name(SetAside::Why why) {
  return std::ranges::find(reasons, why, &decltype(reasons)::value_type::first)->second;
}

std::optional<SetAside::Why> find_set_aside(std::string_view name) {
  const auto found = std::ranges::find(reasons, name, &decltype(reasons)::value_type::second);
  if (found == reasons.end()) return {};
  return found->first;
}

std::optional<Message> read_message(JsonValue object, const Diagnostic& where, Exchange& head) {
  const JsonValue text = object["text"];
  if (!object.has("text") || !(text.is_string() || text.is_null())) return {};
  if (head.id.empty()) head.id = either(object, "conversation_id", "root").text();
  const auto fill = [&](std::string& field, std::string_view key) {
    if (field.empty()) field = object[key].text();
  };
  fill(head.title, "title");
  fill(head.url, "url");
  fill(head.format, "format");
  return MessageReader(object, where, head).read();
}

}  // namespace rapport
