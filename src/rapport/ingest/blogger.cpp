#include <algorithm>
#include <array>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/atom.h"
#include "rapport/ingest/gathering.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/selection.h"

namespace rapport {

extern const Format blogger_format;
extern const Format blogger_takeout_format;

namespace {

/// What the two exports say differently about an entry.
struct Entry {
  std::string kind;  ///< post, page, comment; anything else is no text
  std::string status;
  std::string post;      ///< id of the post that a comment is on
  std::string reply_to;  ///< id of the comment answered
};

/// The archive: Settings > Back up, until 2024.
Entry read_archive_entry(const XmlRecord& record) {
  Entry entry;
  bool removed = false;
  for (const auto& field : record.fields) {
    const auto term = attribute(field.attributes, "term");
    if (field.path == "category" && attribute(field.attributes, "scheme").ends_with("#kind")) {
      entry.kind = term.substr(term.rfind('#') + 1);
    }
    removed |= field.path == "extendedProperty" && attribute(field.attributes, "name") == "blogger.contentRemoved" &&
               attribute(field.attributes, "value") == "true";
  }
  entry.status = record.text("control/draft") == "yes" ? "draft" : "publish";
  if (entry.kind != "comment") return entry;
  entry.status = removed ? "deleted" : "approved";
  if (const XmlField* post = record.find("in-reply-to")) entry.post = attribute(post->attributes, "ref");
  // The comment answered is a link …/comments/default/<number>; comments have ids …post-<number>.
  constexpr std::string_view comments = "/comments/default/", number_mark = ".post-";
  const std::string_view related = atom_link(record, "related");
  const std::string_view id = record.text("id");
  const auto at = related.find(comments), mark = id.rfind(number_mark);
  if (at != std::string_view::npos && mark != std::string_view::npos) {
    entry.reply_to = id.substr(0, mark + number_mark.size());
    const auto number = related.substr(at + comments.size());
    entry.reply_to += number.substr(0, number.find('?'));
  }
  return entry;
}

/// Takeout's words for a status, "LIVE", "SOFT_TRASHED", by what stands in them: the list of all of them is nowhere
/// published.
std::string takeout_status(std::string_view given, bool is_comment) {
  const std::string word = ascii::lower(given);
  if (word.empty() || word == "live") return is_comment ? "approved" : "publish";
  constexpr auto meanings =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"soft_trashed", "soft_trashed"},
                                                                    {"spam", "spam"},
                                                                    {"trash", "trash"},
                                                                    {"delet", "deleted"},
                                                                    {"remov", "deleted"},
                                                                    {"pending", "pending"},
                                                                    {"moderat", "pending"},
                                                                    {"schedul", "scheduled"}});
  const auto found = std::ranges::find_if(meanings, [&](const auto& row) { return word.find(row.first) != word.npos; });
  return found == meanings.end() ? word : std::string(found->second);
}

/// Google Takeout.
Entry read_takeout_entry(const XmlRecord& record) {
  Entry entry;
  entry.kind = ascii::lower(record.text("type"));
  entry.status = takeout_status(record.text("status"), entry.kind == "comment");
  entry.post = record.text("parent");
  entry.reply_to = record.text("inReplyTo");
  return entry;
}

void read_entries(Input& input, const ReadOptions& options, ExchangeSink& sink, std::string_view format,
                  Entry (*read_entry)(const XmlRecord&)) {
  Selection selection(options.include);
  Gathering gathering;
  read_xml_records(input, atom_shape, sink, [&](XmlRecord& record) {
    Entry entry = read_entry(record);
    if (entry.kind != "post" && entry.kind != "page" && entry.kind != "comment") return true;  // settings, template
    const bool wanted = selection.takes(entry.kind, entry.status);
    if (!wanted && entry.kind != "comment") gathering.leave_out_post(std::string(record.text("id")));
    if (!wanted) return true;
    Message m = read_atom_message(record);
    m.kind = entry.kind;
    m.status = entry.status;
    m.reply_to = std::move(entry.reply_to);
    if (entry.kind == "comment") {
      gathering.add_comment(entry.post, std::move(m));
      return true;
    }
    Exchange one = read_atom_exchange(record);
    if (one.url.empty()) one.url = record.text("filename");
    one.messages.push_back(std::move(m));
    gathering.add_post(std::move(one));
    return true;
  });
  gathering.hand_out(input, format, options, selection, sink);
  selection.report(sink);
}

template <const Format& format, Entry (*read_entry)(const XmlRecord&)>
void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  read_entries(input, options, sink, format.name, read_entry);
}

int recognise_archive(const Sample& sample) {
  return sample.head.find("schemas.google.com/blogger/2008/kind#") != std::string_view::npos ? 95 : 0;
}

int recognise_takeout(const Sample& sample) {
  return sample.head.find("schemas.google.com/blogger/2018") != std::string_view::npos ? 95 : 0;
}

}  // namespace

const Format blogger_format{
    "blogger",
    "Blogger archive (blog-MM-DD-YYYY.xml)",
    "Blogger: Settings > Manage blog > Back up content (until 2024)",
    "Posts with their comments; drafts, pages and removed comments on request. Comments stand apart from their posts, "
    "so the text of the file is in memory about once.",
    recognise_archive,
    nullptr,
    read<blogger_format, read_archive_entry>,
};

const Format blogger_takeout_format{
    "blogger-takeout",
    "Blogger in Google Takeout (feed.atom)",
    "takeout.google.com > Blogger; the file is Takeout/Blogger/Blogs/<name>/feed.atom",
    "Posts with their comments; drafts, pages, pending, spam and trashed comments on request. Comments stand apart "
    "from their posts, so the text of the file is in memory about once.",
    recognise_takeout,
    nullptr,
    read<blogger_takeout_format, read_takeout_entry>,
};

}  // namespace rapport
