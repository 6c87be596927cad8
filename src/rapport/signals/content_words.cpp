#include "rapport/signals/content_words.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapport {

namespace {

std::uint64_t hash(std::string_view word) {
  std::uint64_t h = 0xcbf29ce484222325;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return h;
}

/// Harman's S stemmer (1991) with the two commonest verb endings: enough that "sells" meets "selling".
std::string_view stem(std::string_view word) {
  constexpr std::array<std::string_view, 5> endings{"'s", "ing", "ed", "es", "s"};
  for (const auto ending : endings)
    if (word.size() >= ending.size() + 3 && word.ends_with(ending)) return word.substr(0, word.size() - ending.size());
  return word;
}

bool is_word(std::string_view token) {
  const auto c = static_cast<unsigned char>(token[0]);
  return token.size() > 1 && ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80);
}

}  // namespace

std::vector<std::uint64_t> content_words(const PreparedText& text, const Lexicon& lexicon) {
  std::vector<std::uint64_t> out;
  const std::string_view form(text.form.text);
  std::size_t begin = 0;
  for (std::size_t end = 1; end <= form.size(); ++end) {
    if (end < form.size() && !text.boundaries.at(end)) continue;
    const std::string_view token = form.substr(begin, end - begin);
    if (is_word(token) && !lexicon.is_function_word(token)) out.push_back(hash(stem(token)));
    begin = end;
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t shared(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t n = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      ++n, ++i, ++j;
    else if (a[i] < b[j])
      ++i;
    else
      ++j;
  }
  return n;
}

}  // namespace rapport
