#pragma once
#include <string_view>
#include <vector>

namespace rapport {

/// What a reader wants of an XML export. All names are local names: export files use prefixes without declaring them.
struct XmlShape {
  /// The elements that are handed out, one at a time ("item", "comment"). None ever contains itself: where one begins
  /// inside another of its name, the end tag of the first is missing.
  std::vector<std::string_view> records;
  /// What is kept of a record: paths of elements below it ("title", "author/name").
  std::vector<std::string_view> fields;
  /// No field contains an element (markup stands in it as CDATA or escaped), so that where a field begins inside
  /// another the end tag of the first is missing.
  bool fields_are_flat = true;
};

/// "content:encoded" -> "encoded".
constexpr std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

}  // namespace rapport
