#pragma once
#include <string>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// A case of RapportCheck: a few exchanges that differ in one thing, and how their scores must relate (after HateCheck,
/// Röttger et al. 2021). The format of the files is described in lexicons/README.md.
struct ContrastCase {
  enum class Relation : std::uint8_t {
    only_first,  ///< the first has the thing, none of the others has
    first_more,  ///< the first scores higher than each of the others
    equal,       ///< all score the same, to the digit
    all,         ///< each has the thing
    none,        ///< none has it
  };
  std::string capability;  ///< the file's stem
  std::string file;
  std::uint32_t line = 0;
  Axis axis = Axis::sales_pressure;
  Relation relation = Relation::only_first;
  std::vector<Exchange> exchanges;
};

/// The cases in the files below check/ of a lexicon. Throws InputError with everything that is wrong in any of them.
std::vector<ContrastCase> read_contrast_cases(const std::vector<LexiconFile>& files);

std::string_view name(ContrastCase::Relation relation);

}  // namespace rapport
