#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "rapport/ingest/html_tree.h"
#include "rapport/ingest/rich_text.h"
#include "rapport/model/message.h"

namespace rapport {

/// What a page tells search engines of itself: an article, a discussion or a question of schema.org as JSON-LD, in
/// <script type="application/ld+json">. Pages that scripts draw in the browser say it nowhere else.
struct PageData {
  std::string title;
  std::string author;
  std::optional<std::int64_t> written_at;
  RichText text;                  ///< of the post; often only its beginning
  std::vector<Message> comments;  ///< and the answers to a question, with the comments on them
};

/// Everything is empty where the page has no such script.
PageData read_page_data(const HtmlTree& tree);

}  // namespace rapport
