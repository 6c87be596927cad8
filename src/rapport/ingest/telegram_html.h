#pragma once
#include "rapport/ingest/html_tree.h"
#include "rapport/ingest/selection.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// Whether a page is a chat as Telegram Desktop exports it by default (messages.html, messages2.html …).
bool is_telegram_page(std::string_view head);

/// The chat, without id, source and format; not yet threaded. Notices and deleted messages as `selection` wants them.
Exchange read_telegram_page(const HtmlTree& page, Selection& selection);

}  // namespace rapport
