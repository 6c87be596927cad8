#include "rapport/signals/words.h"

#include <algorithm>
#include <array>

#include "rapport/model/fnv1a.h"

namespace rapport {

namespace {

/// Harman's S stemmer (1991) with the two commonest verb endings.
std::string_view stem(std::string_view word) {
  constexpr std::array<std::string_view, 5> endings{"'s", "ing", "ed", "es", "s"};
  for (const auto ending : endings)
    if (word.size() >= ending.size() + 3 && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

bool is_word(std::string_view token) {
  const auto c = static_cast<unsigned char>(token.front());
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '@' || c >= 0x80;
}

}  // namespace

bool is_set_aside(Span form_span, const PreparedText& text, const Message& message) {
  if (message.set_aside.empty()) return false;
  const Span span = text.form.offsets.to_original(form_span);
  const auto next = std::partition_point(message.set_aside.begin(), message.set_aside.end(),
                                         [span](const SetAside& aside) { return aside.span.end <= span.begin; });
  return next != message.set_aside.end() && next->span.overlaps(span);
}

std::vector<Span> own_words(const PreparedText& text, const Message& message) {
  std::vector<Span> out;
  const std::string_view form(text.form.text);
  std::uint32_t begin = 0;
  for (std::uint32_t end = 1; end <= form.size(); ++end) {
    if (end < form.size() && !text.boundaries.at(end)) continue;
    const Span token{begin, end};
    if (is_word(slice(form, token)) && !is_set_aside(token, text, message)) out.push_back(token);
    begin = end;
  }
  return out;
}

std::uint64_t content_hash(std::string_view word, const Lexicon& lexicon) {
  if (word.size() < 2 || lexicon.is_function_word(word)) return 0;
  return fnv1a(stem(word));
}

}  // namespace rapport
