#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/signals/signals.h"

namespace rapport::test {

/// One turn of a thread in a test. `to` is the index of the turn answered; -1 = none.
struct Said {
  std::string by;
  std::string text;
  std::int32_t to = -1;
  std::optional<std::int64_t> at = std::nullopt;
  std::string title = "";  ///< of the exchange, if it is the first
};

/// All signals of a thread under a lexicon of a few marked words, in which every cue is exerted and weighs 1 point:
///
///     thanks        gratitude              buy now      call_to_action, pressure
///     hope it helps giving_help            no deal      stance/refusal
///     i felt        self_disclosure        shut up      stance/brush_off
///     happy easter  bid_for_connection     you fool     stance/attack
///                                          yes, because stance/answer_opener
///
/// Function words: article (a an the), personal_pronoun (i you it we), and being (is are was).
class Thread {
 public:
  explicit Thread(std::vector<Said> turns, double goodwill = 0);

  /// What the signal of that name came to.
  [[nodiscard]] SignalValue operator[](std::string_view name) const;
  [[nodiscard]] const std::vector<SignalValue>& values() const { return values_; }
  /// The turn that each turn answers.
  [[nodiscard]] const std::vector<std::int32_t>& answers() const { return answers_; }
  /// With motive 1, unanswered 0.5, and the goodwill given.
  [[nodiscard]] const std::vector<double>& sincerity() const { return sincerity_; }
  [[nodiscard]] const std::vector<double>& reception() const { return reception_; }

 private:
  std::vector<SignalValue> values_;
  std::vector<std::int32_t> answers_;
  std::vector<double> sincerity_;
  std::vector<double> reception_;
};

}  // namespace rapport::test
