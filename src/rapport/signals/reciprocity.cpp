#include <algorithm>

#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::size_t least_replies = 2;

bool is_by_host(const SignalInput& input, const Turn& turn) { return input.is_host[turn.speaker]; }

}  // namespace

SignalValue reciprocity(const SignalInput& input) {
  std::vector<SpeakerPair> pairs;  // who answers whom
  for (const auto reply : input.replies)
    pairs.emplace_back(input.turns[reply].speaker, input.answered_by(reply).speaker);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  const auto mutual = std::count_if(pairs.begin(), pairs.end(), [&](const SpeakerPair& pair) {
    return std::binary_search(pairs.begin(), pairs.end(), SpeakerPair(pair.second, pair.first));
  });
  const auto n = static_cast<std::uint32_t>(pairs.size());
  if (input.replies.size() < least_replies) return {{}, n};
  return mean_of(static_cast<double>(mutual), n);
}

SignalValue author_return(const SignalInput& input) {
  std::vector<bool> commented(input.speakers(), false);
  std::vector<bool> got_answer(input.speakers(), false);
  for (const Turn& turn : input.turns) commented[turn.speaker] = !is_by_host(input, turn);
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    if (is_by_host(input, turn) && !turn.is_hard) got_answer[input.answered_by(reply).speaker] = true;
  }
  std::uint32_t n = 0;
  double count = 0;
  for (std::size_t i = 0; i < commented.size(); ++i) {
    if (!commented[i]) continue;
    ++n;
    if (got_answer[i]) ++count;
  }
  return mean_of(count, n);
}

SignalValue answered(const SignalInput& input) {
  std::vector<bool> got_answer(input.turns.size(), false);
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    const auto said = static_cast<std::size_t>(turn.answers);
    const std::int32_t to = input.turns[said].answers;
    const bool was_spoken_to = to >= 0 && input.turns[static_cast<std::size_t>(to)].speaker == turn.speaker;
    if (!turn.is_hard && (is_by_host(input, turn) || was_spoken_to)) got_answer[said] = true;
  }
  std::uint32_t n = 0;
  double count = 0;
  for (std::size_t i = 0; i < input.turns.size(); ++i) {
    if (is_by_host(input, input.turns[i])) continue;
    ++n;
    if (got_answer[i]) ++count;
  }
  return mean_of(count, n);
}

SignalValue returning(const SignalInput& input) {
  if (input.speakers() < 2) return {{}, input.speakers()};
  std::vector<bool> has_spoken(input.speakers(), false);
  std::vector<bool> is_back(input.speakers(), false);
  std::uint32_t before = input.turns[input.by_time[0]].speaker;
  for (const auto i : input.by_time) {
    const auto speaker = input.turns[i].speaker;
    if (speaker != before && has_spoken[speaker] && !input.turns[i].is_hard) is_back[speaker] = true;
    has_spoken[speaker] = true;
    before = speaker;
  }
  return mean_of(static_cast<double>(std::count(is_back.begin(), is_back.end(), true)), input.speakers());
}

}  // namespace rapport
