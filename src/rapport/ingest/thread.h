#pragma once
#include "rapport/model/exchange.h"

namespace rapport {

/// Turns the messages of one exchange, in any order, into a thread, whatever the source: sorts them so that a message
/// stands after the one it answers and siblings stand in order of time (then of the source), fills `parent` from
/// `reply_to` (a comment without one answers the post), attaches replies to a missing parent to the post and breaks
/// cycles, each with a diagnostic in the exchange; makes missing ids ("<exchange id>#<position>"); recognises the host
/// by author_key, by name, or by the role the source gave. Linear in the number of messages, no recursion.
void build_thread(Exchange& exchange);

}  // namespace rapport
