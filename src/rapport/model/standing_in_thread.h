#pragma once
#include "rapport/model/message.h"

namespace rapport {

/// Whether a message stands below a post, as the source says.
inline bool is_comment(const Message& m) {
  return m.kind == "comment" || m.kind == "pingback" || m.kind == "trackback";
}

/// Whether a message only stands behind the others, as in a chat or a list of turns: the source does not say what it
/// answers, and it is no comment, which would answer the post.
inline bool is_talk(const Message& m) { return m.reply_to.empty() && !is_comment(m); }

}  // namespace rapport
