#include <string>
#include <utility>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/thread.h"
#include "rapport/ingest/verbatim_text.h"

namespace rapport {
namespace {

/// The columns are called as the members of a message in NDJSON (see ingest/ndjson.h).
class TableReader {
 public:
  TableReader(Input& input, ExchangeSink& sink) : name_(input.name), rows_(*input.bytes), sink_(sink), window_(sink) {}

  void run() {
    for (bool go_on = true; go_on && rows_.next();) go_on = take();
    window_.finish();
    rows_.report(name_, sink_);
  }

 private:
  bool take() {
    Exchange head;
    head.source = name_;
    head.id = rows_.field("conversation_id");
    head.title = rows_.field("title");
    head.url = rows_.field("url");
    head.format = rows_.field("format").empty() ? "csv" : rows_.field("format");
    Message m = message();
    if (!head.id.empty()) return window_.add(std::move(head), std::move(m));
    head.id = m.id.empty() ? "row-" + std::to_string(rows_.row()) : m.id;
    head.messages.push_back(std::move(m));
    build_thread(head);
    return sink_.exchange(std::move(head));
  }

  Message message() const {
    Message m;
    m.id = rows_.field("id");
    m.reply_to = rows_.field("reply_to");
    m.author = rows_.field("speaker");
    m.author_key = m.author;
    m.role = rows_.field("role") == "host" ? Role::host : Role::guest;
    m.written_at = parse_date(rows_.field("timestamp"));
    m.kind = rows_.field("kind");
    m.status = rows_.field("status");
    assign(m, verbatim_text(std::string(rows_.field("text"))));
    return m;
  }

  const std::string& name_;
  CsvReader rows_;
  ExchangeSink& sink_;
  ConversationWindow window_;
};

void read(Input& input, const ReadOptions&, ExchangeSink& sink) { TableReader(input, sink).run(); }

/// The first line names a column `text`, and one that only such a table has.
int recognise(const Sample& sample) {
  const auto source = memory_source(sample.head.substr(0, sample.head.find('\n')));
  const CsvReader header(*source);
  if (!header.has_column("text") || header.columns().size() < 2) return 0;
  for (const auto* const column : {"conversation_id", "reply_to", "speaker"}) {
    if (header.has_column(column)) return 85;
  }
  return 0;
}

}  // namespace

extern const Format csv_format{
    "csv",
    "Messages as a table (CSV, TSV)",
    "a spreadsheet or a data frame with the columns id, conversation_id, reply_to, speaker, timestamp, kind, title, "
    "text",
    "Every row. Only `text` and one of conversation_id, reply_to, speaker must be there. Conversations may lie "
    "scattered "
    "within 8 MiB.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
