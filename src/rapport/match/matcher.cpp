#include "rapport/match/matcher.h"

namespace rapport {

class Matcher::State {};

struct Matcher::Impl {
  explicit Impl(const Lexicon& lexicon) : naive(lexicon) {}
  NaiveMatcher naive;
};

Matcher::Matcher(const Lexicon& lexicon) : impl_(std::make_unique<Impl>(lexicon)) {}
Matcher::~Matcher() = default;

std::unique_ptr<Matcher::State, void (*)(Matcher::State*)> Matcher::make_state() const {
  return {new State, [](State* state) { delete state; }};
}

void Matcher::match(const PreparedText& text, State&, std::vector<Hit>& hits) const { impl_->naive.match(text, hits); }

}  // namespace rapport
