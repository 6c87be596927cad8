#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "rapport/ingest/reader.h"

namespace rapport {

/// Decides by a message's kind and status whether the options want it, and counts what is left out: the same words
/// mean the same in every format.
class Selection {
 public:
  explicit Selection(const Include& include) : include_(include) {}

  /// Whether to read a post or comment. `kind` and `status` are the source's words in lower case; what the options do
  /// not want is counted.
  bool takes(std::string_view kind, std::string_view status);
  /// Counts one that a reader leaves out for a reason of its own; `what` in the singular ("empty thread").
  void leave_out(std::string_view what) { ++left_out_[std::string(what)]; }

  /// Tells the sink what was left out and begins to count anew.
  void report(ExchangeSink& sink);

 private:
  Include include_;
  std::map<std::string, std::uint64_t, std::less<>> left_out_;
};

}  // namespace rapport
