#include <algorithm>
#include <numeric>
#include <vector>

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
  std::vector<double> answer(input.speakers(), 0);
  for (const Turn& turn : input.turns) commented[turn.speaker] = !is_by_host(input, turn);
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    double& best = answer[input.answered_by(reply).speaker];
    if (is_by_host(input, turn)) best = std::max(best, turn.sincerity);
  }
  std::uint32_t n = 0;
  double sum = 0;
  for (std::size_t i = 0; i < commented.size(); ++i) {
    if (!commented[i]) continue;
    ++n;
    sum += answer[i];
  }
  return mean_of(sum, n);
}

SignalValue answered(const SignalInput& input) {
  std::vector<double> answer(input.turns.size(), 0);
  for (const auto reply : input.replies) {
    double& best = answer[static_cast<std::size_t>(input.turns[reply].answers)];
    best = std::max(best, input.turns[reply].sincerity);
  }
  std::uint32_t n = 0;
  double sum = 0;
  for (std::size_t i = 0; i < input.turns.size(); ++i) {
    if (is_by_host(input, input.turns[i])) continue;
    ++n;
    sum += answer[i];
  }
  return mean_of(sum, n);
}

SignalValue returning(const SignalInput& input) {
  if (input.speakers() < 2) return {{}, input.speakers()};
  std::vector<bool> has_spoken(input.speakers(), false);
  std::vector<double> back(input.speakers(), 0);
  std::uint32_t before = input.turns[input.by_time[0]].speaker;
  for (const auto i : input.by_time) {
    const Turn& turn = input.turns[i];
    if (turn.speaker != before && has_spoken[turn.speaker])
      back[turn.speaker] = std::max(back[turn.speaker], turn.sincerity);
    has_spoken[turn.speaker] = true;
    before = turn.speaker;
  }
  return mean_of(std::accumulate(back.begin(), back.end(), 0.0), input.speakers());
}

}  // namespace rapport
