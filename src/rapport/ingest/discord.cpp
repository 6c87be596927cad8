#include <array>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 15> keys = {
    "guild",    "channel", "messages",  "id",        "type",  "timestamp", "content",   "author",
    "nickname", "name",    "reference", "messageId", "topic", "category",  "dateRange",
};

/// Discord's Markdown breaks a line where its author did.
RichText body_of(std::string_view content) {
  std::string markdown;
  for (const char c : content) markdown += c == '\n' ? "  \n" : std::string(1, c);
  return markdown_to_text(markdown);
}

class ChannelReader {
 public:
  ChannelReader(JsonValue root, const std::string& file, Selection& selection) : root_(root), selection_(selection) {
    out_.source = file;
    out_.format = "discord";
  }

  Exchange read() {
    const JsonValue channel = root_["channel"];
    out_.id = channel["id"].text();
    out_.title = "#" + std::string(channel["name"].text());
    for (const JsonValue each : root_["messages"]) add(each);
    if (!out_.messages.empty()) build_thread(out_);
    return std::move(out_);
  }

 private:
  void add(JsonValue object) {
    Message m;
    const std::string_view type = object["type"].text();
    const bool is_talk = type == "Default" || type == "Reply" || type.ends_with("Command");
    m.kind = is_talk ? "comment" : ascii::lower(type);  // guildmemberjoin, channelpinnedmessage …
    m.status = "approved";
    if (!selection_.takes(m.kind, m.status)) return;
    m.id = object["id"].text();
    if (type == "Reply") m.reply_to = object["reference"]["messageId"].text();
    const JsonValue author = object["author"];
    m.author = author["nickname"].text().empty() ? author["name"].text() : author["nickname"].text();
    m.author_key = author["id"].text();
    m.written_at = parse_date(object["timestamp"].text());
    assign(m, body_of(object["content"].text()));
    out_.messages.push_back(std::move(m));
  }

  JsonValue root_;
  Selection& selection_;
  Exchange out_;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  Selection selection(options.include);
  read_json_objects(input, keys, sink, [&](JsonValue root, const Diagnostic&) {
    Exchange one = ChannelReader(root, input.name, selection).read();
    return one.messages.empty() || sink.exchange(std::move(one));
  });
  selection.report(sink);
}

int recognise(const Sample& sample) {
  if (sample.head.find("\"guild\"") == sample.head.npos) return 0;
  JsonDocument document(keys);
  const JsonValue root = first_json_object(sample.head, document);
  return root["guild"].is_object() && root["channel"].is_object() ? 95 : 0;
}

}  // namespace

extern const Format discord_format{
    "discord",
    "Discord channels (JSON of DiscordChatExporter)",
    "DiscordChatExporter: export a channel as JSON; Discord itself exports one's own messages only",
    "Each channel or thread as an exchange, in memory as a whole, with replies. Notices such as who joined on request; "
    "embeds and attachments have no text.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
