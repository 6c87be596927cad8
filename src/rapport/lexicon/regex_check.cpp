#include "rapport/lexicon/regex_check.h"

#include <re2/re2.h>

namespace rapport {

std::string regex_error(std::string_view regex, std::size_t& offset) {
  RE2::Options options;
  options.set_log_errors(false);
  const RE2 compiled(re2::StringPiece(regex.data(), regex.size()), options);
  offset = 0;
  if (!compiled.ok()) {
    const auto at = compiled.error_arg().empty() ? std::string_view::npos : regex.find(compiled.error_arg());
    if (at != std::string_view::npos) offset = at;
    return "RE2 cannot read it: " + compiled.error() +
           (regex.find("(?=") != regex.npos || regex.find("(?!") != regex.npos || regex.find("(?<") != regex.npos
                ? "; RE2 has no look-around: write the exclusion as a longer phrase of its own"
                : "");
  }
  if (RE2::FullMatch("", compiled)) return "matches the empty text; make some part of it obligatory";
  return {};
}

}  // namespace rapport
