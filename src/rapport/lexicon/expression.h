#pragma once
#include <string>
#include <string_view>

#include "rapport/lexicon/lexicon.h"
#include "rapport/lexicon/phrase.h"

namespace rapport {

/// What a cue matches, as an RE2 expression: the definition to which every fast path is held. For `pattern` and
/// `phrase` on the match form, for `cased` on the original. A match is the longest one from its first byte on whose
/// both ends are word boundaries; the next begins where it ends or later. A leading '^' is left out: where a match may
/// begin says Cue::sentence_start.
std::string cue_expression(const Cue& cue, const Spelling& spelling);

/// The expression of a phrase. Two words are separated by blanks or by one hyphen; a mark may also touch its neighbour,
/// but no hyphen stands beside it.
std::string phrase_expression(const PhraseRun& phrase, const Spelling& spelling);

/// The expression of an entry of `patterns`: its blanks stand for any run of blanks, its whole words for all their
/// spellings.
std::string pattern_expression(std::string_view written, const Spelling& spelling);

/// The regular expression of exactly this text.
std::string quoted(std::string_view literal);

/// A word with all its spellings, as an expression.
std::string spellings_expression(std::string_view word, const Spelling& spelling);

}  // namespace rapport
