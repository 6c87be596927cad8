#include "rapport/report/convert.h"

#include <deque>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/ndjson.h"
#include "rapport/model/code_points.h"
#include "rapport/model/standing_in_thread.h"
#include "rapport/report/json_writer.h"

namespace rapport {
namespace {

/// For every message the number that its speaker needs: the position of the speaker's first message, where a name has
/// several speakers, or a speaker several names or none.
std::vector<std::optional<std::size_t>> speaker_numbers(const std::vector<Message>& messages) {
  std::unordered_map<std::string_view, std::size_t> first_of_key, first_of_name;
  std::unordered_set<std::size_t> ambiguous;
  std::vector<std::size_t> first(messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const Message& m = messages[i];
    first[i] = first_of_key.try_emplace(m.author_key.empty() ? m.author : m.author_key, i).first->second;
    const std::size_t namesake = first_of_name.try_emplace(m.author, i).first->second;
    const bool is_nameless = m.author.empty() && !m.author_key.empty();
    if (!is_nameless && messages[first[i]].author == m.author && first[namesake] == first[i]) continue;
    ambiguous.insert(first[i]);
    ambiguous.insert(first[namesake]);
  }
  std::vector<std::optional<std::size_t>> numbers(messages.size());
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (ambiguous.contains(first[i])) numbers[i] = first[i];
  }
  return numbers;
}

/// The ids under which messages are written: their own, unless an earlier one has it. Views of the messages' own ids,
/// where they can be: a thread may be long.
class WrittenIds {
 public:
  explicit WrittenIds(const std::vector<Message>& messages) {
    std::unordered_set<std::string_view> taken;
    ids_.reserve(messages.size());
    for (const Message& m : messages) {
      std::string_view id = m.id;
      for (std::size_t n = ids_.size(); !taken.insert(id).second; ++n) {
        id = made_.emplace_back(m.id + "#" + std::to_string(n));
      }
      ids_.push_back(id);
    }
  }
  std::string_view operator[](std::size_t i) const { return ids_[i]; }

 private:
  std::vector<std::string_view> ids_;
  std::deque<std::string> made_;
};

class ExchangeWriter {
 public:
  explicit ExchangeWriter(const Exchange& exchange)
      : exchange_(exchange), ids_(exchange.messages), speakers_(speaker_numbers(exchange.messages)) {}

  void message_line(std::size_t i, std::string& out) const {
    JsonWriter json(out);
    json.begin_object().key("id").string(ids_[i]).key("conversation_id").string(exchange_.id);
    head(i, json);
    json.key("title").string_or_null(i == 0 ? exchange_.title : std::string_view());
    json.key("url").string_or_null(i == 0 ? exchange_.url : std::string_view());
    json.key("format").string_or_null(exchange_.format);
    body(i, json);
    json.end_object().end_line();
  }

  void exchange_line(std::string& out) const {
    JsonWriter json(out);
    json.begin_object().key("id").string(exchange_.id).key("title").string_or_null(exchange_.title);
    json.key("url").string_or_null(exchange_.url).key("format").string_or_null(exchange_.format);
    json.key("messages").begin_array();
    for (std::size_t i = 0; i < exchange_.messages.size(); ++i) {
      json.begin_object().key("id").string(ids_[i]);
      head(i, json);
      body(i, json);
      json.end_object();
    }
    json.end_array().end_object().end_line();
  }

 private:
  void head(std::size_t i, JsonWriter& json) const {
    const Message& m = exchange_.messages[i];
    // That talk hangs on the first message is no word of the source.
    const bool links = m.parent > 0 || (m.parent == 0 && !is_talk(m));
    json.key("reply_to").string_or_null(links ? ids_[static_cast<std::size_t>(m.parent)] : "");
    json.key("speaker").string_or_null(m.author);
    json.key("timestamp").string_or_null(m.written_at ? format_date(*m.written_at) : std::string());
    json.key("kind").string_or_null(m.kind).key("status").string_or_null(m.status);
  }

  void body(std::size_t i, JsonWriter& json) const {
    const Message& m = exchange_.messages[i];
    json.key("text").string(m.text).key("role").string(m.role == Role::host ? "host" : "guest").key("speaker_no");
    if (speakers_[i]) {
      json.integer(static_cast<std::int64_t>(*speakers_[i]));
    } else {
      json.null();
    }
    json.key("set_aside").begin_array();
    CodePoints points(m.text);
    for (const auto& [span, why] : m.set_aside) triple(span, name(why), points, json);
    json.end_array().key("links").begin_array();
    for (const auto& [span, host] : m.links) triple(span, host, points, json);
    json.end_array();
  }

  static void triple(Span span, std::string_view word, CodePoints& points, JsonWriter& json) {
    json.begin_array().integer(points.from_byte(span.begin)).integer(points.from_byte(span.end));
    json.string(word).end_array();
  }

  const Exchange& exchange_;
  WrittenIds ids_;
  std::vector<std::optional<std::size_t>> speakers_;
};

}  // namespace

bool convert(const Exchange& exchange, ConvertUnit unit, const std::function<bool(std::string_view)>& write) {
  constexpr std::size_t piece = std::size_t{64} * 1024;
  const ExchangeWriter writer(exchange);
  std::string out;
  if (unit == ConvertUnit::exchange) {
    writer.exchange_line(out);
    return write(out);
  }
  for (std::size_t i = 0; i < exchange.messages.size(); ++i) {
    writer.message_line(i, out);
    if (out.size() < piece && i + 1 < exchange.messages.size()) continue;
    if (!write(out)) return false;
    out.clear();
  }
  return true;
}

void convert(const Exchange& exchange, ConvertUnit unit, std::string& out) {
  convert(exchange, unit, [&](std::string_view lines) {
    out += lines;
    return true;
  });
}

}  // namespace rapport
