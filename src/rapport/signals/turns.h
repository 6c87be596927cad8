#pragma once
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "rapport/lexicon/calibration.h"
#include "rapport/signals/word_book.h"
#include "rapport/stance/stance.h"

namespace rapport {

/// What the signals know of one turn.
struct Turn {
  std::uint32_t speaker = 0;
  std::int32_t answers = -1;    ///< the turn it answers, always another speaker's; -1 = none: it is not a reply
  std::uint32_t words = 0;      ///< the speaker's own
  std::uint32_t questions = 0;  ///< genuine ones: count_questions()
  bool names = false;           ///< speaks to another participant by name
  bool refuses = false;         ///< says no: resistance, or a cue of stance/refusal
  bool opposes = false;         ///< disagrees, dismisses or attacks
  bool rebuffs = false;         ///< brushes the other off or attacks, and does nothing warm
  double sincerity = 1;         ///< 0 to 1, as reception: standing.h
  double reception = 1;
  bool opens_answer = false;    ///< begins like an answer: yes, no, because, a number …
  std::uint32_t acts = 0;       ///< relationship acts that give points
  double warmth = 0;            ///< their points
  double pressure = 0;          ///< points of sales pressure
  std::uint32_t first_row = 0;  ///< its rows of `judged`: [first_row, last_row)
  std::uint32_t last_row = 0;
  std::uint32_t place = 0;             ///< its place in order of time
  double mass = 0;                     ///< summed idf of its content words
  double taken = 0;                    ///< of a reply: summed idf of the content words shared with the turn answered
  std::vector<std::uint32_t> content;  ///< its content words without names of participants, numbered in the exchange;
                                       ///< sorted, distinct
};

/// What the signals are computed from: one exchange after the stance stage.
struct SignalInput {
  const Exchange& exchange;
  const std::vector<Judged>& judged;
  const std::vector<double>& points;  ///< of each row of `judged`
  const Lexicon& lexicon;
  std::vector<Turn> turns;             ///< parallel to Exchange::messages
  std::vector<std::uint32_t> replies;  ///< the turns that answer another speaker, in order of time
  std::vector<std::uint32_t> by_time;  ///< all turns in order of time: of `written_at` if all have it, else as listed
  bool is_dated = false;               ///< all turns have a date, so that `by_time` means something among siblings
  std::vector<bool> is_host;           ///< of each speaker; the speaker of the first turn if nobody is the host
  std::vector<double> idf;             ///< of each content word: ln(1 + turns / turns that hold it)
  std::vector<std::uint32_t> class_counts;  ///< words of each function word class, turn after turn

  [[nodiscard]] std::uint32_t speakers() const { return static_cast<std::uint32_t>(is_host.size()); }
  [[nodiscard]] const Turn& answered_by(std::uint32_t reply) const {
    return turns[static_cast<std::size_t>(turns[reply].answers)];
  }
  /// How many words of each function word class the turn holds.
  [[nodiscard]] std::span<const std::uint32_t> classes(std::uint32_t turn) const;
};

/// A number for each turn's speaker, from 0 in order of first appearance. Speakers are told apart by author_key, else
/// by author; turns without either are each a speaker of their own.
std::vector<std::uint32_t> speakers(const Exchange& exchange);

/// An exchange after the stance stage, with the points of its evidence.
struct WeighedExchange {
  const Exchange& exchange;
  const std::vector<MatchedMessage>& messages;  ///< parallel to Exchange::messages
  const std::vector<std::uint32_t>& words;      ///< likewise: the speaker's own words
  const std::vector<Judged>& judged;
  const std::vector<double>& points;  ///< of each row of `judged`
};

/// Prepares what all signals share; n log n in the exchange. `book` is scratch. Of the turn of an exchange of one only
/// its points and its standing are filled. Pure. What `weighed` refers to must outlive the result.
SignalInput signal_input(const WeighedExchange& weighed, const Lexicon& lexicon, const KindnessConstants& constants,
                         WordBook& book);

using SpeakerPair = std::pair<std::uint32_t, std::uint32_t>;

/// The pairs of speakers of whom at least one answers the other, smaller number first; sorted, distinct.
std::vector<SpeakerPair> talking_pairs(const SignalInput& input);

/// Points that the turn's cues of one category give; 0 if the lexicon has no such category.
double points_in(const SignalInput& input, const Turn& turn, int category);

/// Summed idf of the content words that two turns share.
double shared_mass(const SignalInput& input, const Turn& a, const Turn& b);

/// The overlap coefficient of two turns' content words weighted by idf, 0 to 1: shared / the smaller one. Unlike
/// uptake, a short question about a long post can reach 1.
double overlap(const SignalInput& input, const Turn& a, const Turn& b);

/// Points per hundred words, where half a hundred silent words are added so that a short turn weighs little.
double per_hundred(double points, std::uint32_t words);

}  // namespace rapport
