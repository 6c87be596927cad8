#include "rapport/ingest/ndjson.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/thread.h"

namespace rapport {
namespace {

/// Each object goes to the window or, where it stands alone or is a whole exchange, straight to the sink.
class NdjsonReader {
 public:
  NdjsonReader(const std::string& file, ExchangeSink& sink) : file_(file), sink_(sink), window_(sink) {}

  bool take(JsonValue object, const Diagnostic& where) {
    Exchange head;
    head.source = file_;
    if (object["messages"].is_array()) return take_exchange(object, where, std::move(head));
    auto message = read_message(object, where, head);
    if (!message) return refuse(where, "no \"text\": a message needs one");
    if (head.format.empty()) head.format = "ndjson";
    if (!head.id.empty()) return window_.add(std::move(head), std::move(*message));
    head.id = message->id.empty() ? made_id(where) : message->id;
    head.messages.push_back(std::move(*message));
    return hand_out(std::move(head));
  }

  void finish() { window_.finish(); }

 private:
  bool take_exchange(JsonValue object, const Diagnostic& where, Exchange&& one) {
    one.id = object["id"].text();
    if (one.id.empty()) one.id = made_id(where);
    one.title = object["title"].text();
    one.url = object["url"].text();
    one.format = object["format"].text();
    for (const JsonValue each : object["messages"]) {
      if (auto message = read_message(each, where, one)) {
        one.messages.push_back(std::move(*message));
      } else {
        Diagnostic there = where;
        there.record = one.id;
        refuse(std::move(there), "a message without \"text\"");
      }
    }
    if (one.format.empty()) one.format = "ndjson";
    return hand_out(std::move(one));
  }

  bool hand_out(Exchange&& one) {
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  bool refuse(Diagnostic problem, std::string message) {
    problem.severity = Diagnostic::Severity::error;
    problem.message = std::move(message);
    sink_.problem(std::move(problem));
    return true;
  }

  static std::string made_id(const Diagnostic& where) {
    return where.line != 0 ? "line-" + std::to_string(where.line) : "item-" + where.record;
  }

  const std::string& file_;
  ExchangeSink& sink_;
  ConversationWindow window_;
};

/// In a corpus of ConvoKit, the one file that holds what was said.
std::string_view find_utterances(const Bundle& bundle) {
  for (const auto& path : bundle.names()) {
    if (path == "utterances.jsonl" || path.ends_with("/utterances.jsonl")) return path;
  }
  return {};
}

void read_file(Input& input, ExchangeSink& sink) {
  NdjsonReader reader(input.name, sink);
  read_json_objects(input, message_keys, sink,
                    [&](JsonValue object, const Diagnostic& where) { return reader.take(object, where); });
  reader.finish();
}

void read_corpus(const Input& input, const ReadOptions& options, ExchangeSink& sink) {
  const std::string path(find_utterances(*input.bundle));
  read_member(input, path, options, sink, [&](Input& utterances) { read_file(utterances, sink); });
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  if (input.bundle != nullptr) return read_corpus(input, options, sink);
  read_file(input, sink);
}

int recognise_bundle(const Bundle& bundle) { return find_utterances(bundle).empty() ? 0 : 90; }

int sureness(std::string_view json) {
  JsonDocument document(message_keys);
  JsonValue first = first_json_object(json, document);
  if (first["messages"].is_array()) first = *first["messages"].begin();
  if (!first["text"].is_string()) return 0;
  for (const auto* const key : {"conversation_id", "reply_to", "reply-to", "root", "speaker"}) {
    if (first.has(key)) return 90;
  }
  return first.has("id") ? 60 : 40;
}

/// Damaged lines at the beginning do not hide the sound ones behind them.
int recognise(const Sample& sample) {
  constexpr int lines = 5;
  std::string_view rest = sample.head;
  for (int i = 0; i < lines && !rest.empty(); ++i) {
    if (const int found = i == 0 || rest.starts_with('{') ? sureness(rest) : 0; found > 0) return found - i;
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  }
  return 0;
}

}  // namespace

extern const Format ndjson_format{
    "ndjson",
    "Messages or exchanges as NDJSON; ConvoKit's utterances.jsonl",
    "rapport convert FILE; any program that writes one JSON object a line; ConvoKit: corpus.dump()",
    "Every message with a text, whatever its status. Conversations may lie scattered within 8 MiB. Of ConvoKit's meta "
    "nothing is read.",
    recognise,
    recognise_bundle,
    read,
};

}  // namespace rapport
