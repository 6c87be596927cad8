#include "rapport/signals/content_words.h"
#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::size_t least_content = 8;
/// A reply that holds more of the other's words than this is a copy, which is quotation, not uptake.
constexpr double copied_from = 0.8;

}  // namespace

SignalValue uptake(const SignalInput& input) {
  SignalValue out;
  double sum = 0;
  for (std::size_t i = 0; i < input.content.size(); ++i) {
    const auto parent = input.exchange.messages[i].parent;
    if (parent < 0 || input.speaker[i] == input.speaker[static_cast<std::size_t>(parent)]) continue;
    const auto& said = input.content[static_cast<std::size_t>(parent)];
    if (said.size() < least_content) continue;
    const double share = static_cast<double>(shared(input.content[i], said)) / static_cast<double>(said.size());
    if (share > copied_from) continue;
    sum += share;
    ++out.n;
  }
  if (out.n > 0) out.value = sum / out.n;
  return out;
}

}  // namespace rapport
