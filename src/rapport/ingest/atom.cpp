#include "rapport/ingest/atom.h"

#include "rapport/ingest/dates.h"
#include "rapport/ingest/rich_text.h"

namespace rapport {

const XmlShape atom_shape{
    {"entry"},
    {"id", "title", "content", "summary", "published", "updated", "author/name", "author/uri", "category", "link",
     // replies (RFC 4685), drafts (RFC 5023)
     "in-reply-to", "control/draft",
     // Blogger
     "extendedProperty", "type", "status", "parent", "inReplyTo", "filename"},
    false};

/// The text of a field in HTML, whatever its type.
static RichText rich_text(const XmlField& field) {
  const auto type = attribute(field.attributes, "type");
  return type == "text" ? plain_to_text(field.text) : html_to_text(field.text);
}

Message read_atom_message(const XmlRecord& entry) {
  Message m;
  m.id = entry.text("id");
  m.author = html_to_text(entry.text("author/name")).text;
  m.author_key = entry.text("author/uri");
  m.written_at = parse_date(entry.text("published"));
  if (!m.written_at) m.written_at = parse_date(entry.text("updated"));
  const XmlField* body = entry.find("content");
  if (body == nullptr || body->text.empty()) body = entry.find("summary");
  if (body != nullptr) assign(m, rich_text(*body));
  return m;
}

Exchange read_atom_exchange(const XmlRecord& entry) {
  Exchange one;
  one.id = entry.text("id");
  one.url = atom_link(entry, "alternate");
  if (const XmlField* title = entry.find("title")) one.title = rich_text(*title).text;
  return one;
}

std::string_view atom_link(const XmlRecord& entry, std::string_view rel) {
  for (const auto& field : entry.fields) {
    if (field.path != "link") continue;
    const auto given = attribute(field.attributes, "rel");
    if (given == rel || (given.empty() && rel == "alternate")) return attribute(field.attributes, "href");
  }
  return {};
}

}  // namespace rapport
