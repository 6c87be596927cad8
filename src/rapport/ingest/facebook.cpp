#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"
#include "rapport/ingest/verbatim_text.h"
#include "rapport/input/decoder.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 18> keys = {
    "participants", "messages",    "sender_name", "timestamp_ms", "content",    "type",
    "title",        "thread_path", "is_unsent",   "share",        "share_text", "comments_v2",
    "data",         "comment",     "timestamp",   "author",       "post",       "name",
};

/// Facebook writes each byte of a text as a character of its own: "Ã©" for "é". What cannot come from that stays.
std::string repaired(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_pair = (byte == 0xC2 || byte == 0xC3) && i + 1 < text.size();
    if (byte >= 0x80 && !is_pair) return std::string(text);
    bytes += is_pair ? static_cast<char>(static_cast<unsigned char>(text[++i]) | (byte == 0xC3 ? 0x40 : 0)) : text[i];
  }
  return is_utf8(bytes + " ") ? bytes : std::string(text);  // is_utf8 alone lets a text end inside a character
}

class FacebookReader {
 public:
  FacebookReader(const std::string& file, const ReadOptions& options, ExchangeSink& sink)
      : file_(file), selection_(options.include), sink_(sink) {}

  bool take(JsonValue object) {
    if (object["messages"].is_array()) return take_chat(object);
    if (object["comments_v2"].is_array()) return take_comments(object["comments_v2"]);
    return take_post(object);
  }

  void finish() { selection_.report(sink_); }

 private:
  [[nodiscard]] Exchange head(std::string id) const {
    Exchange one;
    one.id = std::move(id);
    one.source = file_;
    one.format = "facebook";
    return one;
  }

  bool hand_out(Exchange&& one) {
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  /// The newest message stands first.
  bool take_chat(JsonValue chat) {
    const std::string_view path = chat["thread_path"].text();
    Exchange one = head(path.empty() ? "chat" : std::string(path.substr(path.rfind('/') + 1)));
    one.title = repaired(chat["title"].text());
    for (const JsonValue each : chat["messages"]) {
      Message m = read_message(each);
      if (selection_.takes(m.kind, m.status)) one.messages.push_back(std::move(m));
    }
    std::ranges::reverse(one.messages);
    return one.messages.empty() || hand_out(std::move(one));
  }

  static Message read_message(JsonValue object) {
    Message m;
    const std::string type = ascii::lower(object["type"].text());
    const bool is_notice = type == "call" || type == "subscribe" || type == "unsubscribe";
    m.kind = is_notice ? type : "comment";
    m.status = object["is_unsent"].truth() ? "deleted" : "approved";
    m.author = repaired(object["sender_name"].text());
    m.author_key = m.author;
    m.written_at = parse_date(object["timestamp_ms"].text());
    const auto content = object["content"].text();
    assign(m, verbatim_text(repaired(content.empty() ? object["share"]["share_text"].text() : content)));
    return m;
  }

  /// One's own comments; what they stand under is told in words only.
  bool take_comments(JsonValue list) {
    bool go_on = true;
    for (const JsonValue entry : list) {
      const JsonValue comment = entry["data"].size() > 0 ? (*entry["data"].begin())["comment"] : JsonValue();
      Message m;
      m.kind = "comment";
      m.status = "approved";
      m.id = "comment-" + std::to_string(++comments_);
      m.author = repaired(comment["author"].text());
      m.author_key = m.author;
      m.written_at = parse_date(entry["timestamp"].text());
      assign(m, verbatim_text(repaired(comment["comment"].text())));
      if (m.text.empty()) {
        selection_.leave_out("comment without text");
        continue;
      }
      Exchange one = head(m.id);
      one.title = repaired(entry["title"].text());
      one.messages.push_back(std::move(m));
      go_on = go_on && hand_out(std::move(one));
    }
    return go_on;
  }

  bool take_post(JsonValue entry) {
    Message m;
    m.kind = "post";
    m.status = "publish";
    m.id = "post-" + std::to_string(++posts_);
    m.written_at = parse_date(entry["timestamp"].text());
    for (const JsonValue part : entry["data"]) {
      if (const auto text = part["post"].text(); !text.empty()) assign(m, verbatim_text(repaired(text)));
    }
    if (m.text.empty()) {
      selection_.leave_out("post without text");
      return true;
    }
    Exchange one = head(m.id);
    one.title = repaired(entry["title"].text());
    one.messages.push_back(std::move(m));
    return hand_out(std::move(one));
  }

  const std::string& file_;
  Selection selection_;
  ExchangeSink& sink_;
  std::uint64_t comments_ = 0, posts_ = 0;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  FacebookReader reader(input.name, options, sink);
  read_json_objects(input, keys, sink, [&](JsonValue object, const Diagnostic&) { return reader.take(object); });
  reader.finish();
}

int recognise(const Sample& sample) {
  JsonDocument document(keys);
  const JsonValue first = first_json_object(sample.head, document);
  if (first["participants"].is_array() && first["messages"].is_array()) return 95;
  if (first["comments_v2"].is_array()) return 95;
  const JsonValue data = first["data"].size() > 0 ? *first["data"].begin() : JsonValue();
  return first["timestamp"].integer() && (data.has("post") || (data.has("comment") && first.has("title"))) ? 80 : 0;
}

}  // namespace

extern const Format facebook_format{
    "facebook",
    "Facebook's and Instagram's download (JSON): chats, posts, comments",
    "Accounts Center > Your information > Download your information; format JSON",
    "A chat of Messenger or Instagram as an exchange, in memory as a whole; one's posts and comments each alone, as "
    "the "
    "download holds neither what others answered nor whom. Calls and unsent messages on request.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
