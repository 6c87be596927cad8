#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/model/span.h"
#include "rapport/segment/break_rules.h"
#include "rapport/segment/byte_kernels.h"

namespace rapport {

/// Sentences by ICU's state machine, which does not step through the inside of a sentence: as long as no ASCII byte
/// ends one, every such byte leads to a state that depends on itself alone, so the last of them is enough.
/// One a thread.
class SentenceSegmenter {
 public:
  explicit SentenceSegmenter(const ByteKernels& kernels = ByteKernels::best());

  /// Whether the installed ICU's rules are readable and have those states. If not, nothing else may be called.
  [[nodiscard]] bool usable() const { return rules_.readable() && inner_.sound; }
  /// Replaces `out` by the sentences of `text`: they touch each other and cover it.
  void sentences(std::string_view text, std::vector<Span>& out);

 private:
  /// The states inside a sentence; the same for all objects, so they are found once.
  struct Inner {
    explicit Inner(const BreakRules& rules);
    bool find(const BreakRules& rules);
    std::vector<BreakRules::State> behind;  ///< by ASCII byte that ends no sentence: the state behind it
    std::vector<bool> holds;                ///< by state
    bool sound = false;
  };
  static const Inner& inner_states();

  void find_stops(std::string_view text);
  std::size_t sentence_end(std::string_view text, std::size_t begin) const;

  const ByteKernels& kernels_;
  const BreakRules& rules_;
  const Inner& inner_;
  std::vector<std::uint64_t> stops_;  ///< bit i: byte i may end a sentence or is not ASCII
};

}  // namespace rapport
