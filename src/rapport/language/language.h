#pragma once
#include <cstddef>
#include <string>

#include "rapport/match/matcher.h"

namespace rapport {

/// The language of a text as a BCP 47 primary tag ("en", "ja"), "und" where a text in another script than Latin cannot
/// be told; empty for a text without words. A text whose words the lexicon knows well (hits per word) is taken for the
/// lexicon's language without more ado; else CLD2 decides; a short Latin text that CLD2 cannot tell counts as the
/// lexicon's language. Thread-safe.
std::string identify_language(const PreparedText& text, std::size_t hits, const Lexicon& lexicon);

}  // namespace rapport
