#pragma once
#include <cstddef>
#include <functional>

#include "rapport/ingest/html_tree.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {

/// Says of a node, element or text, whether it is to be left out with all that it holds.
using HtmlSkip = std::function<bool(std::size_t node)>;

/// The visible text of the subtree at `root`, as html_to_text of rich_text.h gives it for a whole body.
RichText html_to_text(const HtmlTree& tree, std::size_t root, const HtmlSkip& skip = {});

}  // namespace rapport
