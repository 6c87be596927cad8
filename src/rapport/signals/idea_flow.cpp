#include <limits>

#include "rapport/signals/table.h"

namespace rapport {

SignalValue idea_flow(const SignalInput& input) {
  constexpr std::size_t least_turns = 3;
  constexpr auto nobody = std::numeric_limits<std::uint32_t>::max();
  SignalValue out;
  if (input.turns.size() < least_turns) return {};
  std::vector<std::uint32_t> first_user(input.idf.size(), nobody);
  std::vector<bool> flowed(input.idf.size(), false);
  double count = 0;
  std::uint32_t n = 0;
  for (std::size_t place = 0; place < input.by_time.size(); ++place) {
    const Turn& turn = input.turns[input.by_time[place]];
    const bool last = place + 1 == input.by_time.size();
    for (const auto word : turn.content) {
      if (first_user[word] == nobody && !last) {
        first_user[word] = turn.speaker;
        ++n;
      } else if (first_user[word] != nobody && first_user[word] != turn.speaker && !flowed[word]) {
        flowed[word] = true;
        ++count;
      }
    }
  }
  return mean_of(count, n);
}

}  // namespace rapport
