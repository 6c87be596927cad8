#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/html_query.h"
#include "rapport/ingest/html_text.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/thread.h"

namespace rapport {

namespace {

std::size_t find_class(const HtmlTree& tree, std::string_view word) {
  return find_element(tree, 0, [&](std::size_t i) { return tree.has_class(i, word); });
}

std::string text_of_class(const HtmlTree& tree, std::string_view word) {
  const std::size_t found = find_class(tree, word);
  return found == no_node ? "" : one_line(tree, found);
}

class MediumReader {
 public:
  MediumReader(std::string source, const ReadOptions& options, ExchangeSink& sink)
      : source_(std::move(source)), selection_(options.include), sink_(sink) {}

  bool read(std::string_view html, std::string_view path) {
    const HtmlTree tree(html);
    const bool is_draft = file_name(path).starts_with("draft_");
    if (!selection_.takes("post", is_draft ? "draft" : "publish")) return true;
    Exchange one;
    one.id = file_name(path);
    one.source = source_;
    one.format = "medium";
    one.title = text_of_class(tree, "p-name");
    if (const auto link = find_class(tree, "p-canonical"); link != no_node) one.url = attribute(tree, link, "href");
    Message post;
    post.id = one.id;
    post.kind = "post";
    post.status = is_draft ? "draft" : "publish";
    post.author = text_of_class(tree, "p-author");
    if (const auto time = find_class(tree, "dt-published"); time != no_node) post.written_at = element_date(tree, time);
    if (const auto body = find_class(tree, "e-content"); body != no_node) assign(post, html_to_text(tree, body));
    one.messages.push_back(std::move(post));
    build_thread(one);
    return sink_.exchange(std::move(one));
  }

  void finish() { selection_.report(sink_); }

 private:
  std::string source_;
  Selection selection_;
  ExchangeSink& sink_;
};

/// What every page of an export holds.
bool is_medium_page(std::string_view head) {
  return head.find("data-field=\"body\"") != head.npos && head.find("h-entry") != head.npos;
}

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  MediumReader reader(input.name, options, sink);
  if (input.bundle == nullptr) {
    reader.read(whole_text(*input.bytes, input.name, sink), input.path);
  } else {
    for (const auto& path : input.bundle->names()) {
      if (!ascii::ends_with_fold(path, ".html")) continue;
      const bool in_other_folder = path.find('/') != path.npos && path.find("posts/") == path.npos;
      if (in_other_folder) continue;
      const std::string page = member_text(input, path, options, sink);
      if (is_medium_page(page) && !reader.read(page, path)) break;  // beside the posts lies a README.html
    }
  }
  reader.finish();
}

int recognise(const Sample& sample) { return is_medium_page(sample.head) ? 95 : 0; }

int recognise_bundle(const Bundle& bundle) {
  for (const auto& path : bundle.names()) {
    if (!ascii::ends_with_fold(path, ".html")) continue;
    const auto bytes = bundle.open(path);
    if (bytes && is_medium_page(read_all(*bytes, std::size_t{64} << 10))) return 95;
  }
  return 0;
}

}  // namespace

extern const Format medium_format{
    "medium",
    "Medium export (posts/*.html)",
    "Settings > Security and apps > Download your information",
    "Every post with title, author, date and text, drafts on request. Medium exports own responses as posts without "
    "what they answer, and no comments of others.",
    recognise,
    recognise_bundle,
    read,
};

}  // namespace rapport
