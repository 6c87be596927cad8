#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::uint32_t early_replies = 2;

/// Holds a relationship act that is more than the wrapping of pressure.
bool is_warm(const Turn& turn) { return turn.acts > 0 && turn.sincerity >= 0.5; }

}  // namespace

SignalValue warm_replies(const SignalInput& input) {
  double warm = 0;
  for (const auto reply : input.replies)
    if (input.turns[reply].acts > 0) warm += input.turns[reply].sincerity;
  return mean_of(warm, static_cast<std::uint32_t>(input.replies.size()));
}

SignalValue mutual_warmth(const SignalInput& input) {
  std::vector<SpeakerPair> warm;
  for (const auto reply : input.replies)
    if (is_warm(input.turns[reply])) warm.emplace_back(input.turns[reply].speaker, input.answered_by(reply).speaker);
  std::sort(warm.begin(), warm.end());
  const auto is_warm_to = [&](SpeakerPair pair) { return std::binary_search(warm.begin(), warm.end(), pair); };
  const auto talk = talking_pairs(input);
  const auto mutual = std::count_if(talk.begin(), talk.end(), [&](const SpeakerPair& pair) {
    return is_warm_to(pair) && is_warm_to({pair.second, pair.first});
  });
  return mean_of(static_cast<double>(mutual), static_cast<std::uint32_t>(talk.size()));
}

SignalValue thanked_help(const SignalInput& input) {
  const int help = input.lexicon.find_category("giving_help");
  const int thanks = input.lexicon.find_category("gratitude");
  std::vector<bool> thanked(input.turns.size(), false);
  for (const auto reply : input.replies)
    if (points_in(input, input.turns[reply], thanks) > 0)
      thanked[static_cast<std::size_t>(input.turns[reply].answers)] = true;
  std::uint32_t n = 0;
  double count = 0;
  for (const auto reply : input.replies) {
    const bool helps = input.answered_by(reply).questions > 0 || points_in(input, input.turns[reply], help) > 0;
    if (!helps) continue;
    ++n;
    if (thanked[reply]) ++count;
  }
  return mean_of(count, n);
}

SignalValue early_tone(const SignalInput& input) {
  const auto n = std::min(early_replies, static_cast<std::uint32_t>(input.replies.size()));
  if (n < early_replies) return {{}, n};
  double tone = 0;
  std::uint32_t words = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    const Turn& turn = input.turns[input.replies[i]];
    tone += turn.warmth - turn.pressure;
    words += turn.words;
  }
  return {per_hundred(tone, words), n};
}

}  // namespace rapport
