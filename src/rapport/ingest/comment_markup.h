#pragma once
#include <cstddef>

#include "rapport/ingest/html_tree.h"

namespace rapport {

// What an element inside a comment of a saved page is, by the classes and properties that blog engines give it.

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
