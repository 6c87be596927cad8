#include "rapport/ingest/html_page.h"

#include <algorithm>
#include <string>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/html_comments.h"
#include "rapport/ingest/html_forum.h"
#include "rapport/ingest/html_query.h"
#include "rapport/ingest/html_text.h"
#include "rapport/ingest/page_data.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/text_page.h"

namespace rapport {

namespace {

class PageReader {
 public:
  explicit PageReader(const HtmlTree& tree) : tree_(tree), comments_(find_html_comments(tree)) {}

  /// A topic of a forum.
  [[nodiscard]] Exchange read_forum(HtmlForum&& forum) const {
    Exchange one;
    one.title = forum.title_node == no_node ? title() : one_line(tree_, forum.title_node);
    one.url = url();
    one.id = one.url;
    one.messages = std::move(forum.messages);
    return one;
  }

  Exchange read(Selection& selection) {
    Exchange one;
    one.title = title();
    one.url = url();
    one.id = one.url;
    Message post;
    post.id = one.url;
    post.kind = "post";
    post.status = "publish";
    post.author = author();
    post.written_at = date();
    RichText text = body();
    if (comments_.messages.empty()) fill_from_data(one, post, text);
    assign(post, std::move(text));
    const bool has_post = !post.text.empty();
    if (has_post) one.messages.push_back(std::move(post));
    for (auto& m : comments_.messages) {
      if (selection.takes(m.kind, m.status)) one.messages.push_back(std::move(m));
    }
    return one;
  }

 private:
  /// Where the markup shows no comments. What it calls the post's content is more than the data, which may be cut
  /// short; the rest of a page may hold the comments, too.
  void fill_from_data(Exchange& one, Message& post, RichText& text) {
    PageData data = read_page_data(tree_);
    if (one.title.empty()) one.title = std::move(data.title);
    if (post.author.empty()) post.author = std::move(data.author);
    if (!post.written_at) post.written_at = data.written_at;
    const bool holds_comments = content() == no_node && !data.comments.empty();
    if (!data.text.text.empty() && (text.text.empty() || holds_comments)) text = std::move(data.text);
    comments_.messages = std::move(data.comments);
  }

  /// The first element outside the comments for which `wanted` holds.
  [[nodiscard]] std::size_t find(const HtmlPredicate& wanted) const {
    return find_element(tree_, 0, wanted, [&](std::size_t i) { return is_comment(i); });
  }

  [[nodiscard]] bool is_comment(std::size_t i) const {
    return (comments_.region > 0 && i == comments_.region) || std::ranges::binary_search(comments_.nodes, i);
  }

  [[nodiscard]] std::size_t find_class(std::initializer_list<std::string_view> classes) const {
    return find([&](std::size_t i) { return has_any_class(tree_, i, classes); });
  }

  [[nodiscard]] std::size_t find_tag(std::string_view tag) const {
    return find([&](std::size_t i) { return tree_.nodes()[i].tag == tag; });
  }

  /// The element that shows the title; no_node if there is none.
  [[nodiscard]] std::size_t title_node() const {
    std::size_t found = find([&](std::size_t i) {
      return has_any_class(
                 tree_, i,
                 {"entry-title", "p-name", "post-title", "wp-block-post-title", "titleline", "serendipity_title"}) ||
             (has_property(tree_, i, {"headline"}) && tree_.nodes()[i].tag != "meta");
    });
    if (found == no_node) found = find_tag("h1");
    if (found == no_node) found = find_class({"entry-header"});
    return found == no_node ? heading_of_post() : found;
  }

  [[nodiscard]] std::string title() const {
    std::size_t found = title_node();
    if (found != no_node) {
      if (auto text = one_line(tree_, found); !text.empty()) return text;
    }
    if (const auto given = meta_content(tree_, "og:title"); !given.empty()) return std::string(given);
    found = find_tag("title");
    return found == no_node ? "" : one_line(tree_, found);
  }

  /// The first <h2> or <h3> inside the element that older themes call the post.
  [[nodiscard]] std::size_t heading_of_post() const {
    const std::size_t post = find_class({"post", "hentry", "entry"});
    if (post == no_node) return no_node;
    const auto is_heading = [&](std::size_t i) { return tree_.nodes()[i].tag == "h2" || tree_.nodes()[i].tag == "h3"; };
    return find_element(tree_, post, is_heading, [&](std::size_t i) { return is_comment(i); });
  }

  [[nodiscard]] std::string url() const {
    const std::size_t canonical = find(
        [&](std::size_t i) { return tree_.nodes()[i].tag == "link" && attribute(tree_, i, "rel") == "canonical"; });
    if (canonical != no_node) return std::string(attribute(tree_, canonical, "href"));
    if (const auto given = meta_content(tree_, "og:url"); !given.empty()) return std::string(given);
    const std::size_t link = find([&](std::size_t i) {
      return has_any_class(tree_, i, {"u-url", "p-canonical"}) && tree_.attribute(i, "href") != nullptr;
    });
    return link == no_node ? "" : std::string(attribute(tree_, link, "href"));
  }

  [[nodiscard]] std::string author() const {
    std::size_t found = find([&](std::size_t i) {
      return tree_.has_class(i, "p-author") || attribute(tree_, i, "rel") == "author" ||
             has_property(tree_, i, {"author"});
    });
    if (found == no_node) found = find_class({"fn", "hnuser", "u-author"});
    if (found == no_node)
      found = find_class({"wp-block-post-author__name", "b-singlepost-author", "post-author", "author", "byline"});
    if (found == no_node) {
      const auto by = signature();
      return by ? by->author : std::string(meta_content(tree_, "author"));
    }
    const std::size_t inner =
        find_element(tree_, found, [&](std::size_t i) { return has_property(tree_, i, {"name"}); });
    std::string name = one_line(tree_, inner == no_node ? found : inner);
    for (const std::string_view lead : {"Posted by ", "By ", "by "}) {
      if (name.starts_with(lead)) name.erase(0, lead.size());
    }
    return name;
  }

  /// "Posted by Ann Lee on May 06, 2008 at 04:05 PM" below the post (TypePad).
  [[nodiscard]] std::optional<ByLine> signature() const {
    const std::size_t found = find_class({"post-footers", "entry-footer", "submitted", "node__submitted"});
    return found == no_node ? std::nullopt : by_line(one_line(tree_, found));
  }

  [[nodiscard]] std::optional<std::int64_t> date() const {
    if (auto given = parse_date(meta_content(tree_, "article:published_time"))) return given;
    std::size_t found = find_date([&](std::size_t i) {
      return has_any_class(tree_, i, {"dt-published", "published"}) || has_property(tree_, i, {"datePublished"});
    });
    if (found == no_node) found = find_date([&](std::size_t i) { return tree_.nodes()[i].tag == "time"; });
    if (found == no_node) {
      found = find_date([&](std::size_t i) {
        return has_any_class(tree_, i,
                             {"entry-date", "date-header", "date-post", "post-date", "post-timestamp", "date",
                              "posted-on", "timestamp", "age"});
      });
    }
    if (found != no_node) return element_date(tree_, found);
    const auto by = signature();
    return by ? by->written_at : std::nullopt;
  }

  [[nodiscard]] std::size_t find_date(const HtmlPredicate& wanted) const {
    return find([&](std::size_t i) { return wanted(i) && element_date(tree_, i); });
  }

  /// The element that the markup calls the post's content.
  [[nodiscard]] std::size_t content() const {
    const std::size_t found = find([&](std::size_t i) {
      return has_any_class(tree_, i,
                           {"entry-content",
                            "e-content",
                            "post-body",
                            "post-content",
                            "post_content",
                            "entry-body",
                            "available-content",
                            "field-name-body",
                            "field--name-body",
                            "toptext",
                            "usertext-body",
                            "gh-content",
                            "post-full-content",
                            "article-content",
                            "article-body",
                            "article__content",
                            "post__content",
                            "entry__content",
                            "rte",
                            "serendipity_entry_body"}) ||
             has_property(tree_, i, {"articleBody", "text"});
    });
    return found == no_node ? find_class({"entry", "entrytext", "storycontent", "postbody"}) : found;
  }

  /// Its content; else the page without its furniture.
  [[nodiscard]] RichText body() const {
    std::size_t found = content();
    const bool is_marked = found != no_node;
    if (!is_marked) found = find_tag("article");
    if (found == no_node) found = find_tag("main");
    if (found == no_node) found = 0;
    const std::size_t heading = is_marked ? no_node : title_node();
    return html_to_text(tree_, found, [&, found](std::size_t i) {
      if (i == found) return false;
      return i == heading || is_comment(i) || is_share_button(i) || (!is_marked && is_furniture(i));
    });
  }

  [[nodiscard]] bool is_share_button(std::size_t i) const {
    return has_any_class(tree_, i,
                         {"sharedaddy", "jp-relatedposts", "post-footer", "entry-footer", "postmetadata",
                          "share-buttons", "addtoany_share_save_container"});
  }

  [[nodiscard]] bool is_furniture(std::size_t i) const {
    const auto tag = tree_.nodes()[i].tag;
    return tag == "nav" || tag == "header" || tag == "footer" || tag == "aside" || tag == "form" ||
           has_any_class(tree_, i, {"sidebar", "widget", "comments-area", "comment-respond", "navigation", "menu"});
  }

  const HtmlTree& tree_;
  HtmlComments comments_;
};

/// A page whose markup would cost too much is read as if it had been copied from the browser.
Exchange read_flat_page(const HtmlTree& tree, Selection& selection) {
  Exchange one = read_text_page(html_to_text(tree, 0).text, {}, selection);
  if (one.messages.size() == 1 && one.messages.front().text.empty()) one.messages.clear();
  Diagnostic d;
  d.message =
      "the page nests or repeats its markup beyond measure: it was read as plain text, without links and replies";
  one.diagnostics.push_back(std::move(d));
  return one;
}

}  // namespace

Exchange read_html_page(std::string_view html, Selection& selection) {
  const HtmlTree tree(html);
  if (tree.is_flat()) return read_flat_page(tree, selection);
  auto forum = find_html_forum(tree);
  if (!forum.messages.empty()) return PageReader(tree).read_forum(std::move(forum));
  return PageReader(tree).read(selection);
}

}  // namespace rapport
