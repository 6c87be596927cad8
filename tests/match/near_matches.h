#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "rapport/lexicon/phrase.h"
#include "rapport/match/matcher.h"

namespace rapport::test {

/// Texts that nearly are matches: examples of a lexicon, and ways through its phrases, in any order, with everything
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
    return cue.kind == CueKind::phrase ? way_through(parse_phrase(cue.source, lexicon_.spelling).units) : cue.source;
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
        return std::vector<std::string>{"", "own", "caf\u00E9 3.5 it's", "two more words here"}[below(4)];
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
