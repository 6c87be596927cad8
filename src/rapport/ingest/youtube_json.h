#pragma once
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

// The comments of YouTube videos as JSON: answers of the Data API (commentThreads and comments lists, one or several),
// the info.json of yt-dlp, and the lines of youtube-comment-downloader.

/// How surely a sample is one of them, as Format::recognise says it.
int recognise_youtube_json(const Sample& sample);
/// The comments of a video as one exchange.
void read_youtube_json(Input& input, ExchangeSink& sink);

}  // namespace rapport
