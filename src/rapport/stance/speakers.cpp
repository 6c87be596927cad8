#include "rapport/stance/speakers.h"

#include <unordered_map>

namespace rapport::stance {

namespace {

constexpr std::size_t shortest_name = 2;
constexpr std::string_view blanks = " \t\r\n";

std::string_view key_of(const Message& message) {
  return message.author_key.empty() ? std::string_view(message.author) : std::string_view(message.author_key);
}

/// The first word of the display name, in match form: what people are called by.
std::string first_name(const Message& message) {
  MatchForm form;
  make_match_form(message.author, form);
  return form.text.substr(0, form.text.find_first_of(blanks));
}

/// Whether a vocative may end (or begin) at `at` of the sentence: an end of it, a comma or another mark, skipping
/// blanks.
bool is_edge(std::string_view sentence, std::size_t at, bool forward) {
  const std::size_t next = forward ? sentence.find_first_not_of(blanks, at)
                                   : (at == 0 ? std::string_view::npos : sentence.find_last_not_of(blanks, at - 1));
  return next == std::string_view::npos || std::string_view(",.!?;:-").find(sentence[next]) != std::string_view::npos;
}

}  // namespace

bool same_speaker(const Message& a, const Message& b) {
  if (!a.author_key.empty() || !b.author_key.empty()) return a.author_key == b.author_key;
  return !a.author.empty() && a.author == b.author;
}

Speakers::Speakers(const Exchange& exchange) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  for (std::uint32_t turn = 0; turn < exchange.messages.size(); ++turn) {
    const Message& message = exchange.messages[turn];
    const auto next = static_cast<std::uint32_t>(names_.size());
    const auto [it, is_new] =
        key_of(message).empty() ? std::pair(known.end(), true) : known.emplace(key_of(message), next);
    if (is_new) {
      names_.push_back(first_name(message));
      last_turn_.push_back(turn);
    }
    const std::uint32_t speaker = is_new ? next : it->second;
    previous_.push_back(is_new ? -1 : static_cast<std::int32_t>(last_turn_[speaker]));
    next_.push_back(-1);
    if (!is_new) next_[last_turn_[speaker]] = static_cast<std::int32_t>(turn);
    speaker_.push_back(speaker);
    last_turn_[speaker] = turn;
  }
}

bool Speakers::called(const Place& place, std::uint32_t speaker) const {
  const std::string& name = names_[speaker];
  const std::string_view sentence = slice(place.form(), place.sentence);
  for (std::size_t at = sentence.find(name); at != std::string_view::npos; at = sentence.find(name, at + 1)) {
    const auto begin = place.sentence.begin + at;
    const auto& boundaries = place.text().boundaries;
    if (!boundaries.at(begin + name.size())) continue;
    if (at > 0 && sentence[at - 1] == '@') return true;
    if (!boundaries.at(begin)) continue;
    const bool edge_before = is_edge(sentence, at, false);
    const bool edge_after = is_edge(sentence, at + name.size(), true);
    if (edge_before && edge_after) return true;
  }
  return false;
}

std::int32_t Speakers::target(const Place& place) const {
  const std::uint32_t own = speaker_[place.turn];
  const std::string_view sentence = slice(place.form(), place.sentence);
  const auto holds = [sentence](char mark) { return sentence.find(mark) != std::string_view::npos; };
  if (names_.size() > 1 && (holds(',') || holds('@')))
    for (std::uint32_t speaker = 0; speaker < names_.size(); ++speaker)
      if (speaker != own && names_[speaker].size() >= shortest_name && called(place, speaker))
        return static_cast<std::int32_t>(last_turn_[speaker]);
  return place.message().parent;
}

}  // namespace rapport::stance
