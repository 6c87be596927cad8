#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "rapport/match/matcher.h"

using namespace rapport;

namespace {

const Lexicon& shipped_lexicon() {
  static const Lexicon lexicon = load_lexicon(read_lexicon_folder(RAPPORT_SOURCE_DIR "/lexicons/en"));
  return lexicon;
}

/// Words of the lexicon's own examples and phrases in any order, with everything between them that divides words or
/// does not: texts that nearly are matches.
class NearMatches {
 public:
  NearMatches(const Lexicon& lexicon, std::uint32_t seed) : random_(seed) {
    for (const Category& category : lexicon.categories) {
      examples_.insert(examples_.end(), category.yes.begin(), category.yes.end());
      examples_.insert(examples_.end(), category.no.begin(), category.no.end());
    }
    for (const Cue& cue : lexicon.cues) {
      for (const auto& sequence : cue.sequences) {
        std::string words;
        for (const PhraseWord& word : sequence) words += (words.empty() ? "" : " ") + spelled(word);
        examples_.push_back(words);
      }
    }
  }

  std::string next() {
    std::string text;
    for (std::uint32_t i = 0; i < 6; ++i) {
      std::string piece = examples_[below(static_cast<std::uint32_t>(examples_.size()))];
      if (below(2) == 0) piece = disturbed(piece);
      text += piece + kBetween[below(kBetween.size())];
    }
    return text;
  }

 private:
  inline static const std::vector<std::string> kBetween{" ",  ". ", "! ",       "-",      "\n", ", ", "...", "'",
                                                        "  ", "",   "\u2019s ", "\u00A0", "k ", "3",  " - ", "\u304B"};

  static std::string spelled(const PhraseWord& word) {
    switch (word.kind) {
      case PhraseWord::Kind::number:
        return "12";
      case PhraseWord::Kind::stem:
        return word.text + "ing";
      case PhraseWord::Kind::literal:
        break;
    }
    return word.text;
  }

  std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  /// Some blanks replaced, some capitals, some words cut out.
  std::string disturbed(const std::string& piece) {
    std::string text;
    const bool shout = below(4) == 0;
    for (const char c : piece) {
      const bool lower = c >= 'a' && c <= 'z';
      if (c == ' ' && below(4) == 0) {
        text += kBetween[below(kBetween.size())];
      } else if (lower && (shout || below(40) == 0)) {
        text += static_cast<char>(c - 0x20);
      } else if (below(60) != 0) {
        text += c;
      }
    }
    return text;
  }

  std::mt19937 random_;
  std::vector<std::string> examples_;
};

}  // namespace

TEST_CASE("the shipped lexicon finds the same spans fast and one expression after the other") {
  const Lexicon& lexicon = shipped_lexicon();
  const Matcher matcher(lexicon);
  const NaiveMatcher naive(lexicon);
  const auto state = matcher.make_state();
  Segmenter segmenter;
  PreparedText text;
  std::vector<Hit> hits;
  std::vector<Hit> expected;
  NearMatches texts(lexicon, 5);
  std::size_t compared = 0;
  for (int i = 0; i < 40; ++i) {
    const std::string original = texts.next();
    prepare(original, segmenter, text);
    matcher.match(text, *state, hits);
    naive.match(text, expected);
    compared += expected.size();
    if (hits == expected) continue;
    for (const Hit& hit : expected) {
      if (std::find(hits.begin(), hits.end(), hit) == hits.end()) {
        MESSAGE("missed " << lexicon.cues[hit.cue].id << " '" << slice(text.form.text, hit.span) << "' /"
                          << lexicon.cues[hit.cue].regex << "/");
      }
    }
    for (const Hit& hit : hits) {
      if (std::find(expected.begin(), expected.end(), hit) == expected.end()) {
        MESSAGE("invented " << lexicon.cues[hit.cue].id << " '" << slice(text.form.text, hit.span) << "' /"
                            << lexicon.cues[hit.cue].regex << "/");
      }
    }
    CHECK(hits == expected);
  }
  CHECK(compared > 40);
}
