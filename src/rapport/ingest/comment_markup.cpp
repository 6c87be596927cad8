#include "rapport/ingest/comment_markup.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "rapport/ingest/html_query.h"

namespace rapport {

bool is_comment_signature(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"comment-footer", "comment-meta", "submitted"});
}

bool is_comment_date(const HtmlTree& tree, std::size_t i) {
  return tree.nodes()[i].tag == "time" || has_property(tree, i, {"datePublished", "dateCreated", "commentTime"}) ||
         has_any_class(tree, i,
                       {"dt-published",
                        "published",
                        "comment-timestamp",
                        "datetime",
                        "comment-date",
                        "comment-meta",
                        "commentmetadata",
                        "date",
                        "comment-time",
                        "wp-block-comment-date",
                        "comment-datetimelink",
                        "submitted",
                        "age",
                        "comment_time",
                        "comment_meta",
                        "relativetime-clean",
                        "comment_source_date",
                        "comment__time",
                        "b-leaf-createdtime",
                        "wpd-comment-date"});
}

bool is_comment_furniture(const HtmlTree& tree, std::size_t i) {
  return is_comment_date(tree, i) || tree.nodes()[i].tag == "form" ||
         has_any_class(tree, i,
                       {"fn",
                        "comment-author",
                        "vcard",
                        "p-author",
                        "comment-header",
                        "reply",
                        "comment-reply-link",
                        "comment-actions",
                        "comment-footer",
                        "says",
                        "comment-edit-link",
                        "children",
                        "comment-replies",
                        "comment-awaiting-moderation",
                        "edit-link",
                        "screen-reader-text",
                        "wp-block-comment-author-name",
                        "wp-block-comment-reply-link",
                        "commenter-name",
                        "comment-name",
                        "comment-poster",
                        "wpd-comment-header",
                        "wpd-comment-footer",
                        "wpd-reply-to",
                        "isso-comment-header",
                        "isso-comment-footer",
                        "links",
                        "submitted"}) ||
         has_property(tree, i, {"author"});
}

bool is_comment_beginning(const HtmlTree& tree, std::size_t i) {
  const auto tag = tree.nodes()[i].tag;
  if (tag == "shreddit-comment" || (tag == "tr" && tree.has_class(i, "comtr"))) return true;
  if (has_item_type(tree, i, {"schema.org/Comment", "schema.org/UserComments", "schema.org/Answer"})) return true;
  const bool is_cite = has_any_class(tree, i, {"h-cite", "h-entry"});
  if (is_cite && has_any_class(tree, i, {"u-comment", "p-comment", "u-in-reply-to"})) return true;
  const bool is_block = tag == "li" || tag == "div" || tag == "article" || tag == "section";
  return is_block &&
         (has_any_class(tree, i,
                        {"comment", "comment-wrap", "serendipity_comment", "b-leaf", "pingback", "trackback"}) ||
          has_property(tree, i, {"comment"}));
}

std::size_t find_comment_author(const HtmlTree& tree, const HtmlSearch& part) {
  const auto by_class = [&](std::initializer_list<std::string_view> classes) {
    return part(
        [&, classes](std::size_t i) { return has_any_class(tree, i, classes) || has_property(tree, i, {"author"}); });
  };
  std::size_t found = by_class({"fn", "p-author", "user", "author-name", "hnuser"});
  if (found == no_node) {
    found = by_class({"comment-author", "wp-block-comment-author-name", "author", "comment_author", "username",
                      "commenter", "commenter-name", "comment-poster", "comment__author", "b-leaf-username",
                      "wpd-comment-author", "isso-author", "comment-user", "comment_source_author", "commentauthor",
                      "comment-name", "anon-comment-author"});
  }
  if (found == no_node) found = part([&](std::size_t i) { return tree.nodes()[i].tag == "cite"; });
  if (found == no_node) return no_node;
  const std::size_t name = find_element(tree, found, [&](std::size_t i) { return has_property(tree, i, {"name"}); });
  return name == no_node ? found : name;
}

int comment_depth(const HtmlTree& tree, std::size_t node) {
  constexpr int deepest = 20;
  for (int d = 1; d <= deepest; ++d) {
    const std::string name = "depth-" + std::to_string(d);
    if (tree.has_class(node, name) || tree.attribute(node, name.c_str()) != nullptr) return d;
    if (tree.has_class(tree.nodes()[node].parent, "b-tree-twig-" + std::to_string(d))) return d;
    if (tree.has_class(node, "commentlevel-" + std::to_string(d - 1))) return d;
  }
  if (tree.nodes()[node].tag != "tr") return 0;
  const auto indent = find_element(tree, node, [&](std::size_t i) { return tree.attribute(i, "indent") != nullptr; });
  int levels = 0;
  if (indent == no_node) return 0;
  const auto text = attribute(tree, indent, "indent");
  std::from_chars(text.data(), text.data() + text.size(), levels);
  return 1 + std::max(levels, 0);
}

bool is_comment_indent(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"indented", "comments_subtree"});  // Drupal, Lobsters
}

bool is_comment_field(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"field-name-comment-body", "field--name-comment-body", "comment-copy"}) ||
         attribute(tree, i, "slot") == "comment";
}

bool is_comment_content(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i,
                       {"comment__content", "commtext", "usertext-body", "serendipity_commentBody", "b-leaf-article",
                        "comment-content", "wp-block-comment-content", "comment-text", "comment_text", "e-content",
                        "p-content", "p-name", "comment-entry", "comment-message", "wpd-comment-text", "isso-text"}) ||
         has_property(tree, i, {"text", "commentText"});
}

bool is_comment_block(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"comment-body", "content"});
}

}  // namespace rapport
