#include <algorithm>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/ndjson.h"
#include "rapport/ingest/verbatim_text.h"
#include "rapport/model/code_points.h"

namespace rapport {

namespace {

constexpr std::array<std::pair<SetAside::Why, std::string_view>, 5> reasons = {{
    {SetAside::Why::block_quote, "block_quote"},
    {SetAside::Why::inline_quote, "inline_quote"},
    {SetAside::Why::mail_quote, "mail_quote"},
    {SetAside::Why::code, "code"},
    {SetAside::Why::signature, "signature"},
}};

/// The number of a name among message_keys.
consteval std::size_t key(std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(message_keys, name) - message_keys.begin());
}

/// The members of one object by the numbers of their names: one pass for all questions.
class Members {
 public:
  explicit Members(JsonValue object) {
    if (!object.is_object()) return;
    for (const JsonValue member : object)
      if (member.key() < values_.size()) values_[member.key()] = member;
  }
  const JsonValue& operator[](std::size_t number) const { return values_.at(number); }
  /// The first of two names under which something may stand.
  [[nodiscard]] const JsonValue& either(std::size_t number, std::size_t other) const {
    return values_.at(number).is_null() ? values_.at(other) : values_.at(number);
  }

 private:
  std::array<JsonValue, message_keys.size()> values_;
};

class MessageReader {
 public:
  MessageReader(const Members& object, const Diagnostic& where, Exchange& head)
      : object_(object), where_(where), head_(head) {}

  Message read() {
    Message m;
    m.id = object_[key("id")].text();
    m.reply_to = object_.either(key("reply_to"), key("reply-to")).text();
    m.kind = object_[key("kind")].text();
    m.status = object_[key("status")].text();
    m.role = object_[key("role")].text() == "host" ? Role::host : Role::guest;
    m.written_at = time();
    speaker(m);
    text(m);
    return m;
  }

 private:
  void speaker(Message& m) {
    JsonValue given = object_.either(key("speaker"), key("user"));
    m.author = given.text();
    m.author_key = m.author;
    if (given.is_object()) {
      m.author_key = given["id"].text();
      const std::string_view shown = given["name"].text();
      m.author = shown.empty() ? std::string_view(m.author_key) : shown;
    }
    const std::string_view number = object_[key("speaker_no")].text();
    if (!number.empty()) m.author_key = head_.id + "#" + std::string(number);
  }

  std::optional<std::int64_t> time() {
    const JsonValue given = object_[key("timestamp")];
    const auto read = parse_date(given.text());
    if (read) return read;
    if (given.kind() == JsonValue::Kind::number) return given.integer();
    if (!given.text().empty() && given.text() != "null" && given.text() != "None") warn("cannot read its timestamp");
    return {};
  }

  void text(Message& m) {
    const JsonValue marked = object_[key("set_aside")];
    if (!marked.is_array()) {
      assign(m, verbatim_text(std::string(object_[key("text")].text())));
      return;
    }
    m.text = object_[key("text")].text();
    CodePoints places(m.text);
    for (const JsonValue each : marked) {
      const auto reason = find_set_aside(third(each));
      const auto covered = span(each, places);
      if (reason && covered && covered->size() > 0) m.set_aside.push_back({*covered, *reason});
    }
    for (const JsonValue each : object_[key("links")]) {
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
      if (begin >= 0 && begin <= end && end <= std::int64_t{UINT32_MAX}) {
        const Span bytes{places.to_byte(static_cast<std::uint32_t>(begin)),
                         places.to_byte(static_cast<std::uint32_t>(end))};
        if (bytes.size() > 0 || begin == end) return bytes;  // a linked picture has no text
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
    d.record = object_[key("id")].text();
    d.message = std::move(message);
    head_.diagnostics.push_back(std::move(d));
  }

  const Members& object_;
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

std::optional<Message> read_message(JsonValue json, const Diagnostic& where, Exchange& head) {
  const Members object(json);
  const JsonValue text = object[key("text")];
  if (!text.exists() || !(text.is_string() || text.is_null())) return {};
  const auto fill = [](std::string& field, const JsonValue& value) {
    if (field.empty()) field = value.text();
  };
  fill(head.id, object.either(key("conversation_id"), key("root")));
  fill(head.title, object[key("title")]);
  fill(head.url, object[key("url")]);
  fill(head.format, object[key("format")]);
  return MessageReader(object, where, head).read();
}

}  // namespace rapport
