#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "rapport/stance/place.h"

namespace rapport::stance {

/// What a rule decides, and the words by which it decides.
struct Verdict {
  Stance stance = Stance::exerted;
  double factor = 1;
  std::uint32_t turn = 0;  ///< the message that holds the words
  Span words;              ///< in its original text
};

/// One rule of the first pass: looks at a single hit and the words around it, and decides or leaves it to the next.
using Rule = std::optional<Verdict> (*)(const Place&);

/// On which axes a rule is asked.
enum class Axes : std::uint8_t { both, pressure, relationship };

struct RuleRow {
  std::string_view name;  ///< as in docs/stance.md
  Axes axes;
  Rule rule;
};

/// The rules in their order. The first that decides is right: what is quoted need not be read further, a refusal is
/// not a denial, a warning beats the blame in it.
std::span<const RuleRow> rules();

/// Asks the rules in their order. Nothing: the hit is exerted as far as its own message tells.
std::optional<Verdict> first_verdict(const Place& place);

/// Set aside, for the words of `mark` in the same message.
Verdict set_aside(const Place& place, Stance stance, Span mark);

// rules_voice.cpp: whose words are they?
std::optional<Verdict> inside_markup(const Place& place);
std::optional<Verdict> inside_quotation(const Place& place);
std::optional<Verdict> reported(const Place& place);
std::optional<Verdict> former_self(const Place& place);
std::optional<Verdict> in_fiction(const Place& place);
std::optional<Verdict> in_form_letter(const Place& place);
std::optional<Verdict> hollow(const Place& place);

// rules_denial.cpp: are they denied, warned against, spoken of, blamed?
std::optional<Verdict> own_refusal(const Place& place);
std::optional<Verdict> advised_against(const Place& place);
std::optional<Verdict> spoken_of_as_words(const Place& place);
std::optional<Verdict> negated(const Place& place);
std::optional<Verdict> named_as_words(const Place& place);
std::optional<Verdict> called_so(const Place& place);
std::optional<Verdict> ironic(const Place& place);
std::optional<Verdict> criticised(const Place& place);
std::optional<Verdict> weapon(const Place& place);

// rules_modality.cpp: are they real, here, now, aimed at somebody, asked for?
std::optional<Verdict> hypothetical(const Place& place);
std::optional<Verdict> asked_by_the_target(const Place& place);
std::optional<Verdict> of_people_in_general(const Place& place);
std::optional<Verdict> long_past(const Place& place);
std::optional<Verdict> asked_for(const Place& place);

}  // namespace rapport::stance
