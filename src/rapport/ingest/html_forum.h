#pragma once
#include <cstddef>
#include <vector>

#include "rapport/ingest/html_tree.h"
#include "rapport/model/message.h"

namespace rapport {

/// The messages of a forum page in their order, the first of them the post: topics of phpBB (3.0 and later), vBulletin
/// 4, XenForo, MyBB and SMF 2. A forum says what a message quotes and not what it answers, so none has a parent.
struct HtmlForum {
  std::vector<Message> messages;  ///< empty = no page of a forum
  std::size_t title_node = 0;     ///< the element that holds the title of the topic; no_node if there is none
};
HtmlForum find_html_forum(const HtmlTree& tree);

}  // namespace rapport
