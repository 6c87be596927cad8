#pragma once
#include <cstdint>
#include <optional>

#include "rapport/model/code_points.h"
#include "rapport/report/json_writer.h"
#include "rapport/report/record_values.h"
#include "rapport/score/score.h"

namespace rapport {

/// Byte offsets of one turn's text at a time, as code points.
class TurnPoints {
 public:
  explicit TurnPoints(const Exchange& exchange) : exchange_(exchange) {}
  std::int64_t at(std::uint32_t turn, std::uint32_t byte) {
    if (!points_ || turn != turn_) points_.emplace(exchange_.messages[turn].text);
    turn_ = turn;
    return points_->from_byte(byte);
  }

 private:
  const Exchange& exchange_;
  std::optional<CodePoints> points_;
  std::uint32_t turn_ = 0;
};

/// Writes the evidence of one exchange, turn by turn in its order. All arguments must outlive it.
class EvidenceWriter {
 public:
  EvidenceWriter(const Exchange& exchange, const Lexicon& lexicon, JsonWriter& json, RecordValues& values)
      : exchange_(exchange),
        lexicon_(lexicon),
        json_(json),
        values_(values),
        hit_points_(exchange),
        stance_points_(exchange) {}

  /// `with_turn` also names the turn, which a message's own record need not.
  void write(const Evidence& evidence, bool with_turn);

 private:
  void stance_cue(const Judged& judged);

  const Exchange& exchange_;
  const Lexicon& lexicon_;
  JsonWriter& json_;
  RecordValues& values_;
  TurnPoints hit_points_;
  TurnPoints stance_points_;
};

}  // namespace rapport
