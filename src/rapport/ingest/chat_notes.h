#pragma once
#include <string_view>

namespace rapport {

// What WhatsApp itself writes into the messages of an exported chat, in the languages of its users: in place of
// pictures and files, of deleted messages, and behind edited ones.

/// The mark that iPhones put in front of whatever nobody wrote, U+200E.
inline constexpr std::string_view generated_mark = "\u200E";

/// What of a message somebody wrote: without the line that stands for a picture ("<Media omitted>", "photo.jpg (file
/// attached)") and without what is marked as generated at its end. A view into `text`, no blanks at either end.
std::string_view written_words(std::string_view text);

/// Whether a text says that the message was deleted.
bool is_deletion_notice(std::string_view text);

}  // namespace rapport
