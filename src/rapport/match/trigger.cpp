#include "rapport/match/trigger.h"

#include <algorithm>

#include "rapport/match/first_tokens.h"
#include "rapport/match/regex_syntax.h"

namespace rapport {
namespace {

using Kind = RegexNode::Kind;
using Parts = std::vector<const RegexNode*>;  // one behind the other

constexpr double kMostCompanionCost = 1000;  // what nearly every text holds is no companion worth looking for

/// Tokens of which every match of a part of an expression holds one.
struct Offer {
  std::vector<TokenPattern> tokens;
  std::size_t gaps_before = 0;
  double cost = 0;
};

std::size_t add_up(std::size_t a, std::size_t b) {
  return a == Trigger::kUnlimited || b == Trigger::kUnlimited ? Trigger::kUnlimited : a + b;
}

bool may_be_gap(const RegexNode& node) {
  if (node.kind == Kind::literal) return is_one_character(node) && gaps_of(node) != 0;
  static const CharSet gaps = parse_regex(R"([\s-])").set;
  return (node.set.ascii & gaps.ascii).any();
}

/// The most runs of blanks or hyphens that a match of `node` holds.
std::size_t most_gaps(const RegexNode& node) {
  switch (node.kind) {
    case Kind::literal:
    case Kind::char_class:
      return may_be_gap(node) ? 1 : 0;
    case Kind::assertion:
      return 0;
    case Kind::unknown:
      return Trigger::kUnlimited;
    case Kind::repeat: {
      const RegexNode& child = node.children[0];
      if (is_one_character(child) && gaps_of(child) != 0) return 1;
      const std::size_t once = most_gaps(child);
      if (once == 0) return 0;
      if (once == Trigger::kUnlimited || node.max == RegexNode::kUnlimited) return Trigger::kUnlimited;
      return once * static_cast<std::size_t>(node.max);
    }
    case Kind::concatenate:
    case Kind::alternate:
      break;
  }
  std::size_t most = 0;
  for (const RegexNode& child : node.children) {
    const std::size_t gaps = most_gaps(child);
    most = node.kind == Kind::alternate ? std::max(most, gaps) : add_up(most, gaps);
  }
  return most;
}

/// Whether every match of `node` is blanks and hyphens, at least one of them: a word ends before it.
bool is_gap(const RegexNode& node) {
  if (is_one_character(node)) return gaps_of(node) != 0;
  if (node.kind == Kind::repeat) return node.min > 0 && is_gap(node.children[0]);
  return node.kind == Kind::alternate && std::all_of(node.children.begin(), node.children.end(), is_gap);
}

/// Whether every match of `node` ends with a gap.
bool ends_with_gap(const RegexNode& node) {
  switch (node.kind) {
    case Kind::concatenate:
      return !node.children.empty() && ends_with_gap(node.children.back());
    case Kind::alternate:
      return std::all_of(node.children.begin(), node.children.end(), ends_with_gap);
    case Kind::repeat:
      return node.min > 0 && ends_with_gap(node.children[0]);
    default:
      return is_gap(node);
  }
}

/// (very )? or (\pL+ ){0,2}: what may be left out without a word coming to stand elsewhere than behind a gap.
bool is_optional_words(const RegexNode& node) {
  return node.kind == Kind::repeat && node.min == 0 && ends_with_gap(node.children[0]);
}

class TriggerFinder {
 public:
  explicit TriggerFinder(const TokenCost& cost) : cost_(cost) {}

  /// What `node` offers that has word boundaries on both sides, cheapest first. Empty if nothing is certain.
  std::vector<Offer> offers(const RegexNode& node) const {
    std::vector<Offer> found;
    if (node.kind == Kind::concatenate) {
      found = offers_of_stretches(node);
    } else {
      if (node.kind == Kind::alternate) add_best_of_each(node, found);
      add_first_tokens({&node}, found);
    }
    std::sort(found.begin(), found.end(), [](const Offer& a, const Offer& b) { return a.cost < b.cost; });
    return found;
  }

 private:
  /// A stretch is what stands between two gaps.
  std::vector<Offer> offers_of_stretches(const RegexNode& node) const {
    std::vector<Offer> found;
    std::size_t gaps_before = 0;
    Parts stretch;
    const auto end_stretch = [&] {
      for (Offer& offer : offers_of_stretch(stretch)) {
        offer.gaps_before = add_up(offer.gaps_before, gaps_before);
        found.push_back(std::move(offer));
      }
      for (const RegexNode* const part : stretch) gaps_before = add_up(gaps_before, most_gaps(*part));
      stretch.clear();
    };
    for (const RegexNode& child : node.children) {
      const bool apart = is_gap(child) || (stretch.empty() && is_optional_words(child));
      if (!apart) {
        stretch.push_back(&child);
        continue;
      }
      end_stretch();
      gaps_before = add_up(gaps_before, most_gaps(child));
    }
    end_stretch();
    return found;
  }

  std::vector<Offer> offers_of_stretch(const Parts& stretch) const {
    std::vector<Offer> found;
    if (stretch.empty()) return found;
    if (stretch.size() == 1) {
      found = offers(*stretch[0]);
      if (!found.empty()) found.resize(1);
    } else {
      add_first_tokens(stretch, found);
    }
    return found;
  }

  void add_first_tokens(const Parts& parts, std::vector<Offer>& found) const {
    TokenChoice first = find_first_tokens(parts).first;
    if (first.anything || first.tokens.empty()) return;
    add(Offer{std::move(first.tokens), 0, 0}, found);
  }

  /// The best of each alternative together.
  void add_best_of_each(const RegexNode& node, std::vector<Offer>& found) const {
    Offer all;
    for (const RegexNode& child : node.children) {
      std::vector<Offer> best = offers(child);
      if (best.empty()) return;
      for (TokenPattern& token : best[0].tokens) {
        if (std::find(all.tokens.begin(), all.tokens.end(), token) == all.tokens.end()) {
          all.tokens.push_back(std::move(token));
        }
      }
      all.gaps_before = std::max(all.gaps_before, best[0].gaps_before);
    }
    add(std::move(all), found);
  }

  void add(Offer offer, std::vector<Offer>& found) const {
    for (const TokenPattern& token : offer.tokens) offer.cost += cost_(token);
    found.push_back(std::move(offer));
  }

  const TokenCost& cost_;
};

bool only_words(const Offer& offer) {
  return std::all_of(offer.tokens.begin(), offer.tokens.end(),
                     [](const TokenPattern& token) { return token.kind == TokenPattern::Kind::word; });
}

}  // namespace

std::optional<Trigger> find_trigger(std::string_view regex, const TokenCost& cost) {
  const RegexNode tree = parse_regex(regex);
  std::vector<Offer> offers = TriggerFinder(cost).offers(tree);
  if (offers.empty()) return std::nullopt;
  Trigger trigger{std::move(offers[0].tokens), offers[0].gaps_before, {}, {}, {}};
  const auto companion = std::find_if(offers.begin() + 1, offers.end(), only_words);
  if (companion != offers.end() && companion->cost < kMostCompanionCost) trigger.companions = companion->tokens;
  FirstTokens first = find_first_tokens(Parts{&tree});
  if (first.first.anything) {
    trigger.gaps_before = Trigger::kUnlimited;  // it may even begin with a blank
  } else {
    trigger.first = std::move(first.first.tokens);
  }
  if (!first.second.anything) trigger.second = std::move(first.second.tokens);
  return trigger;
}

}  // namespace rapport
