#include <algorithm>
#include <optional>

#include "rapport/model/hash_table.h"
#include "rapport/model/word_hash.h"
#include "rapport/signals/table.h"

namespace rapport {

namespace {

constexpr std::size_t least_content = 8;
/// A reply that holds more of the other's words than this is a copy, which is quotation, not uptake.
constexpr double copied_from = 0.8;

bool is_measured(const SignalInput& input, std::uint32_t reply) {
  const Turn& said = input.answered_by(reply);
  return said.content.size() >= least_content && input.turns[reply].taken <= copied_from * said.mass;
}

double uptake_of(const SignalInput& input, std::uint32_t reply) {
  return input.turns[reply].taken / input.answered_by(reply).mass;
}

/// What chance gives: for every word and speaker Σ idf / mass over the turns that hold the word. With it the mean
/// uptake of a reply against all turns of other speakers costs no more than the reply has words.
class Baseline {
 public:
  explicit Baseline(const SignalInput& input)
      : input_(input), all_(input.idf.size(), 0), own_(content_words(input)), turns_(input.speakers(), 0) {
    for (const Turn& turn : input.turns) {
      if (turn.content.size() < least_content) continue;
      ++turns_[turn.speaker];
      ++count_;
      for (const auto word : turn.content) {
        const double share = input.idf[word] / turn.mass;
        all_[word] += share;
        own_[key(turn.speaker, word)] += share;
      }
    }
  }

  /// Mean uptake of the turns by others that the reply does not answer; nothing if there are none.
  [[nodiscard]] std::optional<double> mean_uptake(std::uint32_t reply) const {
    const Turn& turn = input_.turns[reply];
    const std::uint32_t others = count_ - turns_[turn.speaker] - 1;
    if (others == 0) return std::nullopt;
    double sum = -uptake_of(input_, reply);
    for (const auto word : turn.content) {
      const double* const own = own_.find(key(turn.speaker, word));
      sum += all_[word] - (own == nullptr ? 0 : *own);
    }
    return std::clamp(sum / others, 0.0, 1.0);
  }

 private:
  static std::size_t content_words(const SignalInput& input) {
    std::size_t sum = 0;
    for (const Turn& turn : input.turns) sum += turn.content.size();
    return sum;
  }
  static std::uint64_t key(std::uint32_t speaker, std::uint32_t word) {
    return mixed((std::uint64_t{speaker} << 32 | word) + 1);
  }

  const SignalInput& input_;
  std::vector<double> all_;
  HashTable<double> own_;
  std::vector<std::uint32_t> turns_;  // measured ones of each speaker
  std::uint32_t count_ = 0;
};

}  // namespace

SignalValue uptake(const SignalInput& input) {
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto reply : input.replies) {
    if (!is_measured(input, reply)) continue;
    sum += uptake_of(input, reply);
    ++n;
  }
  return mean_of(sum, n);
}

SignalValue uptake_share(const SignalInput& input) {
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto reply : input.replies) {
    const Turn& turn = input.turns[reply];
    if (!is_measured(input, reply) || turn.content.empty()) continue;
    sum += std::min(1.0, turn.taken / turn.mass);
    ++n;
  }
  return mean_of(sum, n);
}

SignalValue uptake_gain(const SignalInput& input) {
  const Baseline baseline(input);
  double sum = 0;
  std::uint32_t n = 0;
  for (const auto reply : input.replies) {
    if (!is_measured(input, reply)) continue;
    const auto chance = baseline.mean_uptake(reply);
    if (!chance) continue;
    sum += uptake_of(input, reply) - *chance;
    ++n;
  }
  return mean_of(sum, n);
}

}  // namespace rapport
