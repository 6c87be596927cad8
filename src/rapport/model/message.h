#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/model/span.h"

namespace rapport {

/// A stretch of a message that is not its author's own live speech. Its words are not counted as the author's, and
/// cues in it are quoted.
struct SetAside {
  enum class Why : std::uint8_t {
    block_quote,   ///< <blockquote>, [quote], a Discourse quotation
    inline_quote,  ///< <q>, <cite>
    mail_quote,    ///< lines that begin with '>', and the attribution line above them
    code,          ///< <pre>, <code>, a fenced block
    signature,     ///< what follows "-- " in a mail
  };
  Span span;  ///< in Message::text
  Why why = Why::block_quote;
};

/// A hyperlink: where it stands in the text and which host it leads to ("example.org", lower case, without "www.").
struct Link {
  Span span;  ///< of the anchor text, or of the bare address, in Message::text
  std::string host;
};

enum class Role : std::uint8_t {
  guest,  ///< answers in somebody else's place
  host,   ///< wrote the post, or runs the place (by id, name or role in the source)
};

/// One utterance of one speaker: a post or a comment. Plain data. `text` is valid UTF-8, free of markup, and frozen
/// once a reader has made it: every offset anywhere in rapport is into this text.
struct Message {
  std::string id;          ///< as the source has it; made from the position where the source has none
  std::string author;      ///< display name; empty = unknown
  std::string author_key;  ///< tells two speakers apart (source's user id, else the name folded); never printed
  Role role = Role::guest;
  std::string reply_to;                    ///< id of the message answered, as the source has it; empty = none given
  std::int32_t parent = -1;                ///< index in Exchange::messages of the message answered; -1 = none
  std::optional<std::int64_t> written_at;  ///< seconds since 1970-01-01T00:00:00Z
  std::string kind;    ///< post, page, comment, pingback, trackback or the source's own word, lower case
  std::string status;  ///< publish, draft, approved, pending, spam, trash, deleted …; empty = source has none
  std::string text;    ///< what a reader of the page would see, paragraphs separated by an empty line
  std::vector<SetAside> set_aside;  ///< sorted by begin, not overlapping
  std::vector<Link> links;          ///< sorted by begin
};

}  // namespace rapport
