#include "rapport/stance/lists.h"

#include <algorithm>
#include <string>

#include "rapport/lexicon/phrase.h"
#include "rapport/model/word_hash.h"

namespace rapport::stance {

namespace {

struct TraitRow {
  std::string_view category;
  Trait trait;
};

constexpr std::array trait_rows{
    TraitRow{"hype_guarantee", Trait::praise},    TraitRow{"social_proof", Trait::proof},
    TraitRow{"authority_claim", Trait::proof},    TraitRow{"closing_technique", Trait::closing},
    TraitRow{"guilt_shame", Trait::unexcused},    TraitRow{"objection_override", Trait::overriding},
    TraitRow{"fear_loss", Trait::unexcused},      TraitRow{"controlling_language", Trait::ordering},
    TraitRow{"pseudo_rapport", Trait::unexcused}, TraitRow{"scorekeeping", Trait::unexcused},
    TraitRow{"self_promotion", Trait::deed},      TraitRow{"gratitude", Trait::thanking},
    TraitRow{"autonomy_support", Trait::asking},  TraitRow{"hedged_humility", Trait::asking},
    TraitRow{"open_question", Trait::asking},     TraitRow{"follow_up_question", Trait::asking},
};

struct PartRow {
  std::string_view category;
  Part part;
};

constexpr std::array part_rows{
    PartRow{"self_promotion", Part::goods},   PartRow{"incentive_bait", Part::goods}, PartRow{"scarcity", Part::goods},
    PartRow{"social_proof", Part::goods},     PartRow{"call_to_action", Part::step},  PartRow{"urgency", Part::step},
    PartRow{"closing_technique", Part::step},
};

template <typename Row>
const Row* find_row(const auto& rows, std::string_view Row::*key, std::string_view id) {
  const auto it = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.*key == id; });
  return it == rows.end() ? nullptr : &*it;
}

constexpr auto is_pattern_mark = [] {
  std::array<bool, 256> is{};
  for (const char c : std::string_view(" ,()|[].*^\\")) is[static_cast<unsigned char>(c)] = true;
  return is;
}();

/// Calls `visit` with every word of a cue as its author wrote it, without the marks of the pattern language: "don'?t
/// miss" and "(don't|never) miss" both hold the word "don't" or its letters. Ends when `visit` returns true.
template <typename Visit>
bool visit_bare_words(std::string_view source, Visit visit) {
  std::string word(source.size(), '\0');
  std::size_t size = 0;
  for (const char c : source) {
    if (c == '\'' || c == '?') continue;
    if (!is_pattern_mark[static_cast<unsigned char>(c)]) {
      word[size++] = c;
    } else if (size > 0) {
      if (visit(std::string_view(word).substr(0, size))) return true;
      size = 0;
    }
  }
  return size > 0 && visit(std::string_view(word).substr(0, size));
}

/// Adds the words that alone are all of a phrase.
void add_single_words(const PhraseRun& phrase, HashTable<bool>& out) {
  if (phrase.size() != 1) return;
  const auto add = [&out](std::string_view word) { return out[word_hash(word)] = true, false; };
  if (phrase[0].kind == PhraseUnit::Kind::literal) visit_bare_words(phrase[0].text, add);
  for (const PhraseRun& alternative : phrase[0].alternatives) add_single_words(alternative, out);
}

/// The one-word negators of the lexicon.
HashTable<bool> find_negators(const Lexicon& lexicon, const std::vector<List>& lists) {
  HashTable<bool> out;
  for (const Cue& cue : lexicon.cues) {
    const List list = lists[cue.category];
    if (cue.kind == CueKind::phrase && (list == List::negation || list == List::negation_of_noun))
      add_single_words(parse_phrase(cue.source, lexicon.spelling).units, out);
  }
  return out;
}

}  // namespace

CueTable::CueTable(const Lexicon& lexicon) : lexicon_(&lexicon) {
  std::vector<List> lists;  // by category
  std::vector<Trait> traits;
  std::vector<Part> parts;
  for (const Category& category : lexicon.categories) {
    const auto* list =
        category.axis == Axis::stance ? find_row<ListRow>(list_rows, &ListRow::id, category.id) : nullptr;
    lists.push_back(list == nullptr ? List::none : list->list);
    const auto* trait = find_row<TraitRow>(trait_rows, &TraitRow::category, category.id);
    traits.push_back(trait == nullptr ? Trait::none : trait->trait);
    const auto* part = find_row<PartRow>(part_rows, &PartRow::category, category.id);
    parts.push_back(part == nullptr ? Part::none : part->part);
  }
  negators_ = find_negators(lexicon, lists);
  facts_.reserve(lexicon.cues.size());
  for (const Cue& cue : lexicon.cues)
    facts_.push_back({lexicon.categories[cue.category].axis, lists[cue.category], traits[cue.category],
                      parts[cue.category], cue.opens_commercial});
}

bool CueTable::negates_itself(std::uint32_t index) const {
  if (axis(index) == Axis::stance && list(index) != List::attack) return false;
  return visit_bare_words(cue(index).source,
                          [this](std::string_view word) { return negators_.find(word_hash(word)) != nullptr; });
}

}  // namespace rapport::stance
