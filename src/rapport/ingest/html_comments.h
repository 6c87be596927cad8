#pragma once
#include <cstddef>
#include <vector>

#include "rapport/ingest/html_tree.h"
#include "rapport/model/message.h"

namespace rapport {

/// The comments of a saved page, in document order: WordPress and Blogger lists, microformats (h-cite, h-entry),
/// schema.org Comment, and lists whose items have the class "comment". Parents by nesting or by the depth that the
/// markup gives. Ids are the page's own where it has any.
struct HtmlComments {
  std::vector<Message> messages;
  std::vector<std::size_t> nodes;  ///< of the comments, in the same order
  std::size_t region = 0;          ///< the element that holds nothing but them, their heading and form; 0 = none
};

HtmlComments find_html_comments(const HtmlTree& tree);

}  // namespace rapport
