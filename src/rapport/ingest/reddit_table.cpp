#include "rapport/ingest/reddit_table.h"

#include <string>
#include <utility>

#include "rapport/ingest/conversation_window.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/reddit_markup.h"
#include "rapport/ingest/selection.h"

namespace rapport {

namespace {

/// "xyz" of "https://www.reddit.com/r/tea/comments/xyz/slow_tea/".
std::string_view post_of(std::string_view link) {
  constexpr std::string_view mark = "/comments/";
  const auto at = link.find(mark);
  if (at == link.npos) return {};
  const auto rest = link.substr(at + mark.size());
  return rest.substr(0, rest.find('/'));
}

Message message_of(const CsvReader& row, bool is_comment) {
  Message m;
  m.id = (is_comment ? "t1_" : "t3_") + std::string(row.field("id"));
  m.kind = is_comment ? "comment" : "post";
  const auto text = row.field("body");
  m.status = is_gone_from_reddit(text) ? "deleted" : is_comment ? "approved" : "publish";
  if (const auto parent = row.field("parent"); !parent.empty()) m.reply_to = "t1_" + std::string(parent);
  m.written_at = parse_date(row.field("date"));
  assign(m, reddit_to_text(text));
  return m;
}

}  // namespace

bool is_reddit_table(std::string_view head) {
  const auto source = memory_source(head.substr(0, head.find('\n')));
  const CsvReader header(*source);
  return header.has_column("permalink") && header.has_column("subreddit") && header.has_column("body");
}

void read_reddit_table(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  CsvReader rows(*input.bytes);
  Selection selection(options.include);
  ConversationWindow window(sink);
  const bool is_comments = !rows.has_column("title");
  for (bool go_on = true; go_on && rows.next();) {
    Message m = message_of(rows, is_comments);
    if (!selection.takes(m.kind, m.status)) continue;
    Exchange head;
    head.source = input.name;
    head.format = "reddit";
    const auto post = post_of(rows.field(is_comments ? "link" : "permalink"));
    head.id = post.empty() ? m.id : "t3_" + std::string(post);
    head.title = rows.field("title");
    head.url = rows.field(is_comments ? "link" : "permalink");
    go_on = window.add(std::move(head), std::move(m));
  }
  window.finish();
  rows.report(input.name, sink);
  selection.report(sink);
}

}  // namespace rapport
