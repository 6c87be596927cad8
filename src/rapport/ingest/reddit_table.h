#pragma once
#include "rapport/ingest/reader.h"

namespace rapport {

// The tables of Reddit's own download of one's data: posts.csv and comments.csv.

/// Whether the first line names their columns.
bool is_reddit_table(std::string_view head);
/// One's posts and comments; a comment goes to the post whose address it gives.
void read_reddit_table(Input& input, const ReadOptions& options, ExchangeSink& sink);

}  // namespace rapport
