#pragma once
#include <map>
#include <string>
#include <string_view>

#include "rapport/ingest/rich_text.h"

namespace rapport {

/// Slack's "mrkdwn" to text: <@U123> becomes "@" and the name in `names` (by user id), <#C1|general> "#general",
/// <https://…|label> a link, lines that begin with '>' a quotation, `…` and ```…``` code. *Bold*, _italic_ and ~struck~
/// keep their marks: what they enclose reads the same.
RichText slack_to_text(std::string_view text, const std::map<std::string, std::string, std::less<>>& names);

}  // namespace rapport
