#include <algorithm>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/atom.h"
#include "rapport/ingest/dates.h"
#include "rapport/ingest/formats.h"
#include "rapport/ingest/gathering.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/json_feed.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"

namespace rapport {

extern const Format feed_format;

namespace {

/// RSS 1.0 and 2.0 beside Atom. <author> of RSS is a mail address and not read.
XmlShape make_shape() {
  XmlShape shape = atom_shape;
  shape.records.push_back("item");
  shape.fields.insert(shape.fields.end(), {"guid", "pubDate", "date", "creator", "encoded", "description"});
  return shape;
}

/// An item or entry, as far as both kinds of feed say the same.
struct Item {
  Exchange about;  ///< id, title and url
  Message message;
  bool is_comment = false;
  std::string post;  ///< a comment's post, by id or address
};

Item read_rss_item(const XmlRecord& record) {
  Item item;
  item.about.title = html_to_text(record.text("title")).text;
  item.about.url = record.text("link");
  item.about.id = item.about.url.empty() ? record.text("guid") : item.about.url;
  Message& m = item.message;
  m.author = html_to_text(record.text("creator")).text;
  m.written_at = parse_date(record.text(record.find("pubDate") == nullptr ? "date" : "pubDate"));
  const auto whole = record.text("encoded");
  assign(m, html_to_text(whole.empty() ? record.text("description") : whole));
  return item;
}

/// In WordPress' feeds of comments the link ends in "#comment-7", the title is "Comment on TITLE by AUTHOR" or
/// "By: AUTHOR".
void find_post(const XmlRecord& record, Item& item) {
  const std::string& url = item.about.url;
  const auto mark = url.find("#comment-");
  if (const XmlField* post = record.find("in-reply-to")) {
    item.is_comment = true;
    item.post = attribute(post->attributes, "ref");
    if (item.post.empty()) item.post = attribute(post->attributes, "href");
  } else if (mark != std::string::npos) {
    item.is_comment = true;
    item.message.id = url.substr(mark + 1);
    item.post = url.substr(0, mark);
  }
}

std::string title_of_post(std::string_view title, std::string_view author) {
  constexpr std::string_view before = "Comment on ";
  const std::string after = " by " + std::string(author);
  if (!title.starts_with(before) || !title.ends_with(after)) return {};
  return std::string(title.substr(before.size(), title.size() - before.size() - after.size()));
}

class FeedReader {
 public:
  FeedReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), options_(options), selection_(options.include), sink_(sink) {}

  void run() {
    if (input_.bundle == nullptr) {
      read_feed(input_);
    } else {
      for (const auto& member : input_.bundle->names()) {
        read_member(input_, member, options_, sink_, [this](Input& feed) { read_feed(feed); });
      }
    }
    gathering_.hand_out(input_, feed_format.name, options_, selection_, sink_);
    selection_.report(sink_);
  }

 private:
  void read_feed(Input& feed) {
    PeekSource bytes(borrowed_source(*feed.bytes));
    Input peeked{feed.name, &bytes, nullptr};
    if (!looks_like_json(bytes.peek(64))) return read_xml_feed(peeked);
    read_json_feed(peeked, sink_, [this](Exchange&& about, Message&& message) {
      message.kind = "post";
      message.status = "publish";
      add_post({std::move(about), std::move(message), false, {}});
    });
  }

  void read_xml_feed(Input& feed) {
    read_xml_records(feed, shape_, sink_, [this](XmlRecord& record) {
      take(record);
      return true;
    });
  }

  void take(const XmlRecord& record) {
    Item item;
    if (record.name == "entry") {
      item.about = read_atom_exchange(record);
      item.message = read_atom_message(record);
    } else {
      item = read_rss_item(record);
    }
    find_post(record, item);
    item.message.kind = item.is_comment ? "comment" : "post";
    item.message.status = item.is_comment ? "approved" : "publish";
    item.is_comment ? add_comment(std::move(item)) : add_post(std::move(item));
  }

  void add_comment(Item item) {
    Exchange& one = gathering_.exchange_of(item.post.empty() ? item.message.id : item.post);
    if (one.title.empty()) one.title = title_of_post(item.about.title, item.message.author);
    if (one.url.empty()) one.url = item.about.url.substr(0, item.about.url.find('#'));
    one.messages.push_back(std::move(item.message));
  }

  void add_post(Item item) {
    Exchange one = std::move(item.about);
    if (one.id.empty()) one.id = "item-" + std::to_string(++nameless_);
    if (item.message.id.empty()) item.message.id = one.id;
    const std::string id = one.id, url = one.url;
    one.messages.push_back(std::move(item.message));
    gathering_.add_post(std::move(one));
    gathering_.add_name(url, id);
  }

  Input& input_;
  const ReadOptions& options_;
  const XmlShape shape_ = make_shape();
  Selection selection_;
  ExchangeSink& sink_;
  Gathering gathering_;
  int nameless_ = 0;
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { FeedReader(input, options, sink).run(); }

int recognise(const Sample& sample) {
  if (is_json_feed(sample.head)) return 90;
  const auto at = [&](std::string_view text) { return sample.head.find(text); };
  const auto root = std::min({at("<rss"), at("<feed"), at(":feed"), at("<rdf:RDF")});
  const bool in_html = std::min(at("<html"), at("<body")) < root;
  return root != std::string_view::npos && !in_html ? 60 : 0;
}

/// A few feeds side by side: posts, and the comments that link to them.
int recognise_bundle(const Bundle& bundle) {
  constexpr std::size_t most = 20, sample_size = std::size_t{64} * 1024;
  const auto& names = bundle.names();
  if (names.size() < 2 || names.size() > most) return 0;
  const bool all_feeds = std::ranges::all_of(names, [&](const std::string& name) {
    const auto bytes = bundle.open(name);
    const std::string head = bytes == nullptr ? "" : read_all(*bytes, sample_size);
    const Format* format = rapport::recognise(Sample{head, name});
    return format == &feed_format;
  });
  return all_feeds ? 60 : 0;
}

}  // namespace

const Format feed_format{
    "feed",
    "RSS and Atom feeds, of posts and of comments; JSON Feed",
    "The address of the feed, such as https://example.org/feed/ or /comments/feed/; WordPress shows the comments of "
    "one post at its address + feed/",
    "Posts, and comments with the post that they link to where the feed holds it. A feed holds the newest posts only, "
    "often shortened, and no reply threads. A folder or archive of at most 20 feeds is read as one export.",
    recognise,
    recognise_bundle,
    read,
};

}  // namespace rapport
