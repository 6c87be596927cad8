#include "rapport/ingest/ndjson.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/json/line.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/line_reader.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/thread.h"

namespace rapport {
namespace {

/// One object a line, or the elements of a list: each goes to the window or, where it stands alone, to the sink.
class NdjsonReader {
 public:
  NdjsonReader(Input& input, ExchangeSink& sink) : input_(input), sink_(sink), window_(sink) {}

  void read() {
    LineReader lines(*input_.bytes);
    std::string line;
    while (go_on_ && lines.next(line)) {
      if (ascii::trim(line).empty()) continue;
      Diagnostic where;
      where.file = input_.name;
      where.line = lines.number();
      read_line(line, where);
    }
    finish();
  }

  void read_list() {
    const auto reading = read_json(*input_.bytes, input_.name, document_, {}, [&](JsonValue element) {
      Diagnostic where;
      where.file = input_.name;
      where.record = std::to_string(++position_);
      read_object(element, where);
      return go_on_;
    });
    for (const auto& problem : reading.problems) sink_.problem(problem);
    finish();
  }

 private:
  void read_line(std::string& line, Diagnostic& where) {
    auto outcome = parser_.parse(line, document_);
    position_ = where.line;
    if (outcome.ok && outcome.message.empty()) return read_object(document_.root(), where);
    where.column = outcome.column;
    where.message = std::move(outcome.message);
    if (!outcome.ok) return refuse(where);
    sink_.problem(where);  // mended
    read_object(document_.root(), where);
  }

  void read_object(JsonValue object, Diagnostic& where) {
    Exchange head;
    if (object["messages"].is_array()) return read_exchange(object, where, std::move(head));
    auto message = read_message(object, where, head);
    if (!message) {
      where.message = "no \"text\" in this line; a message needs one";
      return refuse(where);
    }
    complete(head);
    if (!head.id.empty()) {
      go_on_ = window_.add(std::move(head), std::move(*message));
      return;
    }
    head.id = message->id.empty() ? made_id() : message->id;
    head.messages.push_back(std::move(*message));
    hand_out(std::move(head));
  }

  void read_exchange(JsonValue object, Diagnostic& where, Exchange&& head) {
    head.id = object["id"].text();
    if (head.id.empty()) head.id = made_id();
    head.title = object["title"].text();
    head.url = object["url"].text();
    head.format = object["format"].text();
    for (const JsonValue each : object["messages"]) {
      if (auto message = read_message(each, where, head)) {
        head.messages.push_back(std::move(*message));
        continue;
      }
      where.message = "a message without \"text\" in exchange " + head.id;
      refuse(where);
    }
    complete(head);
    hand_out(std::move(head));
  }

  void complete(Exchange& head) {
    head.source = input_.name;
    if (head.format.empty()) head.format = "ndjson";
  }

  void hand_out(Exchange&& one) {
    build_thread(one);
    go_on_ = sink_.exchange(std::move(one));
  }

  void refuse(Diagnostic problem) {
    problem.severity = Diagnostic::Severity::error;
    sink_.problem(std::move(problem));
  }

  void finish() {
    if (go_on_) window_.finish();
    for (auto& problem : input_.bytes->problems()) sink_.problem(std::move(problem));
  }

  [[nodiscard]] std::string made_id() const { return "line-" + std::to_string(position_); }

  Input& input_;
  ExchangeSink& sink_;
  ConversationWindow window_;
  JsonLineParser parser_;
  JsonDocument document_{message_keys};
  std::uint64_t position_ = 0;
  bool go_on_ = true;
};

}  // namespace
}  // namespace rapport
