#pragma once
#include <cctype>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "rapport/lexicon/expression.h"
#include "rapport/lexicon/phrase.h"
#include "rapport/match/matcher.h"
#include "rapport/match/regex_syntax.h"

namespace rapport::test {

/// Texts that nearly are matches: examples of a lexicon, and ways through its cues, in any order, with everything
/// between them that divides words or does not.
class NearMatches {
 public:
  NearMatches(const Lexicon& lexicon, std::uint32_t seed) : lexicon_(lexicon), random_(seed) {
    for (const Category& category : lexicon.categories) {
      examples_.insert(examples_.end(), category.yes.begin(), category.yes.end());
      examples_.insert(examples_.end(), category.no.begin(), category.no.end());
    }
  }

  std::string next() {
    std::string text;
    for (int i = 0; i < 6; ++i) {
      std::string piece = below(2) == 0 ? examples_[below(examples_.size())] : phrase();
      if (below(2) == 0) piece = disturbed(piece);
      text += piece + between();
    }
    return text;
  }

 private:
  std::string between() {
    static const std::vector<std::string> all{" ",  ". ", "! ", "-",        "\n",     ", ",   "...",       "'",
                                              "  ", "",   "3",  "\u2019s ", "\u00A0", "k ",   " - ",       "\u304B",
                                              ".",  ",",  "_",  "\u00E9",   "\u00BB", "--",   "\u0301",    "\u200B",
                                              "@",  ":",  "\t", " .",       "1,000",  "v2.0", "\U0001F525"};
    return all[below(all.size())];
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  /// One of the texts that a cue of the lexicon is for.
  std::string phrase() {
    const Cue& cue = lexicon_.cues[below(lexicon_.cues.size())];
    return cue.kind == CueKind::phrase ? way_through(parse_phrase(cue.source, lexicon_.spelling).units)
                                       : way_through(parse_regex(cue_expression(cue, lexicon_.spelling)));
  }

  std::string way_through(const RegexNode& node) {
    switch (node.kind) {
      case RegexNode::Kind::literal:
        return node.text;
      case RegexNode::Kind::char_class:
        return member(node.set);
      case RegexNode::Kind::alternate:
        return way_through(node.children[below(node.children.size())]);
      case RegexNode::Kind::repeat:
        return repeated(node);
      case RegexNode::Kind::concatenate:
      case RegexNode::Kind::assertion:
      case RegexNode::Kind::end:
      case RegexNode::Kind::unknown:
        break;
    }
    std::string text;
    for (const RegexNode& child : node.children) text += way_through(child);
    return text;
  }

  std::string repeated(const RegexNode& node) {
    const auto most = static_cast<std::size_t>(node.max == RegexNode::kUnlimited ? node.min + 6 : node.max);
    const auto least = static_cast<std::size_t>(node.min);
    std::string text;
    for (std::size_t i = least + below(most - least + 1); i > 0; --i) text += way_through(node.children[0]);
    return text;
  }

  /// A character of `set`: oftener a letter, a digit or a blank than another.
  std::string member(const CharSet& set) {
    std::string plain;
    std::string all;
    for (std::size_t c = 0; c < 128; ++c) {
      if (!set.ascii.test(c)) continue;
      all += static_cast<char>(c);
      if (c == ' ' || std::isalnum(static_cast<int>(c)) != 0) plain += static_cast<char>(c);
    }
    if (all.empty() || (set.beyond && below(20) == 0)) return "\u00E9";
    const std::string& from = plain.empty() || below(10) == 0 ? all : plain;
    return std::string(1, from[below(from.size())]);
  }

  std::string way_through(const PhraseRun& run) {
    std::string text;
    for (const PhraseUnit& unit : run) {
      if (unit.optional && below(2) == 0) continue;
      if (!text.empty()) text += ' ';
      text += spelled(unit);
    }
    return text;
  }

  std::string spelled(const PhraseUnit& unit) {
    switch (unit.kind) {
      case PhraseUnit::Kind::group:
        return way_through(unit.alternatives[below(unit.alternatives.size())]);
      case PhraseUnit::Kind::gap:
        return std::vector<std::string>{"", "own", "caf\u00E9 3.5 it's", "two more words here",
                                        "v2.x of\u00BBo"}[below(5)];
      case PhraseUnit::Kind::number:
        return std::vector<std::string>{"12", "1,000", "2.5k", "3x"}[below(4)];
      case PhraseUnit::Kind::stem:
        return unit.text + std::vector<std::string>{"", "ing", "'s", ".x", "\u00E9", "3.foo"}[below(6)];
      case PhraseUnit::Kind::literal:
      case PhraseUnit::Kind::mark:
        break;
    }
    const auto* variants = lexicon_.spelling.variants(unit.text);
    return variants == nullptr || below(2) == 0 ? unit.text : (*variants)[below(variants->size())];
  }

  /// Some blanks replaced, some capitals, some characters cut out.
  std::string disturbed(const std::string& piece) {
    std::string text;
    const bool shout = below(4) == 0;
    for (const char c : piece) {
      const bool lower = c >= 'a' && c <= 'z';
      if (c == ' ' && below(4) == 0) {
        text += between();
      } else if (lower && (shout || below(40) == 0)) {
        text += static_cast<char>(c - 0x20);
      } else if (static_cast<unsigned char>(c) >= 0x80 || below(60) != 0) {
        text += c;
      }
    }
    return text;
  }

  const Lexicon& lexicon_;
  std::mt19937 random_;
  std::vector<std::string> examples_;
};

}  // namespace rapport::test
