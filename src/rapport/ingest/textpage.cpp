#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/page_line.h"
#include "rapport/ingest/page_outline.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/single_page.h"
#include "rapport/ingest/text_page.h"

namespace rapport {

namespace {

constexpr std::size_t max_page_bytes = std::size_t{16} << 20;

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  bool truncated = false;
  const std::string text = read_all(*input.bytes, max_page_bytes, &truncated);
  Selection selection(options.include);
  Exchange one = read_text_page(text, input.path, selection);
  selection.report(sink);
  hand_out_page(std::move(one), input, "textpage", truncated, sink);
}

/// A heading with as many comments below it is beyond doubt; a title under a date may be any letter or note.
int recognise(const Sample& sample) {
  if (sample.head.find('\0') != sample.head.npos || sample.head.starts_with('<') || sample.head.starts_with('{'))
    return 0;
  const auto lines = page_lines(sample.head);
  const PageOutline page = outline_page(lines);
  const bool has_comments = !page.comments.found.empty();
  if (page.has_heading && has_comments) return 80;
  if (has_comments) return 60;
  if (page.has_heading && page.written_at) return 50;
  if (page.written_at && !page.title.empty()) return 20;
  return ascii::ends_with_fold(sample.name, ".txt") ? 5 : 0;
}

}  // namespace

extern const Format textpage_format{
    "textpage",
    "Blog page pasted as text",
    "Select the whole page in the browser, copy it, paste it into a text file",
    "One page an exchange: date, title, author, body, comments as Blogger, WordPress and TypePad print them. What is "
    "lost in pasting (links, quotations without a mark, most threading) cannot be read.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
