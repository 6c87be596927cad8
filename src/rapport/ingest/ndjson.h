#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "rapport/ingest/json/value.h"
#include "rapport/model/exchange.h"

namespace rapport {

// The interchange form, read by the row "ndjson" of the table of formats and written by report/convert.h.
//
// A line is a message:
//   id, conversation_id (also root), reply_to (also reply-to), speaker (a name, or an object with id and name; also
//   user), timestamp (RFC 3339, or seconds, milliseconds or microseconds since 1970), kind, status, title, url, format,
//   text (the only one that must be there);
// or a whole exchange:
//   id, title, url, format, messages: a list of messages as above, without conversation_id.
// A document that is a list of such objects is read like lines. Offsets are code points of `text`. What only rapport
// writes, so that a text is not looked at twice:
//   role        "host" or "guest"
//   speaker_no  tells apart speakers of one exchange whom the name does not
//   set_aside   [[begin, end, reason], …]: what is not the speaker's own live speech
//   links       [[begin, end, host], …]
// A text without `set_aside` is searched for quotations and addresses as plain text, and is not changed by it.
// Whatever a file holds is read, whatever ReadOptions::include says: whoever wrote it has chosen.
//
// Messages of one conversation_id become one exchange, gathered in a window of bounded memory (see
// ingest/conversation_window.h); without one, a line is an exchange of its own. A line that cannot be read is an error
// with its line and column, and the lines around it are read.

/// Every name above, for JsonDocument.
inline constexpr std::array<std::string_view, 20> message_keys{
    "id",         "conversation_id", "root",  "reply_to", "reply-to", "speaker", "user",      "name",
    "kind",       "status",          "title", "url",      "format",   "text",    "timestamp", "role",
    "speaker_no", "messages",        "links", "set_aside"};

/// The word that stands for a reason in `set_aside`, and the way back.
std::string_view name(SetAside::Why why);
std::optional<SetAside::Why> find_set_aside(std::string_view name);

/// The message in a JSON object; nothing where it has no `text`. What it says of its exchange (conversation_id, title,
/// url, format) goes to `head`, and so does a diagnostic for what cannot be kept; `where` is the place for those.
std::optional<Message> read_message(JsonValue object, const Diagnostic& where, Exchange& head);

}  // namespace rapport
