#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::uint32_t early_replies = 2;
constexpr double half_friendly = 4;  // so many friendly replies, or so much warmth, make 0.5
constexpr double half_warmth = 2;

/// Holds a relationship act that is not the wrapping of pressure or a refusal.
bool is_warm(const Turn& turn) { return turn.acts > 0 && !turn.is_hard; }

}  // namespace

SignalValue warm_replies(const SignalInput& input) {
  const auto warm = std::count_if(input.replies.begin(), input.replies.end(),
                                  [&](std::uint32_t reply) { return is_warm(input.turns[reply]); });
  return mean_of(static_cast<double>(warm), static_cast<std::uint32_t>(input.replies.size()));
}

SignalValue friendly_replies(const SignalInput& input) {
  const auto friendly = static_cast<double>(std::count_if(
      input.replies.begin(), input.replies.end(), [&](std::uint32_t reply) { return !input.turns[reply].is_hard; }));
  SignalValue out{{}, static_cast<std::uint32_t>(input.replies.size())};
  if (out.n > 0) out.value = friendly / (friendly + half_friendly);
  return out;
}

SignalValue warmth_shown(const SignalInput& input) {
  double warmth = 0;
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    if (is_warm(turn)) warmth += turn.warmth / (turn.warmth + 1);
  }
  SignalValue out{{}, static_cast<std::uint32_t>(input.replies.size())};
  if (out.n > 0) out.value = warmth / (warmth + half_warmth);
  return out;
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
