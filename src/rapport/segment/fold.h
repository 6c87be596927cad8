#pragma once
#include <string_view>

#include "rapport/segment/match_form.h"

namespace rapport {

/// Characters that fold together: [begin, end) of a text, from a character at which Unicode composition may begin
/// anew to the next such character.
/// Appends the match form of `unit`, which begins at byte `origin` of the original, to `out`.
void fold_unit(std::string_view unit, std::uint32_t origin, MatchForm& out);

/// Whether composition may begin anew at `code_point`: nothing before it changes what becomes of it.
[[nodiscard]] bool begins_unit(char32_t code_point);

/// The match form by ICU alone, unit after unit. Slow, and the definition: make_match_form must give the same.
void fold_by_icu(std::string_view text, MatchForm& out);

}  // namespace rapport
