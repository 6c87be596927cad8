#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace rapport {

/// A start or end tag as it stands in a damaged file, taken apart. The views are into the text it was read from.
struct XmlTag {
  enum class Found : std::uint8_t {
    tag,
    no_tag,      ///< the '<' is a bare one
    incomplete,  ///< the tag goes on beyond the text
  };

  Found found = Found::no_tag;
  std::size_t size = 0;  ///< of the tag in bytes
  std::string_view name;
  bool is_end = false;                                                    ///< </name>
  bool is_empty = false;                                                  ///< <name/>
  bool repaired = false;                                                  ///< an attribute had no quotes, or was none
  std::vector<std::pair<std::string_view, std::string_view>> attributes;  ///< names are unlike; values as they stand
};

/// Reads the tag at the beginning of `text`, which starts with '<'. Forgives attributes without quotes, without a
/// value, with a quote that is never closed, and double ones (the first counts).
XmlTag read_xml_tag(std::string_view text);

}  // namespace rapport
