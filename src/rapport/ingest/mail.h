#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// One mail, decoded.
struct Mail {
  std::string id;                       ///< Message-ID with its brackets; empty = none
  std::vector<std::string> references;  ///< ids of the mails before it in the thread, the one answered last
  std::string author;                   ///< the display name of From; empty where it gives only an address
  std::string address;                  ///< tells speakers apart, is never printed
  std::string subject;
  std::string status;  ///< "spam", "trash" or "draft" by Gmail's labels; empty for any other mail
  std::optional<std::int64_t> written_at;
  RichText body;  ///< text/plain where there is one, else HTML; attachments are left out
};

/// Reads a mail of any form (RFC 5322 and MIME). Damage costs no more than the part that is damaged.
Mail parse_mail(std::string_view mail);

}  // namespace rapport
