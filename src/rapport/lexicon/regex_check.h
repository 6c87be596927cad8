#pragma once
#include <string>
#include <string_view>

namespace rapport {

/// What is wrong with an RE2 expression, in a line that says what to write instead; empty if nothing is.
/// `offset` becomes the place of the offending part in the expression, 0 if RE2 does not say.
std::string regex_error(std::string_view regex, std::size_t& offset);

}  // namespace rapport
