#include "rapport/signals/questions.h"

#include <algorithm>
#include <string_view>

#include "rapport/signals/words.h"

namespace rapport {

namespace {

bool ends_as_question(std::string_view sentence) {
  const std::size_t end = sentence.find_last_not_of(" \t\r\n)!");
  if (end == std::string_view::npos || sentence[end] != '?') return false;
  return std::any_of(sentence.begin(), sentence.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  });
}

/// A '?' inside an address ("example.org/?page=2") ends a sentence for UAX #29, but nothing follows it there.
bool mark_is_free(std::string_view form, Span sentence) {
  return sentence.end >= form.size() || form[sentence.end - 1] != '?' || form[sentence.end] == '\n';
}

}  // namespace

std::uint32_t count_questions(const MatchedMessage& matched, const Message& message, const WordBook& book) {
  const std::string_view form(matched.text.form.text);
  const auto answered_by_author = [&](Span next) {
    auto hit = std::partition_point(matched.hits.begin(), matched.hits.end(),
                                    [next](const Hit& h) { return h.span.begin < next.begin; });
    for (; hit != matched.hits.end() && begins_sentence(matched.text, hit->span.begin) && next.contains(hit->span);
         ++hit)
      if ((book.roles(hit->cue) & WordBook::kOpensAnswer) != 0) return true;
    return false;
  };
  std::uint32_t count = 0;
  const auto& sentences = matched.text.sentences;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!ends_as_question(slice(form, sentences[i])) || !mark_is_free(form, sentences[i])) continue;
    if (is_set_aside(sentences[i], matched.text, message)) continue;
    if (i + 1 < sentences.size() && answered_by_author(sentences[i + 1])) continue;
    ++count;
  }
  return count;
}

}  // namespace rapport
