#pragma once
#include "rapport/model/exchange.h"

namespace rapport {

/// Turns the messages of one exchange, in any order, into a thread, whatever the source:
/// - `messages[0]` becomes the post: of the messages that answer nothing, the earliest post or page, else the earliest
///   message of another kind, else the earliest comment;
/// - the others stand depth first as on a page, each after the one it answers, siblings in order of time (a message
///   without a date counts as written with the sibling before it in the source), then of the source; what stands in
///   this order already keeps it;
/// - `parent` is filled from `reply_to`; without one a message answers the post (nothing, where the source does not
///   hold the post and messages[0] is itself a comment);
/// - a reply to a message that is not there, or one in a cycle of replies, is attached to the post: a note each;
/// - missing ids are made ("<exchange id>#<position in the source>"); of messages with one id replies go to the first;
/// - whoever wrote the post, by `author_key` or by name, is the host, besides those whom the source called so.
/// n log n in the number of messages, no recursion.
void build_thread(Exchange& exchange);

}  // namespace rapport
