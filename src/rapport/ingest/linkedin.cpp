#include <algorithm>
#include <string>
#include <utility>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"
#include "rapport/ingest/verbatim_text.h"

namespace rapport {
namespace {

enum class Kind { none, shares, comments, messages };

Kind kind_of(const CsvReader& table) {
  const auto has = [&](std::string_view column) { return table.has_column(column); };
  if (has("sharecommentary")) return Kind::shares;
  if (has("conversation id") && has("from") && has("content")) return Kind::messages;
  return table.columns().size() == 3 && has("date") && has("link") && has("message") ? Kind::comments : Kind::none;
}

/// Shares.csv has every line of a commentary in quotation marks of its own: what stands in the field is
/// `one"⏎"two`. They go where all line ends stand so.
std::string without_line_quotes(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      if (!out.ends_with('"') || i + 1 >= text.size() || text[i + 1] != '"') return std::string(text);
      out.back() = '\n';
      if (++i + 1 < text.size() && text[i + 1] == '\n') out += text[i];  // this mark belongs to the next line end too
    } else {
      out += text[i];
    }
  }
  return out;
}

class LinkedInReader {
 public:
  LinkedInReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : name_(input.name), rows_(*input.bytes), selection_(options.include), sink_(sink), window_(sink) {}

  void run() {
    const Kind kind = kind_of(rows_);
    if (kind == Kind::comments) rows_.set_backslash_escapes();
    for (bool go_on = true; go_on && rows_.next();) {
      go_on = kind == Kind::shares ? share() : kind == Kind::comments ? comment() : message();
    }
    window_.finish();
    rows_.report(name_, sink_);
    selection_.report(sink_);
  }

 private:
  Exchange head(std::string_view id) const {
    Exchange one;
    one.id = id;
    one.source = name_;
    one.format = "linkedin";
    return one;
  }

  [[nodiscard]] std::string made_id(std::string_view given) const {
    return given.empty() ? "row-" + std::to_string(rows_.row()) : std::string(given);
  }

  bool share() {
    Message m;
    m.kind = "post";
    m.status = "publish";
    m.id = made_id(rows_.field("sharelink"));
    m.written_at = parse_date(rows_.field("date"));
    assign(m, verbatim_text(without_line_quotes(rows_.field("sharecommentary"))));
    Exchange one = head(m.id);
    one.url = rows_.field("sharelink");
    one.messages.push_back(std::move(m));
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  /// One's own comments, on a post that the export does not hold.
  bool comment() {
    Message m;
    m.kind = "comment";
    m.status = "approved";
    m.id = "row-" + std::to_string(rows_.row());
    m.written_at = parse_date(rows_.field("date"));
    assign(m, verbatim_text(std::string(rows_.field("message"))));
    Exchange one = head(made_id(rows_.field("link")));
    one.url = rows_.field("link");
    return window_.add(std::move(one), std::move(m));
  }

  bool message() {
    Message m;
    m.kind = "comment";
    m.status = rows_.field("folder") == "SPAM" ? "spam" : "approved";
    if (!selection_.takes(m.kind, m.status)) return true;
    m.id = "row-" + std::to_string(rows_.row());
    m.author = rows_.field("from");
    m.author_key = rows_.field("sender profile url");
    if (m.author_key.empty()) m.author_key = m.author;
    m.written_at = parse_date(rows_.field("date"));
    assign(m, html_to_text(rows_.field("content"), {.newlines_are_paragraphs = true}));
    Exchange one = head(made_id(rows_.field("conversation id")));
    one.title = rows_.field("conversation title");
    return window_.add(std::move(one), std::move(m));
  }

  const std::string& name_;
  CsvReader rows_;
  Selection selection_;
  ExchangeSink& sink_;
  ConversationWindow window_;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { LinkedInReader(input, options, sink).run(); }

int recognise(const Sample& sample) {
  const auto source = memory_source(sample.head.substr(0, sample.head.find('\n')));
  const Kind kind = kind_of(CsvReader(*source));
  return kind == Kind::none ? 0 : kind == Kind::comments ? 80 : 95;
}

}  // namespace

extern const Format linkedin_format{
    "linkedin",
    "LinkedIn data export (Shares.csv, Comments.csv, messages.csv)",
    "Settings > Data privacy > Get a copy of your data",
    "Shares as posts; one's comments, by the post that they stand under; messages, a conversation an exchange. Of whom "
    "shares and comments are the export does not say.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
