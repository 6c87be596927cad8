#include "rapport/ingest/dates.h"
#include "rapport/ingest/gathering.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/xml/records.h"

namespace rapport {

extern const Format disqus_format;

namespace {

const XmlShape shape{{"thread", "post"},
                     {"link", "title", "message", "createdAt", "isDeleted", "isSpam", "isApproved", "isClosed",
                      "author/name", "author/username", "parent"}};

class DisqusReader {
 public:
  DisqusReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), options_(options), selection_(options.include), sink_(sink) {}

  void run() {
    read_xml_records(input_, shape, sink_, [this](XmlRecord& record) {
      if (record.name == "post") {
        take_post(record);
      } else if (record.inside == "post") {
        thread_of_post_ = attribute(record.attributes, "id");
      } else {
        take_thread(record);
      }
      return true;
    });
    gathering_.hand_out(input_, disqus_format.name, options_, selection_, sink_);
    selection_.report(sink_);
  }

 private:
  /// A thread is the page that is commented upon; its text is not in the export, but for a rare <message>.
  void take_thread(const XmlRecord& record) {
    Exchange one;
    one.id = attribute(record.attributes, "id");
    one.title = html_to_text(record.text("title")).text;
    one.url = record.text("link");
    Message m = read_message(record);
    m.id = one.id.empty() ? one.url : one.id;
    one.id = m.id;
    if (const auto username = record.text("author/username"); !username.empty()) m.author = username;
    m.kind = "post";
    m.status = is(record, "isDeleted") ? "deleted" : is(record, "isClosed") ? "closed" : "open";
    if (!selection_.takes(m.kind, m.status)) return gathering_.leave_out_post(one.id);
    one.messages.push_back(std::move(m));
    gathering_.add_post(std::move(one));
  }

  /// What Disqus calls a post is a comment.
  void take_post(const XmlRecord& record) {
    const std::string thread = std::exchange(thread_of_post_, {});
    Message m = read_message(record);
    m.kind = "comment";
    m.status = "approved";
    if (record.text("isApproved") == "false") m.status = "pending";
    if (is(record, "isSpam")) m.status = "spam";
    if (is(record, "isDeleted")) m.status = "deleted";
    if (!selection_.takes(m.kind, m.status)) return;
    m.id = attribute(record.attributes, "id");
    if (const XmlField* parent = record.find("parent")) m.reply_to = attribute(parent->attributes, "id");
    gathering_.add_comment(thread, std::move(m));
  }

  static Message read_message(const XmlRecord& record) {
    Message m;
    const auto username = record.text("author/username");
    m.author = html_to_text(record.text("author/name")).text;
    if (m.author.empty()) m.author = username;
    if (!username.empty()) m.author_key = "user " + std::string(username);
    m.written_at = parse_date(record.text("createdAt"));
    assign(m, html_to_text(record.text("message")));
    return m;
  }

  static bool is(const XmlRecord& record, std::string_view flag) { return record.text(flag) == "true"; }

  Input& input_;
  const ReadOptions& options_;
  Selection selection_;
  ExchangeSink& sink_;
  Gathering gathering_;
  std::string thread_of_post_;  // <thread dsq:id="…"/> inside the post that is being read
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { DisqusReader(input, options, sink).run(); }

int recognise(const Sample& sample) {
  const auto has = [&](std::string_view text) { return sample.head.find(text) != std::string_view::npos; };
  return has("<disqus") || has("disqus.com/disqus-internals") ? 95 : 0;
}

}  // namespace

const Format disqus_format{
    "disqus",
    "Disqus comment export (XML)",
    "Disqus Admin > Community > Export; the file comes by mail as <site>-<time>-all.xml.gz",
    "Comments with their threads, one exchange a page; the pages' own text is not in the export. Read together with "
    "the blog (WordPress, Ghost, Jekyll, a feed …), they join its posts by address. Deleted, spam and unapproved "
    "comments and threads without comments on request. All comments come after all threads, so the text of "
    "the file is in memory about once.",
    recognise,
    nullptr,
    read,
    false,
    true,
};

}  // namespace rapport
