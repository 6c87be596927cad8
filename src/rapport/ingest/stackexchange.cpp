#include <algorithm>
#include <unordered_map>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/gathering.h"
#include "rapport/ingest/member_text.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/ingest/selection.h"
#include "rapport/ingest/xml/records.h"

namespace rapport {

extern const Format stackexchange_format;

namespace {

const XmlShape shape{{"row"}, {}};

bool is_table(std::string_view member, std::string_view table) {
  return member.ends_with(table) && (member.size() == table.size() || member[member.size() - table.size() - 1] == '/');
}

/// The tables of a dump: Posts.xml, Comments.xml, Users.xml, each of <row …/> elements.
class DumpReader {
 public:
  DumpReader(Input& input, const ReadOptions& options, ExchangeSink& sink)
      : input_(input), options_(options), selection_(options.include), sink_(sink) {}

  void run() {
    if (input_.bundle == nullptr) {
      read_rows(input_, &DumpReader::take_post);
    } else {
      read_table("Users.xml", &DumpReader::take_user);
      read_table("Posts.xml", &DumpReader::take_post);
      read_table("Comments.xml", &DumpReader::take_comment);
    }
    gathering_.hand_out(input_, stackexchange_format.name, options_, selection_, sink_);
    selection_.report(sink_);
  }

 private:
  using Row = XmlRecord;

  void read_table(std::string_view table, void (DumpReader::*take)(const Row&)) {
    for (const auto& member : input_.bundle->names()) {
      if (!is_table(member, table)) continue;
      read_member(input_, member, options_, sink_, [&](Input& one) { read_rows(one, take); });
    }
  }

  void read_rows(Input& input, void (DumpReader::*take)(const Row&)) {
    read_xml_records(input, shape, sink_, [&](XmlRecord& row) {
      (this->*take)(row);
      return true;
    });
  }

  void take_user(const Row& row) { users_.emplace(value(row, "Id"), value(row, "DisplayName")); }

  void take_post(const Row& row) {
    const auto type = value(row, "PostTypeId");
    const std::string id(value(row, "Id"));
    if (type == "1") {
      Exchange one;
      one.id = id;
      one.title = html_to_text(value(row, "Title")).text;
      one.messages.push_back(read_message(row, owner, "post", html_to_text(value(row, "Body"))));
      gathering_.add_post(std::move(one));
    } else if (type == "2") {
      Message answer = read_message(row, owner, "answer", html_to_text(value(row, "Body")));
      answer.reply_to = value(row, "ParentId");
      const std::string question = answer.reply_to;
      question_of_.emplace(id, question);
      gathering_.add_comment(question, std::move(answer));
    } else {
      selection_.leave_out("tag page or other post");
    }
  }

  /// Comments are on questions and on answers, and count from 1 like them.
  void take_comment(const Row& row) {
    Message m = read_message(row, user, "comment", markdown_to_text(value(row, "Text")));
    m.id = "comment-" + m.id;
    m.reply_to = value(row, "PostId");
    const auto answered = question_of_.find(m.reply_to);
    const std::string question = answered == question_of_.end() ? m.reply_to : answered->second;
    gathering_.add_comment(question, std::move(m));
  }

  /// The attributes that name the author.
  struct Who {
    std::string_view id;
    std::string_view display_name;  // of those who have no account any more
  };
  static constexpr Who owner{"OwnerUserId", "OwnerDisplayName"}, user{"UserId", "UserDisplayName"};

  Message read_message(const Row& row, Who who, const char* kind, RichText&& body) {
    Message m;
    m.id = value(row, "Id");
    m.kind = kind;
    m.written_at = parse_date(value(row, "CreationDate"));
    m.author = value(row, who.display_name);
    if (const std::string id(value(row, who.id)); !id.empty()) {
      const auto known = users_.find(id);
      m.author = known == users_.end() ? "user" + id : known->second;  // as the site names those without a name
      m.author_key = "user " + id;
    }
    assign(m, std::move(body));
    return m;
  }

  static std::string_view value(const Row& row, std::string_view name) { return attribute(row.attributes, name); }

  Input& input_;
  const ReadOptions& options_;
  Selection selection_;
  ExchangeSink& sink_;
  Gathering gathering_;
  std::unordered_map<std::string, std::string> users_;        // display name by id
  std::unordered_map<std::string, std::string> question_of_;  // by id of the answer
};

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) { DumpReader(input, options, sink).run(); }

int recognise(const Sample& sample) {
  const auto has = [&](std::string_view text) { return sample.head.find(text) != std::string_view::npos; };
  return has("<row ") && has("PostTypeId=") && has("CreationDate=") ? 90 : 0;
}

int recognise_bundle(const Bundle& bundle) {
  const auto has = [&](std::string_view table) {
    return std::ranges::any_of(bundle.names(), [&](const std::string& name) { return is_table(name, table); });
  };
  return has("Posts.xml") && has("Comments.xml") ? 90 : 0;
}

}  // namespace

const Format stackexchange_format{
    "stackexchange",
    "Stack Exchange data dump (Posts.xml, Comments.xml, Users.xml)",
    "Your profile on a site > Settings > Data dump access, or archive.org/details/stackexchange (unpack the .7z first)",
    "Questions with answers and comments, one exchange a question; names where Users.xml is there. Posts.xml alone has "
    "no comments. The rows of a question lie far apart, so the text of the tables is in memory about once.",
    recognise,
    recognise_bundle,
    read,
};

}  // namespace rapport
