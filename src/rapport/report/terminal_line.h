#pragma once
#include <string>
#include <string_view>

namespace rapport {

/// `text` as one line that a terminal shows and does not obey: line breaks and tabs become blanks, all other control
/// characters (C0, DEL, C1, so every escape sequence) U+FFFD. Each code point stays one code point. `text` is UTF-8.
std::string terminal_line(std::string_view text);

}  // namespace rapport
