#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rapport/lexicon/lexicon.h"
#include "rapport/model/hash_table.h"

namespace rapport::stance {

/// The word lists of lexicons/<language>/stance/ by what they do. A list that a lexicon lacks never decides.
enum class List : std::uint8_t {
  none,  ///< a cue of one of the two axes, or of a stance file that this stage does not know
  contrast,
  consequence,
  clause_start,
  subordinator,
  first_person,
  second_person,
  negation,
  negation_of_noun,
  pseudo_negation,
  advice_against,
  denial,
  reported,
  others_deeds,
  said_after,
  own_speech,
  own_report,
  past_self,
  metalinguistic,
  wording_noun,
  speech_slot,
  order_verb,
  mention_slot,
  predicate,
  so_called,
  irony,
  critic,
  pseudo_critic,
  reaction,
  hypothetical,
  pseudo_hypothetical,
  question_opener,
  generic_subject,
  pseudo_generic,
  third_person,
  past_event,
  long_ago,
  past_guard,
  fiction,
  request,
  advice_request,
  you_asked,
  their_offer,
  refusal,
  polite_no,
  mock_refusal,
  concession,
  recommendation,
  testimony,
  attack,
  self_blame,
  advance_thanks,
  form_letter,
  hollow,
  office,
  own_voice,
  errand,
  haste,
  courtesy,
  commercial,
  own_offer,
  market,
  not_for_sale,
};

/// A list, the id of its file, and the list whose matches take the force from it where they overlap ("not only" from
/// "not").
struct ListRow {
  List list;
  std::string_view id;
  List disarmed_by = List::none;
};

inline constexpr std::array list_rows{
    ListRow{List::contrast, "contrast"},
    ListRow{List::consequence, "consequence"},
    ListRow{List::clause_start, "clause_start"},
    ListRow{List::subordinator, "subordinator"},
    ListRow{List::first_person, "first_person"},
    ListRow{List::second_person, "second_person"},
    ListRow{List::negation, "negation", List::pseudo_negation},
    ListRow{List::negation_of_noun, "negation_of_noun", List::pseudo_negation},
    ListRow{List::pseudo_negation, "pseudo_negation"},
    ListRow{List::advice_against, "advice_against", List::pseudo_negation},
    ListRow{List::denial, "denial"},
    ListRow{List::reported, "reported", List::own_speech},
    ListRow{List::others_deeds, "others_deeds", List::own_speech},
    ListRow{List::said_after, "said_after", List::own_speech},
    ListRow{List::own_speech, "own_speech"},
    ListRow{List::own_report, "own_report"},
    ListRow{List::past_self, "past_self", List::own_speech},
    ListRow{List::metalinguistic, "metalinguistic", List::own_speech},
    ListRow{List::wording_noun, "wording_noun"},
    ListRow{List::speech_slot, "speech_slot", List::own_speech},
    ListRow{List::order_verb, "order_verb"},
    ListRow{List::mention_slot, "mention_slot"},
    ListRow{List::predicate, "predicate"},
    ListRow{List::so_called, "so_called"},
    ListRow{List::irony, "irony"},
    ListRow{List::critic, "critic", List::pseudo_critic},
    ListRow{List::pseudo_critic, "pseudo_critic"},
    ListRow{List::reaction, "reaction"},
    ListRow{List::hypothetical, "hypothetical", List::pseudo_hypothetical},
    ListRow{List::pseudo_hypothetical, "pseudo_hypothetical"},
    ListRow{List::question_opener, "question_opener"},
    ListRow{List::generic_subject, "generic_subject", List::pseudo_generic},
    ListRow{List::pseudo_generic, "pseudo_generic"},
    ListRow{List::third_person, "third_person", List::pseudo_generic},
    ListRow{List::past_event, "past_event", List::past_guard},
    ListRow{List::long_ago, "long_ago", List::past_guard},
    ListRow{List::past_guard, "past_guard"},
    ListRow{List::fiction, "fiction"},
    ListRow{List::request, "request"},
    ListRow{List::advice_request, "advice_request"},
    ListRow{List::you_asked, "you_asked"},
    ListRow{List::their_offer, "their_offer"},
    ListRow{List::refusal, "refusal"},
    ListRow{List::polite_no, "polite_no"},
    ListRow{List::mock_refusal, "mock_refusal"},
    ListRow{List::concession, "concession"},
    ListRow{List::recommendation, "recommendation"},
    ListRow{List::testimony, "testimony"},
    ListRow{List::attack, "attack", List::self_blame},
    ListRow{List::self_blame, "self_blame"},
    ListRow{List::advance_thanks, "advance_thanks"},
    ListRow{List::form_letter, "form_letter"},
    ListRow{List::hollow, "hollow"},
    ListRow{List::office, "office"},
    ListRow{List::own_voice, "own_voice"},
    ListRow{List::errand, "errand"},
    ListRow{List::haste, "haste"},
    ListRow{List::courtesy, "courtesy"},
    ListRow{List::commercial, "commercial"},
    ListRow{List::own_offer, "own_offer"},
    ListRow{List::market, "market"},
    ListRow{List::not_for_sale, "not_for_sale"},
};

/// By list: the one whose matches disarm its own, or none.
inline constexpr auto disarmers = [] {
  std::array<List, list_rows.size() + 1> by_list{};
  for (const ListRow& row : list_rows) by_list[static_cast<std::size_t>(row.list)] = row.disarmed_by;
  return by_list;
}();

/// The list whose matches disarm those of `list`, or none.
constexpr List disarmer(List list) { return disarmers[static_cast<std::size_t>(list)]; }

/// What a rule must know of a category beside its axis.
enum class Trait : std::uint8_t {
  none,
  praise,      ///< boasts of the goods: in a customer's mouth it sells (rule S14)
  proof,       ///< the same, by what others did: the past is its very form (rule S10)
  deed,        ///< tells what the speaker has made: the past is its very form, too (rule S10)
  closing,     ///< puts the question of the sale: in a question it is the seller's own (rule S9)
  unexcused,   ///< works on the person, so no request for the price excuses it (rule S11)
  ordering,    ///< the same, but for who asked what to do (rule S11)
  overriding,  ///< the same, and talks an objection down: after a refusal it counts double (rule S16)
  thanking,    ///< thanks: behind a request it is for what is to come (rule S20)
  asking,      ///< asks or leaves room: no kindness that a request's courtesies could belong to (rule S20)
};

/// Which part of an offer the cues of a category are. Where nobody names an object of sale, the two parts together show
/// it (rule S12).
enum class Part : std::uint8_t {
  none,   ///< works on the person: belongs to any talk
  goods,  ///< what is to be had, on which terms, how many are left, who has it
  step,   ///< what to do for it, and by when
};

/// What the cues of a lexicon are to this stage. Immutable, shared by all threads.
class CueTable {
 public:
  explicit CueTable(const Lexicon& lexicon);
  [[nodiscard]] const Lexicon& lexicon() const { return *lexicon_; }
  [[nodiscard]] const Cue& cue(std::uint32_t index) const { return lexicon_->cues[index]; }
  [[nodiscard]] Axis axis(std::uint32_t cue) const { return facts_[cue].axis; }
  [[nodiscard]] List list(std::uint32_t cue) const { return facts_[cue].list; }
  [[nodiscard]] Trait trait(std::uint32_t cue) const { return facts_[cue].trait; }
  [[nodiscard]] Part part(std::uint32_t cue) const { return facts_[cue].part; }
  /// Whether the cue shows an object of sale: Cue::opens_commercial.
  [[nodiscard]] bool opens_sale(std::uint32_t cue) const { return facts_[cue].opens_sale; }
  [[nodiscard]] bool praises(std::uint32_t cue) const {
    return trait(cue) == Trait::praise || trait(cue) == Trait::proof;
  }
  [[nodiscard]] bool works_on_the_person(std::uint32_t cue) const {
    return trait(cue) == Trait::unexcused || trait(cue) == Trait::ordering || trait(cue) == Trait::overriding;
  }
  /// The cue is written with a negator of its own ("don't miss out"), so one inside its match denies nothing. Reads the
  /// cue's source: to be asked of the few hits that hold a negator.
  [[nodiscard]] bool negates_itself(std::uint32_t cue) const;

 private:
  /// What is asked of every hit, close together: the cues themselves lie far apart in memory.
  struct Facts {
    Axis axis;
    List list;
    Trait trait;
    Part part;
    bool opens_sale;
  };
  const Lexicon* lexicon_;
  std::vector<Facts> facts_;  // by cue
  HashTable<bool> negators_;  // the one-word negators, by word_hash
};

}  // namespace rapport::stance
