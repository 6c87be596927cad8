#include <algorithm>
#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/csv_reader.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

constexpr std::string_view list_name = "posts.csv";

/// The path of posts.csv, which may lie in a folder of the archive; empty if there is none.
std::string_view find_list(const Bundle& bundle) {
  for (const auto& path : bundle.names()) {
    if (path == list_name || path.ends_with("/posts.csv")) return path;
  }
  return {};
}

class SubstackReader {
 public:
  SubstackReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), options_(options), selection_(options.include), sink_(sink) {}

  void run() {
    const std::string_view list = find_list(*input_.bundle);
    root_ = list.substr(0, list.size() - list_name.size());
    const std::string text = member_text(input_, list, options_, sink_);
    const auto source = memory_source(text);
    CsvReader rows(*source);
    while (rows.next() && read_post(rows)) {
    }
    rows.report(input_.name, sink_);
    selection_.report(sink_);
  }

 private:
  bool read_post(const CsvReader& row) {
    Message post;
    post.id = row.field("post_id");
    if (post.id.empty()) return true;
    post.kind = row.field("type") == "page" ? "page" : "post";
    post.status = ascii::equals_fold(row.field("is_published"), "true") ? "publish" : "draft";
    if (!selection_.takes(post.kind, post.status)) return true;
    post.written_at = parse_date(row.field("post_date"));
    const std::string path = root_ + "posts/" + post.id + ".html";
    const bool has_body = std::ranges::binary_search(input_.bundle->names(), path);
    if (has_body) assign(post, html_to_text(member_text(input_, path, options_, sink_)));

    Exchange one;
    one.id = post.id;
    one.source = input_.name;
    one.format = "substack";
    one.title = html_to_text(row.field("title")).text;
    if (!has_body) one.diagnostics.push_back(missing(path));
    one.messages.push_back(std::move(post));
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  [[nodiscard]] Diagnostic missing(const std::string& path) const {
    Diagnostic d;
    d.file = input_.name;
    d.message = "the export lists a post whose text " + path + " is not there";
    return d;
  }

  Input& input_;
  const ReadOptions& options_;
  Selection selection_;
  ExchangeSink& sink_;
  std::string root_;  // the folder that holds posts.csv, with its '/'
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { SubstackReader(input, options, sink).run(); }

int recognise_bundle(const Bundle& bundle) {
  const std::string_view list = find_list(bundle);
  if (list.empty()) return 0;
  const auto bytes = bundle.open(list);
  if (!bytes) return 0;
  const CsvReader rows(*bytes);
  return rows.has_column("post_id") && rows.has_column("is_published") ? 100 : 0;
}

}  // namespace

extern const Format substack_format{
    "substack",
    "Substack export (posts.csv and posts/*.html)",
    "Settings > Import / Export > Create new export",
    "Every newsletter, podcast note and thread with its text, pages and drafts on request. Substack exports no "
    "comments.",
    nullptr,
    recognise_bundle,
    read,
};

}  // namespace rapport
