#pragma once
#include <string>
#include <string_view>

namespace rapport {

/// Appends what "&name;" stands for; `name` is what stands between '&' and ';' ("amp", "#8217", "#x2019"). False, and
/// nothing is appended, for names that are not in daily use and for numbers that HTML5 reads in a way of its own
/// (windows-1252, control characters, surrogates): the parser knows them.
bool append_html_entity(std::string& out, std::string_view name);

}  // namespace rapport
