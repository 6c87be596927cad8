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

/// "p101" (phpBB).
bool is_post_id(std::string_view id) {
  return id.size() > 1 && id.front() == 'p' && std::ranges::all_of(id.substr(1), ascii::is_digit);
}

class ForumReader {
 public:
  explicit ForumReader(const HtmlTree& tree) : tree_(tree) {}

  HtmlForum read() const {
    HtmlForum out;
    for (std::size_t i = 0; i < tree_.nodes().size();) {
      const bool begins = !tree_.nodes()[i].tag.empty() && begins_message(i);
      if (begins) out.messages.push_back(message(i, out.messages.empty()));
      i = begins ? tree_.nodes()[i].end : i + 1;
    }
    out.title_node = find_element(tree_, 0, [&](std::size_t i) {
      return has_any_class(tree_, i, {"topic-title", "p-title-value"}) || is_topic_heading(i);
    });
    return out;
  }

 private:
  [[nodiscard]] bool begins_message(std::size_t i) const {
    const bool is_phpbb = tree_.has_class(i, "post") && is_post_id(attribute(tree_, i, "id"));
    return is_phpbb || (tree_.has_class(i, "message--post") && tree_.attribute(i, "data-author") != nullptr);
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
    if (const auto content = part(node, {"bbWrapper", "content"}); content != no_node) {
      assign(m, html_to_text(tree_, content, [&](std::size_t i) { return is_about_quotation(i); }));
    }
    return m;
  }

  [[nodiscard]] std::size_t part(std::size_t node, std::initializer_list<std::string_view> classes) const {
    return find_element(tree_, node, [&](std::size_t i) { return i != node && has_any_class(tree_, i, classes); });
  }

  [[nodiscard]] std::string author(std::size_t node) const {
    if (const auto given = attribute(tree_, node, "data-author"); !given.empty()) return std::string(given);
    const auto named = part(node, {"username", "username-coloured"});
    if (named != no_node) return one_line(tree_, named);
    const auto line = part(node, {"author"});
    if (line == no_node) return {};
    const auto bold = find_element(tree_, line, [&](std::size_t i) { return tree_.nodes()[i].tag == "strong"; });
    return bold == no_node ? std::string() : one_line(tree_, bold);
  }

  /// A <time>, or what stands behind the name in "by Ann Lee » Sun May 06, 2012 9:10 am".
  [[nodiscard]] std::optional<std::int64_t> date(std::size_t node) const {
    const auto time = find_element(
        tree_, node, [&](std::size_t i) { return tree_.nodes()[i].tag == "time" && element_date(tree_, i); });
    if (time != no_node) return element_date(tree_, time);
    const auto line = part(node, {"author"});
    if (line == no_node) return {};
    const std::string text = one_line(tree_, line);
    const auto mark = text.rfind("»");
    return mark == text.npos ? std::nullopt : page_date(ascii::trim(std::string_view(text).substr(mark + 2)));
  }

  /// "Ann Lee wrote:" above what is quoted, buttons that unfold it.
  [[nodiscard]] bool is_about_quotation(std::size_t i) const {
    return has_any_class(tree_, i,
                         {"bbCodeBlock-title", "bbCodeBlock-expandLink", "bbCodeBlock-shrinkLink", "js-expandContent"});
  }

  const HtmlTree& tree_;
};

}  // namespace

HtmlForum find_html_forum(const HtmlTree& tree) { return ForumReader(tree).read(); }

}  // namespace rapport
