#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace rapport {

/// What an '&' begins, and what it is to become in well-formed XML.
struct XmlReference {
  std::size_t size = 0;  ///< bytes of the input that it covers; 0 = not decided without more bytes
  std::string text;      ///< what to write
  bool bare = false;     ///< no reference at all
  bool control = false;  ///< of a character that XML does not allow
};

/// Reads the reference at the beginning of `text`, which starts with '&'. `last`: nothing comes after `text`.
XmlReference read_xml_reference(std::string_view text, bool last);

}  // namespace rapport
