#pragma once
#include <string>
#include <string_view>

#include "rapport/ingest/xml/records.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// What is read of the entries of Atom feeds, the two Blogger exports among them.
extern const XmlShape atom_shape;

/// id, author, date (published, else updated) and text (content, else summary) of an entry.
Message read_atom_message(const XmlRecord& entry);

/// title, url and the id of an entry that is a post, without messages.
Exchange read_atom_exchange(const XmlRecord& entry);

/// Where the first link of that `rel` leads ("alternate" is also a link without one); empty if there is none.
std::string_view atom_link(const XmlRecord& entry, std::string_view rel);

}  // namespace rapport
