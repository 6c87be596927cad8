#include <algorithm>
#include <cmath>
#include <utility>

#include "rapport/signals/median.h"
#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::size_t least_times = 4;
constexpr double hour = 3600;

std::vector<std::int64_t> times_of(const Exchange& exchange) {
  std::vector<std::int64_t> out;
  for (const auto& message : exchange.messages)
    if (message.written_at) out.push_back(*message.written_at);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

SignalValue burstiness(const SignalInput& input) {
  const auto times = times_of(input.exchange);
  SignalValue out{{}, static_cast<std::uint32_t>(times.size())};
  if (times.size() < least_times) return out;
  const double gaps = static_cast<double>(times.size() - 1);
  const auto gap = [&](std::size_t i) { return static_cast<double>(times[i]) - static_cast<double>(times[i - 1]); };
  double mean = 0;
  for (std::size_t i = 1; i < times.size(); ++i) mean += gap(i) / gaps;
  double variance = 0;
  for (std::size_t i = 1; i < times.size(); ++i) variance += (gap(i) - mean) * (gap(i) - mean) / gaps;
  const double deviation = std::sqrt(variance);
  if (mean > 0) out.value = std::clamp((deviation - mean) / (deviation + mean), -1.0, 1.0);
  return out;
}

SignalValue median_gap(const SignalInput& input) {
  std::vector<double> gaps;
  for (const auto reply : input.replies) {
    const auto& at = input.exchange.messages[reply].written_at;
    const auto& said = input.exchange.messages[static_cast<std::size_t>(input.turns[reply].answers)].written_at;
    if (at && said && *at >= *said) gaps.push_back((static_cast<double>(*at) - static_cast<double>(*said)) / hour);
  }
  SignalValue out{{}, static_cast<std::uint32_t>(gaps.size())};
  if (times_of(input.exchange).size() >= least_times && !gaps.empty()) out.value = median(std::move(gaps));
  return out;
}

}  // namespace rapport
