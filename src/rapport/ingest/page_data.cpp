#include "rapport/ingest/page_data.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rapport/ingest/dates.h"
#include "rapport/ingest/html_query.h"
#include "rapport/ingest/json/stream.h"
#include "rapport/ingest/unique_ids.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 16> keys = {
    "@type", "@id",         "@graph", "mainEntity",    "headline",    "name",    "author",         "text",
    "body",  "articleBody", "url",    "datePublished", "dateCreated", "comment", "acceptedAnswer", "suggestedAnswer",
};

/// The things that a member holds, be it one or a list of them.
std::vector<JsonValue> each_of(JsonValue value) {
  std::vector<JsonValue> out;
  if (value.is_object()) out.push_back(value);
  for (const JsonValue one : value) {
    if (value.is_array() && one.is_object()) out.push_back(one);
  }
  return out;
}

bool is_post(JsonValue thing) {
  const JsonValue type = thing["@type"];
  const std::string_view name = type.is_array() && type.size() > 0 ? (*type.begin()).text() : type.text();
  return name == "Question" || name.ends_with("Article") || name.ends_with("Posting");
}

/// The first article, discussion or question among what a script describes.
JsonValue find_post(JsonValue root) {
  std::vector<JsonValue> waiting = each_of(root);
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (is_post(waiting[i])) return waiting[i];
    for (const auto* const member : {"@graph", "mainEntity"}) {
      for (const JsonValue inner : each_of(waiting[i][member])) waiting.push_back(inner);
    }
  }
  return {};
}

std::string_view first_of(JsonValue thing, std::initializer_list<const char*> names) {
  for (const char* const name : names) {
    if (const auto text = thing[name].text(); !text.empty()) return text;
  }
  return {};
}

std::string author_of(JsonValue thing) {
  const JsonValue author = thing["author"];
  const auto people = each_of(author);
  return html_to_text(people.empty() ? author.text() : people.front()["name"].text()).text;
}

std::optional<std::int64_t> date_of(JsonValue thing) {
  return parse_date(first_of(thing, {"datePublished", "dateCreated"}));
}

RichText text_of(JsonValue thing) {
  return html_to_text(first_of(thing, {"articleBody", "text", "body"}), {.newlines_are_paragraphs = true});
}

Message message_of(JsonValue thing, const std::string& answers, std::string id) {
  Message m;
  m.id = std::move(id);
  m.kind = "comment";
  m.status = "approved";
  m.reply_to = answers;
  m.author = author_of(thing);
  m.written_at = date_of(thing);
  assign(m, text_of(thing));
  return m;
}

std::vector<Message> comments_of(JsonValue post) {
  struct Place {
    JsonValue thing;
    std::string id;  // empty for the post
  };
  std::vector<Message> out;
  UniqueIds ids;  // some pages give every comment their own address
  std::vector<Place> waiting{{post, {}}};
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const Place place = waiting[i];
    for (const auto* const member : {"acceptedAnswer", "suggestedAnswer", "comment"}) {
      for (const JsonValue thing : each_of(place.thing[member])) {
        const auto id = first_of(thing, {"@id", "url"});
        out.push_back(message_of(thing, place.id, ids.make(id.empty() ? "comment" : id)));
        waiting.push_back({thing, out.back().id});
      }
    }
  }
  return out;
}

PageData read(JsonValue post) {
  PageData out;
  out.title = html_to_text(first_of(post, {"headline", "name"})).text;
  out.author = author_of(post);
  out.written_at = date_of(post);
  out.text = text_of(post);
  out.comments = comments_of(post);
  return out;
}

}  // namespace

PageData read_page_data(const HtmlTree& tree) {
  const auto& nodes = tree.nodes();
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
    if (nodes[i].tag != "script" || attribute(tree, i, "type") != "application/ld+json") continue;
    JsonDocument document(keys);
    read_json(nodes[i + 1].text, document);
    if (const JsonValue post = find_post(document.root()); post.exists()) return read(post);
  }
  return {};
}

}  // namespace rapport
