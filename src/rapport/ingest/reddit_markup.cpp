#include "rapport/ingest/reddit_markup.h"

#include <algorithm>
#include <array>
#include <string>

namespace rapport {

/// There is no HTML in it, and the API writes '>' as an entity: put right, what is a quotation is seen as one, and what
/// looks like a tag stays text.
static std::string to_markdown(std::string_view written) {
  constexpr std::string_view entity = "&gt;";
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '<') {
      out += "&lt;";
    } else if (written.substr(i).starts_with(entity)) {
      out += '>';
      i += entity.size() - 1;
    } else {
      out += written[i];
    }
  }
  return out;
}

RichText reddit_to_text(std::string_view written) { return markdown_to_text(to_markdown(written)); }

bool is_gone_from_reddit(std::string_view text) {
  constexpr auto notices =
      std::to_array<std::string_view>({"[deleted]", "[removed]", "[ Removed by Reddit ]", "[deleted by user]"});
  return std::ranges::find(notices, text) != notices.end();
}

}  // namespace rapport
