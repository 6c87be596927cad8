#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/lexicon/spelling.h"

namespace rapport {

/// What an entry of `phrases` or `patterns` stands for.
struct CompiledCue {
  std::string regex;                               ///< see Cue::regex
  std::vector<std::vector<PhraseWord>> sequences;  ///< see Cue::sequences
  bool sentence_start = false;
  std::string error;             ///< what is wrong and what to write instead; empty = nothing
  std::size_t error_offset = 0;  ///< where, in bytes of the entry
};

/// Compiles the phrase language of lexicons/README.md.
CompiledCue compile_phrase(std::string_view phrase, const Spelling& spelling);

/// Rewrites a pattern: a leading `^`, blanks, spellings of whole literal words. Does not compile it.
CompiledCue compile_pattern(std::string_view pattern, const Spelling& spelling);

}  // namespace rapport
