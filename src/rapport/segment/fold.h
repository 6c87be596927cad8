#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "rapport/segment/match_form.h"

namespace rapport {

/// A unit is a run of characters that fold together: from one at which Unicode composition may begin anew up to the
/// next such one.

/// Appends the match form of `unit` to `out`, whose first byte is byte `form` of the whole match form. `origin` is the
/// byte of the original at which the unit begins.
void fold_unit(std::string_view unit, std::uint32_t origin, std::uint32_t form, std::string& out, OffsetMap& offsets);

/// The match form of characters that fold together, or of one on its own: empty if a reader does not see it.
[[nodiscard]] std::string fold_characters(std::string_view characters);

/// Whether composition may begin anew at `code_point`: nothing before it changes what becomes of it.
[[nodiscard]] bool begins_unit(char32_t code_point);

/// The match form by ICU alone, unit after unit. Slow, and the definition: make_match_form must give the same.
void fold_by_icu(std::string_view text, MatchForm& out);

}  // namespace rapport
