#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rapport/segment/segmenter.h"

namespace rapport {

/// Divides words of a lexicon as a text that holds them is divided. Holds scratch memory: one a thread.
class TokenSplitter {
 public:
  /// The segments of `text` between word boundaries. Valid until the next call.
  const std::vector<std::string_view>& split(std::string_view text);
  /// Whether `mark` may become part of a token between two letters or two digits, as the points of "u.s" and "1.5" do.
  bool joins(std::string_view mark);

 private:
  Segmenter segmenter_;
  WordBoundaries boundaries_;
  std::vector<std::string_view> segments_;
};

}  // namespace rapport
