#pragma once
#include <cstddef>

#include "rapport/ingest/html_query.h"

namespace rapport {

// What an element in or around a comment of a saved page is, by the classes and properties that blog engines give it.

/// Whether the element is a comment, or an answer to a question.
bool is_comment_beginning(const HtmlTree& tree, std::size_t node);

/// Finds the first element inside a comment for which the predicate holds; no_node if there is none.
using HtmlSearch = std::function<std::size_t(const HtmlPredicate&)>;
/// The element that holds the name of its author; no_node if none is marked.
std::size_t find_comment_author(const HtmlTree& tree, const HtmlSearch& part);
/// The depth that the comment itself gives, from 1; 0 where it gives none.
int comment_depth(const HtmlTree& tree, std::size_t node);
/// Whether the element stands around comments of one depth, beside the comment that they answer, not inside it.
bool is_comment_indent(const HtmlTree& tree, std::size_t node);

/// The date of the comment.
bool is_comment_date(const HtmlTree& tree, std::size_t node);
/// The line that names author and date: "Submitted by Ann Lee on Tue, 05/06/2008".
bool is_comment_signature(const HtmlTree& tree, std::size_t node);
/// Names, dates and buttons.
bool is_comment_furniture(const HtmlTree& tree, std::size_t node);

// What was written, the surest mark first: the text alone; the text with perhaps a subject; a block around it.
bool is_comment_field(const HtmlTree& tree, std::size_t node);
bool is_comment_content(const HtmlTree& tree, std::size_t node);
bool is_comment_block(const HtmlTree& tree, std::size_t node);

}  // namespace rapport
