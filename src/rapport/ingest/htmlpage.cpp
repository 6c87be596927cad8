#include <string>
#include <utility>

#include "rapport/ingest/ascii.h"
#include "rapport/ingest/html_flatten.h"
#include "rapport/ingest/html_page.h"
#include "rapport/ingest/mhtml.h"
#include "rapport/ingest/reader.h"
#include "rapport/ingest/single_page.h"

namespace rapport {

namespace {

void read(Input& input, const ReadOptions& options, ExchangeSink& sink) {
  bool truncated = false;
  std::string html = read_all(*input.bytes, max_html_bytes, &truncated);
  if (is_mhtml(html)) html = page_in_mhtml(html);
  Selection selection(options.include);
  Exchange one = read_html_page(html, selection);
  selection.report(sink);
  hand_out_page(std::move(one), input, "htmlpage", truncated, sink);
}

/// A page that marks comments is surely meant; any other may have been saved by mistake.
int recognise(const Sample& sample) {
  if (is_mhtml(sample.head)) return 90;
  const std::string head = ascii::lower(sample.head);
  const auto begin = head.find_first_not_of(" \t\r\n");
  if (begin == head.npos || head[begin] != '<' || head.find("<html") == head.npos) return 0;
  const bool is_blog = head.find("hentry") != head.npos || head.find("h-entry") != head.npos ||
                       head.find("blogposting") != head.npos || head.find("id=\"comment") != head.npos;
  return is_blog ? 70 : 40;
}

}  // namespace

extern const Format htmlpage_format{
    "htmlpage",
    "Blog page saved as HTML",
    "In the browser: Save Page As > Web Page, HTML only, or Web Page, Single File (.mhtml)",
    "One page an exchange: title, author, date and text of the post; comments of WordPress, Blogger, TypePad, Drupal, "
    "Dotclear, Serendipity, LiveJournal, Substack, Discourse, Hacker News, Reddit, Lobsters, Stack Exchange, phpBB, "
    "vBulletin, XenForo, MyBB and SMF pages, microformats (h-entry, h-cite) and schema.org (microdata, JSON-LD), with "
    "their replies.",
    recognise,
    nullptr,
    read,
};

}  // namespace rapport
