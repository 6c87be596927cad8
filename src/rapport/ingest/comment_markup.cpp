#include "rapport/ingest/comment_markup.h"

#include "rapport/ingest/html_query.h"

namespace rapport {

bool is_comment_signature(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"comment-footer", "comment-meta", "submitted"});
}

bool is_comment_date(const HtmlTree& tree, std::size_t i) {
  return tree.nodes()[i].tag == "time" || has_property(tree, i, {"datePublished", "dateCreated", "commentTime"}) ||
         has_any_class(tree, i,
                       {"dt-published", "published", "comment-timestamp", "datetime", "comment-date", "comment-meta",
                        "commentmetadata", "date", "comment-time", "wp-block-comment-date", "comment-datetimelink",
                        "submitted", "comment__time", "b-leaf-createdtime", "wpd-comment-date"});
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

bool is_comment_field(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"field-name-comment-body", "field--name-comment-body"});
}

bool is_comment_content(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i,
                       {"comment__content", "b-leaf-article", "comment-content", "wp-block-comment-content",
                        "comment-text", "comment_text", "e-content", "p-content", "p-name", "comment-entry",
                        "comment-message", "wpd-comment-text", "isso-text"}) ||
         has_property(tree, i, {"text", "commentText"});
}

bool is_comment_block(const HtmlTree& tree, std::size_t i) {
  return has_any_class(tree, i, {"comment-body", "content"});
}

}  // namespace rapport
