#include <algorithm>
#include <limits>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

/// What one refused speaker does before the first no and after it.
struct Refused {
  double before = 0;  ///< pressure per hundred words, summed over the turns
  double after = 0;
  std::uint32_t turns_before = 0;
  std::uint32_t turns_after = 0;
};

/// A no counts where it answers pressure: "not for me" is none in talk about shoes.
bool is_refused(const SignalInput& input, std::uint32_t reply) {
  return input.turns[reply].refuses && input.answered_by(reply).pressure > 0;
}

/// Every speaker who pressed, was refused, and spoke again.
std::vector<Refused> refused_speakers(const SignalInput& input) {
  constexpr auto never = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> refused_at(input.speakers(), never);
  for (const auto reply : input.replies) {
    auto& place = refused_at[input.answered_by(reply).speaker];
    if (is_refused(input, reply)) place = std::min(place, input.turns[reply].place);
  }
  std::vector<Refused> all(input.speakers());
  for (const Turn& turn : input.turns) {
    Refused& speaker = all[turn.speaker];
    const bool after = turn.place > refused_at[turn.speaker];
    (after ? speaker.after : speaker.before) += per_hundred(turn.pressure, turn.words);
    ++(after ? speaker.turns_after : speaker.turns_before);
  }
  std::erase_if(all, [](const Refused& r) { return r.turns_before == 0 || r.turns_after == 0; });
  return all;
}

}  // namespace

SignalValue refusal_response(const SignalInput& input) {
  double sum = 0;
  const auto all = refused_speakers(input);
  for (const Refused& r : all) sum += r.after / r.turns_after - r.before / r.turns_before;
  return mean_of(sum, static_cast<std::uint32_t>(all.size()));
}

SignalValue refusal_respected(const SignalInput& input) {
  const auto all = refused_speakers(input);
  const auto respected = std::count_if(all.begin(), all.end(), [](const Refused& r) { return r.after <= 0; });
  return mean_of(static_cast<double>(respected), static_cast<std::uint32_t>(all.size()));
}

SignalValue persistence(const SignalInput& input) {
  std::vector<double> pressure(input.speakers(), 0);
  for (const Turn& turn : input.turns) pressure[turn.speaker] += turn.pressure;
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    const Turn& no = input.answered_by(reply);
    // "I don't want a gesture, I want my money" opens a complaint: nobody had offered anything.
    if (pressure[turn.speaker] <= 0 || !no.refuses || no.answers < 0) continue;
    sum += turn.pressure > 0 ? 1 : 1 / (1 + turn.warmth);
    ++n;
  }
  return mean_of(sum, n);
}

SignalValue resistance(const SignalInput& input) {
  std::vector<bool> resisted(input.turns.size(), false);
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    if (turn.refuses || turn.opposes) resisted[static_cast<std::size_t>(turn.answers)] = true;
  }
  std::uint32_t n = 0;
  double count = 0;
  for (std::size_t i = 0; i < input.turns.size(); ++i) {
    if (input.turns[i].pressure <= 0) continue;
    ++n;
    if (resisted[i]) ++count;
  }
  return mean_of(count, n);
}

}  // namespace rapport
