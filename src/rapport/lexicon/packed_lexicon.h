#pragma once
#include <string_view>

#include "rapport/lexicon/lexicon.h"
#include "rapport/model/pack.h"

namespace rapport {

/// The built-in lexicon as `pack_lexicon` has written it when the program was built: first the lexicon, then the form
/// in which a Matcher needs its cues. Empty inside of `pack_lexicon` itself.
std::string_view builtin_pack();

/// Hands over all parts of a lexicon.
template <class Pack>
void pack(Pack& parts, Category& c) {
  parts(c.id, c.name, c.axis, c.facet, c.about, c.source, c.weight, c.file, c.yes, c.no);
}
template <class Pack>
void pack(Pack& parts, Cue& c) {
  parts(c.id, c.source, c.kind, c.category, c.weight, c.opens_commercial, c.requires_commercial, c.sentence_start);
}
template <class Pack>
void pack(Pack& parts, Lexicon& l) {
  parts(l.language, l.version, l.categories, l.cues, l.spelling, l.function_words, l.function_word_classes);
}

}  // namespace rapport
