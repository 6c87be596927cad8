#include "rapport/signals/words.h"

#include <algorithm>
#include <array>
#include <bit>

#include "rapport/model/word_hash.h"
#include "rapport/segment/bit_set.h"

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

void own_words(const PreparedText& text, const Message& message, std::vector<Span>& out) {
  out.clear();
  const std::string_view form(text.form.text);
  std::uint32_t begin = 0;
  const BitSet& boundaries = text.boundaries.bits();
  for (std::size_t block = 0; block < boundaries.size(); ++block) {
    for (std::uint64_t rest = boundaries[block]; rest != 0; rest &= rest - 1) {
      const auto end = static_cast<std::uint32_t>(64 * block + static_cast<std::size_t>(std::countr_zero(rest)));
      const Span token{begin, end};
      if (begin < end && is_word(slice(form, token)) && !is_set_aside(token, text, message)) out.push_back(token);
      begin = end;
    }
  }
}

std::uint64_t stem_hash(std::string_view word) { return word.size() < 2 ? 0 : word_hash(stem(word)); }

}  // namespace rapport
