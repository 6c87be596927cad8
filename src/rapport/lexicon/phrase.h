#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/lexicon/spelling.h"

namespace rapport {

/// One unit of a phrase, in match form.
struct PhraseUnit {
  enum class Kind : std::uint8_t {
    literal,  ///< the word `text`, in the spelling that stands for all of its spellings
    mark,     ///< the mark or emoji `text`: it may touch its neighbours
    stem,     ///< a word that begins with `text`
    number,   ///< digits with '.' or ',' between them, then perhaps k or m; or one of Spelling::numbers()
    gap,      ///< up to three words
    group,    ///< one of `alternatives`
  };
  Kind kind = Kind::literal;
  bool optional = false;  ///< a group with an empty alternative
  std::string text;
  std::vector<std::vector<PhraseUnit>> alternatives;  ///< none of them is empty
};

/// Units one behind the other.
using PhraseRun = std::vector<PhraseUnit>;

/// An entry of `phrases`, read.
struct Phrase {
  PhraseRun units;
  bool sentence_start = false;
  std::string error;             ///< what is wrong and what to write instead; empty = nothing
  std::size_t error_offset = 0;  ///< where, in bytes of the entry
};

/// Reads the phrase language of lexicons/README.md.
Phrase parse_phrase(std::string_view written, const Spelling& spelling);

}  // namespace rapport
