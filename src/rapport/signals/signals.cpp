#include "rapport/signals/signals.h"

#include <array>
#include <string>
#include <unordered_map>

#include "rapport/signals/content_words.h"
#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::array table{
    Signal{"uptake", "How much of what was said is taken up by the one who answers.",
           "mean over replies of shared content words / content words of the turn answered, 0 to 1",
           "one reply to a turn of at least 8 content words", "Demszky et al. 2021; Tan et al. 2016", &uptake},
};

}  // namespace

std::span<const Signal> signals() { return table; }

std::vector<std::uint32_t> speakers(const Exchange& exchange) {
  std::vector<std::uint32_t> out;
  std::unordered_map<std::string, std::uint32_t> known;
  std::uint32_t next = 0;
  for (const auto& message : exchange.messages) {
    const std::string& key = message.author_key.empty() ? message.author : message.author_key;
    if (key.empty()) {
      out.push_back(next++);
      continue;
    }
    const auto [it, fresh] = known.try_emplace(key, next);
    if (fresh) ++next;
    out.push_back(it->second);
  }
  return out;
}

SignalInput signal_input(const Exchange& exchange, const std::vector<MatchedMessage>& messages,
                         const std::vector<Judged>& judged, const std::vector<double>& points, const Lexicon& lexicon) {
  SignalInput input{exchange, messages, judged, points, lexicon, speakers(exchange), {}};
  if (messages.size() < 2) return input;
  for (const auto& message : messages) input.content.push_back(content_words(message.text, lexicon));
  return input;
}

std::vector<SignalValue> compute_signals(const SignalInput& input) {
  std::vector<SignalValue> out(table.size());
  if (input.exchange.messages.size() < 2) return out;
  for (std::size_t i = 0; i < table.size(); ++i) out[i] = table[i].compute(input);
  return out;
}

}  // namespace rapport
