#include "rapport/ingest/formats.h"

#include <algorithm>
#include <vector>

namespace rapport {

// One declaration and one row a format; the row itself is defined in ingest/<name>.cpp. On a tie of sureness the
// earlier row wins, so the more particular formats stand first.

extern const Format blogger_format;
extern const Format blogger_takeout_format;
extern const Format csv_format;
extern const Format discord_format;
extern const Format discourse_format;
extern const Format disqus_format;
extern const Format facebook_format;
extern const Format feed_format;
extern const Format frontmatter_format;
extern const Format ghost_format;
extern const Format hackernews_format;
extern const Format htmlpage_format;
extern const Format linkedin_format;
extern const Format mastodon_format;
extern const Format mbox_format;
extern const Format medium_format;
extern const Format mt_format;
extern const Format ndjson_format;
extern const Format reddit_format;
extern const Format slack_format;
extern const Format stackexchange_format;
extern const Format substack_format;
extern const Format telegram_format;
extern const Format textpage_format;
extern const Format tumblr_format;
extern const Format warc_format;
extern const Format whatsapp_format;
extern const Format wxr_format;
extern const Format youtube_format;

static const std::vector<const Format*>& table() {
  // clang-format off
  static const std::vector<const Format*> rows = {
      &wxr_format,
      &disqus_format,
      &blogger_format,
      &blogger_takeout_format,
      &stackexchange_format,
      &feed_format,
      &mt_format,
      &discord_format,
      &discourse_format,
      &facebook_format,
      &ghost_format,
      &hackernews_format,
      &mastodon_format,
      &reddit_format,
      &slack_format,
      &telegram_format,
      &tumblr_format,
      &linkedin_format,
      &youtube_format,
      &ndjson_format,
      &csv_format,
      &mbox_format,
      &whatsapp_format,
      &warc_format,
      &substack_format,
      &medium_format,
      &frontmatter_format,
      &htmlpage_format,
      &textpage_format,
  };
  // clang-format on
  return rows;
}

std::span<const Format* const> formats() { return table(); }

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(table(), name, [](const Format* f) { return f->name; });
  return found == table().end() ? nullptr : *found;
}

template <typename Found>
static const Format* surest(int (*Format::*recognise)(const Found&), const Found& found) {
  const Format* best = nullptr;
  int best_sureness = 0;
  for (const Format* format : table()) {
    const int sureness = format->*recognise == nullptr ? 0 : (format->*recognise)(found);
    if (sureness <= best_sureness) continue;
    best = format;
    best_sureness = sureness;
  }
  return best;
}

const Format* recognise(const Sample& sample) { return surest(&Format::recognise, sample); }
const Format* recognise(const Bundle& bundle) { return surest(&Format::recognise_bundle, bundle); }

}  // namespace rapport
