#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "rapport/report/record.h"

namespace rapport {

inline constexpr int constant_decimals = 6;

/// What is the same in every record.
struct RecordWriter::Columns {
  struct CategoryColumn {
    std::string key;           ///< "p_<id>" or "r_<id>"
    std::size_t category = 0;  ///< its index in the lexicon
    std::string zero;          ///< the member of a category without points, as JSON
  };
  struct SignalColumn {
    std::string value, n;  ///< "s_<name>", "s_<name>_n"
    std::string unknown;   ///< the two members of a signal that rests on nothing, as JSON
  };

  explicit Columns(const Scoring& scoring);

  std::string lexicon;
  std::string formula;  ///< the object of all constants, as JSON
  std::vector<CategoryColumn> categories;
  std::vector<SignalColumn> signals;
};

}  // namespace rapport
