#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rapport/ingest/reader.h"
#include "rapport/ingest/xml/shape.h"

namespace rapport {

using XmlAttributes = std::vector<std::pair<std::string, std::string>>;

/// The value of the attribute with that local name; empty if there is none.
std::string_view attribute(const XmlAttributes& attributes, std::string_view local);

/// An element that the shape names as a field, with all the text below it. Elements inside it stand in the text as
/// markup; where its attribute `type` says "xhtml" the text around them is escaped as in HTML.
struct XmlField {
  std::string_view path;  ///< one of XmlShape::fields
  std::string prefix;     ///< of its name as it was written, "content" of <content:encoded>; usually empty
  XmlAttributes attributes;
  std::string text;
};

/// An element that the shape names as a record.
struct XmlRecord {
  std::string_view name;  ///< one of XmlShape::records
  XmlAttributes attributes;
  std::string_view inside;       ///< the record it stands in; empty = none
  std::vector<XmlField> fields;  ///< in the order of the source

  /// The first field of that path, or null.
  [[nodiscard]] const XmlField* find(std::string_view path) const;
  /// Its text without blanks at the ends; empty if there is none.
  [[nodiscard]] std::string_view text(std::string_view path) const;
};

/// Reads an XML export from its beginning to its end and hands out its records as they end, the inner ones before the
/// outer. The file may be damaged in any way (xml/repair.h): a damaged record is handed out as far as it can be made
/// out, its neighbours are whole, and each kind of damage is told to `problems` once.
/// Holds one record (of each level of nesting) at a time: a field is cut at 16 MiB, a record at 64 MiB.
/// Stops early when `take` returns false.
void read_xml_records(Input& input, const XmlShape& shape, ExchangeSink& problems,
                      const std::function<bool(XmlRecord&)>& take);

}  // namespace rapport
