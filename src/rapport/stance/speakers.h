#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "rapport/stance/place.h"

namespace rapport::stance {

/// Whether one person wrote both: by key, else by name. Messages without either have unknown, different speakers.
bool same_speaker(const Message& a, const Message& b);

/// Who speaks in each turn, as small numbers, and by which names the others may call them.
class Speakers {
 public:
  explicit Speakers(const Exchange& exchange);

  [[nodiscard]] std::uint32_t of(std::uint32_t turn) const { return speaker_[turn]; }
  [[nodiscard]] std::size_t count() const { return names_.size(); }
  /// The last turn before `turn` of the same speaker, or -1.
  [[nodiscard]] std::int32_t previous(std::uint32_t turn) const { return previous_[turn]; }
  /// The first turn after `turn` of the same speaker, or -1.
  [[nodiscard]] std::int32_t next(std::uint32_t turn) const { return next_[turn]; }

  /// The message whose author `place` is aimed at: the one who is called by name in the sentence ("Ana, …", "… , Ana",
  /// "@ana"), else the author of the message answered. -1 for the reader.
  [[nodiscard]] std::int32_t target(const Place& place) const;

 private:
  /// Whether the sentence calls that speaker: with '@', or between commas and ends of the sentence.
  [[nodiscard]] bool called(const Place& place, std::uint32_t speaker) const;

  std::vector<std::uint32_t> speaker_;    // by turn
  std::vector<std::int32_t> previous_;    // by turn
  std::vector<std::int32_t> next_;        // by turn
  std::vector<std::string> names_;        // by speaker: the first name in match form
  std::vector<std::uint32_t> last_turn_;  // by speaker
};

}  // namespace rapport::stance
