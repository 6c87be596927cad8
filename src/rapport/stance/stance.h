#pragma once
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "rapport/match/matcher.h"
#include "rapport/model/exchange.h"

namespace rapport {

/// What a speaker does with the words of a cue.
enum class Stance : std::uint8_t {
  exerted,         ///< done to somebody: counts
  testimonial,     ///< a quotation that serves the speaker's own offer: counts
  apophasis,       ///< denied and done in one breath ("no pressure, but …"): counts more
  asked_for,       ///< answers a request: counts little
  hypothetical,    ///< under if, would, imagine
  quoted,          ///< inside quotation marks, a block quote, a mail quote
  reported,        ///< somebody else's words or deeds, told
  negated,         ///< denied
  advice_against,  ///< warned against, or spoken of as wording ("don't write …", "phrases like …")
  criticised,      ///< blamed or mocked
  generic,         ///< of people in general, habits, third parties
  question,        ///< asked by the one it would be done to
  resistance,      ///< the target's own refusal
  no_sale,         ///< presses, but nothing is for sale: influence, not sales pressure
  form,            ///< courtesy or care in words alone: an office's, a request's, one that takes itself back
};

/// A hit with what became of it: the stance ledger's row.
struct Judged {
  std::uint32_t cue = 0;   ///< index in Lexicon::cues; always of axis sales_pressure or relationship_building
  std::uint32_t turn = 0;  ///< index in Exchange::messages
  Span span;               ///< in the original text of that message
  Stance stance = Stance::exerted;
  double factor = 1;              ///< what the stance leaves of the weight, 0 to 2
  std::int32_t stance_turn = -1;  ///< the message that holds the deciding words; -1 = none
  Span stance_span;               ///< the deciding words, in the original text of stance_turn
  std::int32_t target = -1;       ///< index of the message whose author it is aimed at; -1 = the reader
};

std::string_view name(Stance stance);

/// One message as the stage sees it: the prepared text and all hits in it (stance cues too), parallel to
/// Exchange::messages.
struct MatchedMessage {
  PreparedText text;
  std::vector<Hit> hits;
};

namespace stance {
class CueTable;
}

/// Decides the stance of every hit of the two axes, by the rules of docs/stance.md. Overlapping hits of one axis are
/// resolved first: the longest stays, of equally long ones the heavier, then the earlier in the lexicon. Make one for a
/// lexicon, which must outlive it; judging is pure, so all threads may share it.
class StanceJudge {
 public:
  explicit StanceJudge(const Lexicon& lexicon);
  ~StanceJudge();
  StanceJudge(const StanceJudge&) = delete;
  StanceJudge& operator=(const StanceJudge&) = delete;

  /// Rows sorted by (turn, begin, end, cue).
  [[nodiscard]] std::vector<Judged> judge(const Exchange& exchange, const std::vector<MatchedMessage>& messages) const;

 private:
  std::unique_ptr<const stance::CueTable> cues_;
};

}  // namespace rapport
