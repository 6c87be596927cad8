#include "rapport/signals/names.h"

#include <algorithm>
#include <string_view>

namespace rapport {

namespace {

constexpr std::size_t shortest_name = 2;

bool is_name_letter(char c) {
  const auto u = static_cast<unsigned char>(c);
  return (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9') || u == '_' || u == '\'' || u >= 0x80;
}

/// The first and the last word of a display name in match form.
std::vector<std::string> names_of(const std::string& author) {
  MatchForm form;
  make_match_form(author, form);
  std::vector<std::string> words(1);
  for (const char c : form.text) {
    if (is_name_letter(c))
      words.back() += c;
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty() && words.size() > 1) words.pop_back();
  return {words.front(), words.back()};
}

/// The first byte at or after `at` that is no blank; 0 at the end of the sentence's line.
char mark_after(std::string_view form, std::size_t at) {
  while (at < form.size() && form[at] == ' ') ++at;
  return at < form.size() ? form[at] : '\n';
}

char mark_before(std::string_view form, std::size_t at) {
  while (at > 0 && form[at - 1] == ' ') --at;
  return at > 0 ? form[at - 1] : '\n';
}

bool sets_off(char mark) { return std::string_view(",:!-\n\r").find(mark) != std::string_view::npos; }
bool ends_clause(char mark) { return sets_off(mark) || std::string_view(".?;)").find(mark) != std::string_view::npos; }

/// How many words may stand between the beginning of a sentence and a name that is followed by that mark.
std::size_t words_before(char mark) {
  if (sets_off(mark)) return 2;  // "Thank you Bob!"
  return mark == '.' ? 1 : 0;    // "Cheers Bob." but not "I asked Bob."
}

/// Whether the name lies inside a cue of the relationship axis, or such a cue touches it: one that ends before it, or
/// begins after it where the name begins the sentence ("Bob thank you for …").
bool touches_relationship_cue(const MatchedMessage& message, Span name, const Lexicon& lexicon) {
  constexpr std::uint32_t longest_cue = 100;  // bounds the look back
  const std::string_view form(message.text.form.text);
  const bool is_first = begins_sentence(message.text, name.begin);
  const auto only_blanks = [form](std::uint32_t begin, std::uint32_t end) {
    return form.substr(begin, end - begin).find_first_not_of(' ') == std::string_view::npos;
  };
  const std::uint32_t from = name.begin - std::min(name.begin, longest_cue);
  auto hit = std::partition_point(message.hits.begin(), message.hits.end(),
                                  [from](const Hit& h) { return h.span.begin < from; });
  for (; hit != message.hits.end() && hit->span.begin <= name.end + 1; ++hit) {
    if (lexicon.categories[lexicon.cues[hit->cue].category].axis != Axis::relationship_building) continue;
    if (hit->span.contains(name)) return true;
    if (hit->span.end <= name.begin && only_blanks(hit->span.end, name.begin)) return true;
    if (is_first && hit->span.begin >= name.end && only_blanks(name.end, hit->span.begin)) return true;
  }
  return false;
}

}  // namespace

NameFinder::NameFinder(const Exchange& exchange, const std::vector<std::uint32_t>& speaker, const Lexicon& lexicon)
    : lexicon_(lexicon) {
  std::uint32_t next = 0;
  for (std::size_t i = 0; i < speaker.size(); ++i) {
    if (speaker[i] < next) continue;
    next = speaker[i] + 1;
    for (const auto& name : names_of(exchange.messages[i].author)) {
      if (name.size() < shortest_name || lexicon.is_function_word(name)) continue;
      const auto bearer = static_cast<std::int32_t>(speaker[i]);
      const std::uint64_t hash = word_hash(name);
      if (!is_name(hash)) bearers_[hash] = {bearer, -1};
      some_bits_ |= std::uint64_t{1} << (hash >> 58);
      Bearers& bearers = bearers_[hash];
      if (bearers[0] != bearer && bearers[1] < 0) bearers[1] = bearer;
    }
  }
}

std::int32_t NameFinder::bearer(std::string_view word, std::uint32_t self) const {
  const Bearers* const found = bearers_.find(word_hash(word));
  if (found == nullptr) return -1;
  return (*found)[0] != static_cast<std::int32_t>(self) ? (*found)[0] : (*found)[1];
}

bool NameFinder::is_vocative(const MatchedMessage& message, const std::vector<Span>& words, std::size_t first,
                             std::size_t last) const {
  const std::string_view form(message.text.form.text);
  const char before = mark_before(form, words[first].begin);
  const char after = mark_after(form, words[last].end);
  if (before == '@') return true;
  if (before == ',' && ends_clause(after)) return true;
  if (ends_clause(after)) {
    for (std::size_t i = first - std::min(first, words_before(after)); i <= first; ++i)
      if (begins_sentence(message.text, words[i].begin)) return true;
  }
  return touches_relationship_cue(message, {words[first].begin, words[last].end}, lexicon_);
}

std::int32_t NameFinder::addressed(const MatchedMessage& message, const std::vector<Span>& words,
                                   const std::vector<std::uint32_t>& may_address, std::uint32_t self) const {
  const std::string_view form(message.text.form.text);
  for (const std::size_t i : may_address) {
    const std::string_view word = slice(form, words[i]);
    if (word.front() == '@') {
      if (const auto who = bearer(word.substr(1), self); who >= 0) return who;
      continue;
    }
    const auto who = bearer(word, self);
    if (who < 0) continue;
    const bool full_name = i + 1 < words.size() && bearer(slice(form, words[i + 1]), self) == who;
    if (is_vocative(message, words, i, full_name ? i + 1 : i)) return who;
  }
  return -1;
}

}  // namespace rapport
