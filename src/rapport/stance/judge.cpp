#include <array>

#include "rapport/stance/ledger.h"
#include "rapport/stance/stance.h"
#include "rapport/stance/thread_rules.h"

namespace rapport {

namespace {

constexpr std::array<std::string_view, 15> names{
    "exerted",        "testimonial", "apophasis", "asked_for", "hypothetical", "quoted",  "reported", "negated",
    "advice_against", "criticised",  "generic",   "question",  "resistance",   "no_sale", "form"};

}  // namespace

std::string_view name(Stance stance) { return names[static_cast<std::size_t>(stance)]; }

StanceJudge::StanceJudge(const Lexicon& lexicon) : cues_(std::make_unique<stance::CueTable>(lexicon)) {}
StanceJudge::~StanceJudge() = default;

std::vector<Judged> StanceJudge::judge(const Exchange& exchange, const std::vector<MatchedMessage>& messages) const {
  const stance::MarkBook book(messages, *cues_);
  const stance::Thread thread{exchange, messages, *cues_, book};
  stance::Ledger ledger(thread);
  for (const auto& [name, rule, needs] : stance::thread_rules())
    for (stance::Row& row : ledger.rows())
      if (needs == stance::List::none || book.has(row.judged.turn, needs)) rule(ledger, row);
  std::vector<Judged> out;
  out.reserve(ledger.rows().size());
  for (const stance::Row& row : ledger.rows()) out.push_back(row.judged);
  return out;
}

}  // namespace rapport
