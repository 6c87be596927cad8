#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "rapport/match/matcher.h"
#include "rapport/model/exchange.h"
#include "rapport/stance/marks.h"
#include "rapport/stance/quotations.h"
#include "rapport/stance/stance.h"

namespace rapport::stance {

/// What all rules share: an exchange, its hits, and what the cues are. Outlives every Place.
struct Thread {
  const Exchange& exchange;
  const std::vector<MatchedMessage>& messages;
  const CueTable& cues;
  const MarkBook& book;

  [[nodiscard]] const PreparedText& text(std::uint32_t turn) const { return messages[turn].text; }
  [[nodiscard]] Span to_original(std::uint32_t turn, Span form) const {
    return text(turn).form.offsets.to_original(form);
  }
};

/// Whether `turn` answers a message of another that shows an object of sale: there "I'm good, thanks" is a no.
bool answers_an_offer(const Thread& thread, std::uint32_t turn);

/// Everything that a rule may look at to decide one hit: the hit, its sentence, the marks around it, the thread.
struct Place {
  const Thread& thread;
  Quotations& quotations;  ///< of this message
  std::uint32_t turn = 0;
  std::uint32_t cue = 0;
  Span hit;                     ///< in the match form
  Span original;                ///< the same in the original text
  Span sentence;                ///< in the match form
  std::span<const Mark> marks;  ///< those that begin in the sentence
  std::uint64_t lists;          ///< those of the marks

  Place(const Thread& its_thread, Quotations& its_quotations, std::uint32_t its_turn, std::uint32_t its_cue, Span form);

  [[nodiscard]] const Message& message() const { return thread.exchange.messages[turn]; }
  [[nodiscard]] const PreparedText& text() const { return thread.text(turn); }
  [[nodiscard]] std::string_view form() const { return text().form.text; }
  /// Whether the sentence holds a mark of `list`: most rules have nothing to look at, and see it here.
  [[nodiscard]] bool has(List list) const { return holds(lists, list); }
};

/// How far a mark reaches over the words after it (or before it).
enum class Reach : std::uint8_t {
  words,     ///< at most four words, inside the clause
  clause,    ///< to the end of the clause
  sentence,  ///< to the end of the sentence, or to a contrast ("but")
};

/// The last mark of `list` that begins before the hit, ends before its end and reaches it; of those that end together,
/// the longest. Null if there is none.
const Mark* reaching_forward(const Place& place, List list, Reach reach);
/// The first mark of `list` that begins behind the hit and reaches back to it. Null if there is none.
const Mark* reaching_back(const Place& place, List list, Reach reach);
/// A mark of `list` that overlaps the hit or reaches it from either side. Null if there is none.
const Mark* reaching(const Place& place, List list, Reach reach);
/// The first mark of `list` that overlaps the hit. Null if there is none.
const Mark* overlapping(const Place& place, List list);
/// The first mark of `list` that overlaps the hit, if it holds all of it: "How do you say thank you in Welsh?"
const Mark* around(const Place& place, List list);
/// The first mark of `list` in the sentence, wherever it stands. Null if there is none.
const Mark* in_sentence(const Place& place, List list);

/// Whether a clause ends between `from` and `to` of the sentence: at a contrast, at . ! ? ; : ( ) or a dash between
/// blanks, and at a comma behind which a clause of its own begins. Commas and colons part clauses only.
bool parted(const Place& place, std::uint32_t from, std::uint32_t to, Reach reach);

/// The sentence of `text` that holds `hit` of the match form. Of a text without ends of sentences, no more than 1000
/// bytes on each side: the cost of a hit has a bound.
Span sentence_around(const PreparedText& text, Span hit);
/// Index in PreparedText::sentences of the sentence that holds `at`.
std::size_t sentence_index(const PreparedText& text, std::uint32_t at);
/// Whether a question mark ends the sentence.
bool is_question(const Place& place);

}  // namespace rapport::stance
