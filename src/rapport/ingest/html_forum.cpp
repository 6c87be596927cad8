#include "rapport/ingest/html_forum.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/html_query.h"
#include "rapport/ingest/html_text.h"
#include "rapport/ingest/page_line.h"

namespace rapport {

namespace {

/// Whether `id` is `prefix` and a number: "p101" (phpBB), "post_101" (vBulletin, MyBB).
bool is_numbered(std::string_view id, std::string_view prefix) {
  return id.size() > prefix.size() && id.starts_with(prefix) &&
         std::ranges::all_of(id.substr(prefix.size()), ascii::is_digit);
}

class ForumReader {
 public:
  explicit ForumReader(const HtmlTree& tree) : tree_(tree) {}

  HtmlForum read() const {
    HtmlForum out;
    for (std::size_t i = 0; i < tree_.nodes().size();) {
      // Themes of blogs use the same names for their posts, but not for the text in them.
      const bool begins = !tree_.nodes()[i].tag.empty() && begins_message(i) && content(i) != no_node;
      if (begins) out.messages.push_back(message(i, out.messages.empty()));
      i = begins ? tree_.nodes()[i].end : i + 1;
    }
    out.title_node = find_element(tree_, 0, [&](std::size_t i) {
      return has_any_class(tree_, i, {"topic-title", "p-title-value", "threadtitle"}) || is_topic_heading(i);
    });
    return out;
  }

 private:
  [[nodiscard]] bool begins_message(std::size_t i) const {
    const auto id = attribute(tree_, i, "id");
    if (tree_.has_class(i, "message") && tree_.attribute(i, "data-author") != nullptr) return true;  // XenForo
    if (tree_.has_class(i, "post_wrapper")) return true;                                             // SMF
    if (tree_.has_class(i, "post")) return is_numbered(id, "p") || is_numbered(id, "post_");         // phpBB, MyBB
    return is_numbered(id, "post_") && has_any_class(tree_, i, {"postcontainer", "postbit", "postbitlegacy"});
  }

  /// Before phpBB 3.1 the title is a plain <h2> with a link to the topic.
  [[nodiscard]] bool is_topic_heading(std::size_t i) const {
    if (tree_.nodes()[i].tag != "h2") return false;
    const auto is_link = [&](std::size_t n) {
      return attribute(tree_, n, "href").find("viewtopic.php") != std::string_view::npos;
    };
    return find_element(tree_, i, is_link) != no_node;
  }

  [[nodiscard]] Message message(std::size_t node, bool is_first) const {
    Message m;
    m.id = attribute(tree_, node, "data-content").empty() ? attribute(tree_, node, "id")
                                                          : attribute(tree_, node, "data-content");
    m.kind = is_first ? "post" : "comment";
    m.status = is_first ? "publish" : "approved";
    m.author = author(node);
    m.written_at = date(node);
    if (const auto found = content(node); found != no_node) {
      if (m.id.empty()) m.id = attribute(tree_, found, "id");
      assign(m, html_to_text(tree_, found, [&](std::size_t i) { return is_about_quotation(i); }));
    }
    return m;
  }

  [[nodiscard]] std::size_t content(std::size_t node) const {
    if (is_numbered(attribute(tree_, node, "id"), "p")) return part(node, {"content"});  // phpBB
    for (const std::string_view name : {"bbWrapper", "messageText", "postcontent", "post_body"}) {
      if (const auto found = part(node, {name}); found != no_node) return found;
    }
    return find_element(tree_, node, [&](std::size_t i) {
      return tree_.has_class(i, "inner") && is_numbered(attribute(tree_, i, "id"), "msg_");
    });
  }

  [[nodiscard]] std::size_t part(std::size_t node, std::initializer_list<std::string_view> classes) const {
    return find_element(tree_, node, [&](std::size_t i) { return i != node && has_any_class(tree_, i, classes); });
  }

  [[nodiscard]] std::string author(std::size_t node) const {
    if (const auto given = attribute(tree_, node, "data-author"); !given.empty()) return std::string(given);
    const auto named = part(node, {"username", "username-coloured"});
    if (named != no_node) return one_line(tree_, named);
    const auto line = part(node, {"author", "poster", "author_information"});
    if (line == no_node) return {};
    const auto name = find_element(tree_, line, [&](std::size_t i) {
      const auto tag = tree_.nodes()[i].tag;
      return (tag == "strong" || tag == "h4" || tag == "a") && !one_line(tree_, i).empty();
    });
    return name == no_node ? std::string() : one_line(tree_, name);
  }

  /// A <time>, or what the line around the name or above the text says of it.
  [[nodiscard]] std::optional<std::int64_t> date(std::size_t node) const {
    const auto found = find_element(tree_, node, [&](std::size_t i) {
      const bool may_be =
          tree_.nodes()[i].tag == "time" || has_any_class(tree_, i, {"date", "post_date", "DateTime", "smalltext"});
      return may_be && date_in(i);
    });
    if (found != no_node) return date_in(found);
    const auto line = part(node, {"author"});
    return line == no_node ? std::nullopt : date_in(line);
  }

  /// Also behind "by Ann Lee »" (phpBB) and between "« on:" and "»" (SMF).
  [[nodiscard]] std::optional<std::int64_t> date_in(std::size_t node) const {
    if (const auto date = element_date(tree_, node)) return date;
    std::string_view text;
    const std::string line = one_line(tree_, node);
    text = ascii::trim(line);
    if (text.ends_with("»")) text.remove_suffix(std::string_view("»").size());
    if (const auto mark = text.rfind("»"); mark != text.npos) text.remove_prefix(mark + std::string_view("»").size());
    if (const auto mark = text.find("on:"); mark != text.npos) text.remove_prefix(mark + 3);
    return page_date(ascii::trim(text));
  }

  /// "Ann Lee wrote:" above what is quoted, buttons that unfold it.
  [[nodiscard]] bool is_about_quotation(std::size_t i) const {
    return has_any_class(tree_, i,
                         {"bbCodeBlock-title", "bbCodeBlock-expandLink", "bbCodeBlock-shrinkLink", "js-expandContent",
                          "quoteheader", "quotefooter", "bbcode_postedby"});
  }

  const HtmlTree& tree_;
};

}  // namespace

HtmlForum find_html_forum(const HtmlTree& tree) { return ForumReader(tree).read(); }

}  // namespace rapport
