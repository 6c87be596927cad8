#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/slack_markup.h"
#include "rapport/ingest/thread.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 20> keys = {
    "type",         "subtype",     "user",    "text",   "ts",       "thread_ts",    "username",
    "user_profile", "id",          "name",    "bot_id", "profile",  "display_name", "real_name",
    "reply_count",  "attachments", "pretext", "title",  "fallback", "blocks",
};

/// "2020-01-02.json"
bool is_day(std::string_view file) {
  constexpr std::string_view shape = "dddd-dd-dd.json";
  return file.size() == shape.size() && std::ranges::equal(file, shape, [](char c, char wanted) {
           return wanted == 'd' ? ascii::is_digit(c) : c == wanted;
         });
}

std::string_view folder_of(std::string_view path) { return path.substr(0, std::min(path.rfind('/'), path.size())); }

/// The name by which a person is shown: the first of these that is filled in.
std::string shown_name(JsonValue user) {
  for (const JsonValue from : {user["profile"], user["user_profile"], user}) {
    for (const auto* const name : {"display_name", "real_name", "name"}) {
      if (!from[name].text().empty()) return std::string(from[name].text());
    }
  }
  return {};
}

/// The text, or what stands in its place in the blocks and attachments of a program's message.
std::string text_of(JsonValue object) {
  std::string out(object["text"].text());
  if (!out.empty()) return out;
  for (const JsonValue block : object["blocks"]) {
    if (const auto text = block["text"]["text"].text(); !text.empty()) out.append(text).append("\n");
  }
  for (const JsonValue attachment : object["attachments"]) {
    const std::size_t before = out.size();
    for (const auto* const part : {"pretext", "title", "text"}) {
      if (!attachment[part].text().empty()) out.append(attachment[part].text()).append("\n");
    }
    if (out.size() == before) out.append(attachment["fallback"].text()).append("\n");
  }
  return out;
}

/// Gathers one channel: its threads, and the messages of each day that belong to none.
class Channel {
 public:
  using Names = std::map<std::string, std::string, std::less<>>;
  Channel(std::string name, std::string source, const Names& names, Selection& selection)
      : name_(std::move(name)), source_(std::move(source)), names_(names), selection_(selection) {}

  void add(JsonValue object) {
    if (object["type"].text() != "message" && !object["type"].text().empty()) return;
    Message m;
    m.id = object["ts"].text();
    m.written_at = parse_date(m.id);
    const std::string thread(object["thread_ts"].text());
    const bool answers = !thread.empty() && thread != m.id;
    m.kind = kind_of(object["subtype"].text(), !thread.empty() && !answers);
    m.status = object["subtype"].text() == "tombstone" ? "deleted" : "";
    if (!selection_.takes(m.kind, m.status)) return;
    if (answers) m.reply_to = thread;
    speaker(object, m);
    assign(m, slack_to_text(text_of(object), names_));
    const std::string day = m.written_at ? format_date(*m.written_at).substr(0, 10) : "undated";
    exchange(thread.empty() ? day : thread).messages.push_back(std::move(m));
  }

  /// False when the sink wants no more.
  bool finish(ExchangeSink& sink) {
    for (auto& one : exchanges_) {
      build_thread(one);
      if (!sink.exchange(std::move(one))) return false;
    }
    return true;
  }

 private:
  static std::string kind_of(std::string_view subtype, bool begins_thread) {
    const bool is_speech = subtype.empty() || subtype == "thread_broadcast" || subtype == "me_message" ||
                           subtype == "reply_broadcast" || subtype == "file_share" || subtype == "bot_message" ||
                           subtype == "tombstone";
    if (!is_speech) return std::string(subtype);  // channel_join …
    return begins_thread ? "post" : "comment";
  }

  void speaker(JsonValue object, Message& m) const {
    m.author_key = object["user"].text();
    if (m.author_key.empty()) m.author_key = object["bot_id"].text();
    const auto known = names_.find(m.author_key);
    m.author = known != names_.end() ? known->second : shown_name(object);
    if (m.author.empty()) m.author = object["username"].text();
    if (m.author.empty()) m.author = m.author_key;
  }

  Exchange& exchange(const std::string& key) {
    const auto [found, is_new] = places_.emplace(key, exchanges_.size());
    if (is_new) {
      Exchange& one = exchanges_.emplace_back();
      one.id = name_.empty() ? key : name_ + "/" + key;
      one.source = source_;
      one.format = "slack";
      one.title = name_.empty() ? "" : "#" + name_;
    }
    return exchanges_[found->second];
  }

  std::string name_, source_;
  const Names& names_;
  Selection& selection_;
  std::vector<Exchange> exchanges_;
  std::map<std::string, std::size_t> places_;
};

class SlackReader {
 public:
  SlackReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), options_(options), sink_(sink), selection_(options.include) {}

  void read_export() {
    for (const auto& path : input_.bundle->names()) {
      if (file_name(path) == "users.json") {
        read_objects_of(path, [this](JsonValue user) { names_[std::string(user["id"].text())] = shown_name(user); });
      }
    }
    const auto& paths = input_.bundle->names();
    for (auto day = paths.begin(); day != paths.end();) {
      const auto folder = folder_of(*day);
      const auto end = std::find_if(day, paths.end(), [&](const auto& path) { return folder_of(path) != folder; });
      Channel channel(std::string(file_name(folder)), input_.name, names_, selection_);
      for (; day != end; ++day) {
        if (is_day(file_name(*day))) read_objects_of(*day, [&](JsonValue message) { channel.add(message); });
      }
      if (!channel.finish(sink_)) return;
    }
    selection_.report(sink_);
  }

  void read_day() {
    Channel channel("", input_.name, names_, selection_);
    read_objects(input_, [&](JsonValue message) { channel.add(message); });
    channel.finish(sink_);
    selection_.report(sink_);
  }

 private:
  using Take = std::function<void(JsonValue)>;

  void read_objects_of(const std::string& path, const Take& take) {
    read_member(input_, path, options_, sink_, [&](Input& file) { read_objects(file, take); });
  }

  void read_objects(Input& file, const Take& take) {
    read_json_objects(file, keys, sink_, [&](JsonValue object, const Diagnostic&) {
      take(object);
      return true;
    });
  }

  Input& input_;
  const ReadOptions& options_;
  ExchangeSink& sink_;
  Selection selection_;
  Channel::Names names_;  // by user id
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  SlackReader reader(input, options, sink);
  if (input.bundle != nullptr) {
    reader.read_export();
  } else {
    reader.read_day();
  }
}

/// One day of one channel.
int recognise(const Sample& sample) {
  if (!ascii::trim(sample.head).starts_with('[')) return 0;
  JsonDocument document(keys);
  const JsonValue first = first_json_object(sample.head, document);
  return first["type"].text() == "message" && first["ts"].is_string() && first.has("text") ? 92 : 0;
}

int recognise_bundle(const Bundle& bundle) {
  const auto& names = bundle.names();
  const bool has_users = std::ranges::any_of(names, [](const auto& path) { return file_name(path) == "users.json"; });
  const bool has_days = std::ranges::any_of(names, [](const auto& path) { return is_day(file_name(path)); });
  return has_users && has_days ? 95 : 0;
}

}  // namespace

extern const Format slack_format{
    "slack",
    "Slack export (zip or folder of JSON days)",
    "Workspace settings > Security > Import & export data > Export",
    "Each thread as an exchange; the messages of a channel's day that belong to no thread as one. Notices such as "
    "channel_join on request.",
    recognise,
    recognise_bundle,
    read,
};

}  // namespace rapport
