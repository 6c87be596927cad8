#include "rapport/ingest/json_feed.h"

#include <array>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/json/objects.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {
namespace {

constexpr std::array<std::string_view, 13> keys = {
    "version",        "items",         "id",      "url",     "title",
    "content_html",   "content_text",  "summary", "authors", "author",
    "date_published", "date_modified", "name",
};

RichText body_of(JsonValue item) {
  if (const auto html = item["content_html"].text(); !html.empty()) return html_to_text(html);
  const auto text = item["content_text"].text();
  return plain_to_text(text.empty() ? item["summary"].text() : text);
}

/// Version 1.1 has a list of authors, version 1 one.
std::string_view author_of(JsonValue item) {
  const JsonValue authors = item["authors"];
  return (authors.size() > 0 ? *authors.begin() : item["author"])["name"].text();
}

}  // namespace

bool is_json_feed(std::string_view head) {
  if (!looks_like_json(head) || head.find("jsonfeed.org/version/") == head.npos) return false;
  JsonDocument document(keys);
  return first_json_object(head, document)["version"].text().find("jsonfeed.org/version/") != std::string_view::npos;
}

void read_json_feed(Input& input, ExchangeSink& sink,
                    const std::function<void(Exchange&& about, Message&& message)>& take) {
  JsonDocument rest(keys);
  auto reading = read_json(*input.bytes, input.name, rest, "items", [&](JsonValue item) {
    Exchange about;
    about.id = item["id"].text();
    about.title = item["title"].text();
    about.url = item["url"].text();
    if (about.id.empty()) about.id = about.url;
    Message m;
    m.author = author_of(item);
    m.written_at = parse_date(item["date_published"].text());
    if (!m.written_at) m.written_at = parse_date(item["date_modified"].text());
    assign(m, body_of(item));
    take(std::move(about), std::move(m));
    return true;
  });
  for (auto& problem : reading.problems) sink.problem(std::move(problem));
}

}  // namespace rapport
