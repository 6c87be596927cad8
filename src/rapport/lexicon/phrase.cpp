#include "rapport/lexicon/phrase.h"

#include <algorithm>

#include "rapport/segment/match_form.h"
#include "rapport/segment/segmenter.h"

namespace rapport {

namespace {

constexpr std::size_t most_sequences = 1024;
constexpr std::string_view between_words = R"((?:\s+|-))";
constexpr std::string_view rest_of_word = R"([\pL\pM\pN_]*(?:['.][\pL\pN_][\pL\pM\pN_]*)*)";
constexpr std::string_view any_word = R"([\pL\pN_][\pL\pM\pN_]*(?:['.][\pL\pN_][\pL\pM\pN_]*)*)";
constexpr std::string_view any_number = R"([0-9]+(?:[.,][0-9]+)*[km]?)";

/// One unit of a phrase: alternatives of words (a plain word is one alternative of one word), or a gap.
struct Element {
  std::vector<std::vector<PhraseWord>> alternatives;
  bool gap = false;
  bool optional = false;
};

bool is_mark(const PhraseWord& word) {
  if (word.kind != PhraseWord::Kind::literal) return false;
  const auto first = static_cast<unsigned char>(word.text[0]);
  if (first < 0x80) return std::isalnum(first) == 0 && first != '_';
  Segmenter segmenter;
  WordBoundaries boundaries;
  return segmenter.words(word.text, boundaries) == 0;
}

std::string quote(std::string_view literal) {
  std::string out;
  for (const char c : literal) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) == 0 && c != '_') out += '\\';
    out += c;
  }
  return out;
}

std::string quote_words(std::string_view words) {
  std::string out;
  for (const char c : words)
    if (c == ' ')
      out += between_words;
    else
      out += quote(std::string_view(&c, 1));
  return out;
}

/// A literal word with all its spellings, as a regular expression.
std::string with_spellings(std::string_view word, const Spelling& spelling) {
  const std::string_view canonical = spelling.canonical(word);
  const auto* variants = spelling.variants(canonical);
  if (variants == nullptr) return quote(word);
  std::string out = "(?:" + quote(canonical);
  for (const auto& variant : *variants) out += "|" + quote_words(variant);
  return out + ")";
}

/// Splits a phrase into elements.
class PhraseParser {
 public:
  PhraseParser(std::string_view phrase, const Spelling& spelling, CompiledCue& out) : spelling_(spelling), out_(out) {
    make_match_form(phrase, form_);
    Segmenter segmenter;
    segmenter.words(form_.text, boundaries_);
  }

  std::vector<Element> parse() {
    std::size_t at = 0;
    while (at < form_.text.size() && out_.error.empty()) {
      std::size_t end = at + 1;
      while (!boundaries_.at(end) && end < form_.text.size()) ++end;
      at = token(at, end);
    }
    if (in_group_) fail(form_.text.size(), "'(' without ')'; close the group");
    return std::move(elements_);
  }

 private:
  void fail(std::size_t at, std::string message) {
    if (!out_.error.empty()) return;
    out_.error = std::move(message);
    out_.error_offset = form_.offsets.to_original(static_cast<std::uint32_t>(std::min(at, form_.text.size())));
  }

  std::size_t token(std::size_t at, std::size_t end) {
    const std::string_view text(form_.text);
    const std::string_view word = text.substr(at, end - at);
    const char c = word[0];
    if (c == ' ' || c == '\t') return end;
    if (c == '-' && at > 0 && text[at - 1] != ' ' && end < text.size() && text[end] != ' ') return end;
    if (c == '^' && at == 0)
      out_.sentence_start = true;
    else if (text.substr(at, 2) == "..") {
      gap(at);
      return at + 2;
    } else if (c == '(')
      open(at);
    else if (c == '|')
      bar(at);
    else if (c == ')')
      close(at);
    else if (c == '#')
      add({PhraseWord::Kind::number, ""});
    else if (c == '*')
      fail(at, "a star that follows no word; write it right behind at least three letters: book*");
    else
      return literal(at, end);
    return end;
  }

  std::size_t literal(std::size_t at, std::size_t end) {
    const std::string word = form_.text.substr(at, end - at);
    if (end < form_.text.size() && form_.text[end] == '*') {
      if (word.size() < 3) fail(at, "a star needs at least three letters before it: boo*");
      if (end + 1 < form_.text.size() && form_.text.find_first_of(" )|-", end + 1) != end + 1)
        fail(end, "a star stands only at the end of a word");
      add({PhraseWord::Kind::stem, word});
      return end + 1;
    }
    add({PhraseWord::Kind::literal, std::string(spelling_.canonical(word))});
    return end;
  }

  void add(PhraseWord word) {
    if (in_group_)
      elements_.back().alternatives.back().push_back(std::move(word));
    else
      elements_.push_back({{{std::move(word)}}});
  }

  void gap(std::size_t at) {
    if (in_group_) fail(at, "a gap inside a group; write the phrase twice");
    if (elements_.empty()) fail(at, "a gap at the beginning matches anything; leave it out");
    Element element;
    element.gap = true;
    elements_.push_back(std::move(element));
  }

  void open(std::size_t at) {
    if (in_group_) fail(at, "a group inside a group; write out the alternatives");
    if (at > 0 && form_.text[at - 1] != ' ' && form_.text[at - 1] != '-')
      fail(at, "a group stands for whole words; put a blank before it, or use patterns");
    elements_.push_back({{{}}});
    in_group_ = true;
  }

  void bar(std::size_t at) {
    if (!in_group_) return fail(at, "'|' outside of a group; write (one|other)");
    elements_.back().alternatives.emplace_back();
  }

  void close(std::size_t at) {
    if (!in_group_) return fail(at, "')' without '('");
    in_group_ = false;
    auto& element = elements_.back();
    auto& all = element.alternatives;
    element.optional = std::erase_if(all, [](const auto& words) { return words.empty(); }) > 0;
    if (all.empty()) fail(at, "an empty group; write (one|other)");
    if (at + 1 < form_.text.size() && form_.text.find_first_of(" -.,!?", at + 1) != at + 1)
      fail(at, "a group stands for whole words; put a blank after it, or use patterns");
  }

  const Spelling& spelling_;
  CompiledCue& out_;
  MatchForm form_;
  WordBoundaries boundaries_;
  std::vector<Element> elements_;
  bool in_group_ = false;
};

std::string word_regex(const PhraseWord& word, const Spelling& spelling) {
  switch (word.kind) {
    case PhraseWord::Kind::number:
      return std::string(any_number);
    case PhraseWord::Kind::stem:
      return quote(word.text) + std::string(rest_of_word);
    case PhraseWord::Kind::literal:
      break;
  }
  return with_spellings(word.text, spelling);
}

std::string_view separator(const PhraseWord& left, const PhraseWord& right) {
  return is_mark(left) || is_mark(right) ? R"(\s*)" : between_words;
}

std::string words_regex(const std::vector<PhraseWord>& words, const Spelling& spelling) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += separator(words[i - 1], words[i]);
    out += word_regex(words[i], spelling);
  }
  return out;
}

/// Every sequence of words that the elements stand for; a gap is a word of its own without text.
std::vector<std::vector<PhraseWord>> expand(const std::vector<Element>& elements) {
  std::vector<std::vector<PhraseWord>> all{{}};
  for (const auto& element : elements) {
    std::vector<std::vector<PhraseWord>> next;
    if (element.optional) next = all;
    for (const auto& prefix : all)
      for (const auto& words : element.alternatives) {
        next.push_back(prefix);
        next.back().insert(next.back().end(), words.begin(), words.end());
      }
    all = std::move(next);
    if (all.size() > most_sequences) return all;
  }
  return all;
}

/// Replaces literal words by their spellings of several words ("don't" by "do", "not"): one-word spellings are left
/// to the matcher, which takes them for the same word.
void add_long_spellings(std::vector<std::vector<PhraseWord>>& all, const Spelling& spelling) {
  for (std::size_t i = 0; i < all.size() && all.size() <= most_sequences; ++i)
    for (std::size_t w = 0; w < all[i].size(); ++w) {
      if (all[i][w].kind != PhraseWord::Kind::literal) continue;
      const auto* variants = spelling.variants(all[i][w].text);
      if (variants == nullptr) continue;
      for (const auto& variant : *variants) {
        if (variant.find(' ') == std::string::npos) continue;
        auto longer = all[i];
        longer.erase(longer.begin() + static_cast<std::ptrdiff_t>(w));
        std::size_t at = w;
        for (std::size_t from = 0; from < variant.size();) {
          const std::size_t to = std::min(variant.find(' ', from), variant.size());
          longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(at++),
                        {PhraseWord::Kind::literal, variant.substr(from, to - from)});
          from = to + 1;
        }
        all.push_back(std::move(longer));
      }
    }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), [](const auto& x, const auto& y) {
      return std::pair(x.kind, std::string_view(x.text)) < std::pair(y.kind, std::string_view(y.text));
    });
  });
  all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// The expression of a phrase with gaps: the runs between the gaps, each an alternation of its sequences.
std::string gapped_regex(const std::vector<Element>& elements, const Spelling& spelling) {
  std::string out;
  std::vector<Element> run;
  const auto flush = [&] {
    std::string alternatives;
    for (const auto& words : expand(run))
      alternatives += (alternatives.empty() ? "" : "|") + words_regex(words, spelling);
    out += "(?:" + alternatives + ")";
    run.clear();
  };
  for (const auto& element : elements) {
    if (!element.gap) {
      run.push_back(element);
      continue;
    }
    flush();
    out += "(?:" + std::string(between_words) + std::string(any_word) + "){0,3}" + std::string(between_words);
  }
  flush();
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

}  // namespace

CompiledCue compile_phrase(std::string_view phrase, const Spelling& spelling) {
  CompiledCue out;
  const auto elements = PhraseParser(phrase, spelling, out).parse();
  if (!out.error.empty()) return out;
  const bool mandatory =
      std::any_of(elements.begin(), elements.end(), [](const Element& e) { return !e.gap && !e.optional; });
  if (!mandatory) out.error = "nothing in it must be there; leave at least one word without an empty alternative";
  if (mandatory && elements.back().gap) out.error = "a gap at the end matches anything; leave it out";
  if (!out.error.empty()) return out;
  const bool gapped = std::any_of(elements.begin(), elements.end(), [](const Element& e) { return e.gap; });
  auto sequences = expand(elements);
  if (sequences.size() > most_sequences) {
    out.error = "stands for more than 1024 phrases; split it";
    return out;
  }
  if (gapped) {
    out.regex = gapped_regex(elements, spelling);
    return out;
  }
  for (const auto& words : sequences) out.regex += (out.regex.empty() ? "" : "|") + words_regex(words, spelling);
  add_long_spellings(sequences, spelling);
  out.sequences = std::move(sequences);
  return out;
}

CompiledCue compile_pattern(std::string_view pattern, const Spelling& spelling) {
  CompiledCue out;
  std::size_t i = 0;
  if (pattern.starts_with('^')) {
    out.sentence_start = true;
    i = pattern.find_first_not_of(' ', 1);
  }
  bool in_class = false;
  while (i < pattern.size()) {
    const char c = pattern[i];
    if (c == '\\') {
      out.regex += pattern.substr(i, 2);
      i += 2;
    } else if (in_class || c == '[') {
      in_class = c != ']' || pattern[i - 1] == '[';
      out.regex += c;
      ++i;
    } else if (pattern.substr(i, 2) == "(?") {
      const std::size_t end = std::min(pattern.find_first_of(":>)", i), pattern.size() - 1);
      out.regex += pattern.substr(i, end + 1 - i);
      i = end + 1;
    } else if (c == ' ') {
      const char next = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
      const bool maybe = next == '?' || next == '*';
      out.regex += maybe ? R"(\s*)" : R"(\s+)";
      i += maybe || next == '+' ? 2 : 1;
    } else if (is_letter(c)) {
      std::size_t end = i;
      while (end < pattern.size() && (is_letter(pattern[end]) || pattern[end] == '\'')) ++end;
      const bool quantified =
          end < pattern.size() && std::string_view("?*+{").find(pattern[end]) != std::string_view::npos;
      const std::string_view word = pattern.substr(i, end - i);
      out.regex += quantified ? std::string(word) : with_spellings(word, spelling);
      i = end;
    } else {
      out.regex += c;
      ++i;
    }
  }
  return out;
}

}  // namespace rapport
