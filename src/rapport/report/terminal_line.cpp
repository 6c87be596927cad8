#include "rapport/report/terminal_line.h"

namespace rapport {

std::string terminal_line(std::string_view text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const auto next = static_cast<unsigned char>(i + 1 < text.size() ? text[i + 1] : 0);
    if (byte >= '\t' && byte <= '\r') {
      out += ' ';
    } else if (byte < 0x20 || byte == 0x7F) {
      out += replacement;
    } else if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // U+0080 to U+009F
      out += replacement;
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace rapport
