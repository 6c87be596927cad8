#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rapport/match/matcher.h"

namespace rapport {

/// The language of a text as a BCP 47 primary tag ("en", "ja"), "und" where a text in another script than Latin cannot
/// be told, and for one that is in none (a listing, a log); empty for a text without words. A text whose words the
/// lexicon knows well (hits per word) is taken for the lexicon's language without more ado; else CLD2 decides; a short
/// Latin text that CLD2 cannot tell counts as the lexicon's language, a listing only where the lexicon has lists of
/// stance, by which it would know the words of a sentence. Thread-safe.
std::string identify_language(const PreparedText& text, std::size_t hits, const Lexicon& lexicon);

/// How many words a message has, and whether the lexicon knows any of them.
struct KnownWords {
  std::uint32_t words = 0;
  bool any_known = false;
};

/// In an exchange that is for the most part in another language than the lexicon's, a message of few words none of
/// which the lexicon knows (a name, "test") says nothing of its own: it is taken for that language. `languages` are
/// those of `messages` by themselves.
void settle_languages(const std::vector<KnownWords>& messages, const Lexicon& lexicon,
                      std::vector<std::string>& languages);

}  // namespace rapport
