#include <algorithm>

#include "rapport/match/matcher.h"

namespace rapport {
namespace {

constexpr std::string_view blank_bytes = " \t\r\n";
constexpr std::size_t wrapped_line = 40;  // bytes: a shorter line was ended by its author
constexpr int salutation = 3;             // blanks: with fewer, a line that ends with a comma may greet somebody

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_lower(c) || (c >= 'A' && c <= 'Z'); }

/// Whether the line break that ends `line` only wraps it before `next`: no mark ends a sentence, and either the line is
/// long and goes on in lower case, or a comma says that it goes on.
bool wraps(std::string_view line, char next) {
  if (line.empty() || line.back() != '\n' || !is_letter(next)) return false;
  const auto last = line.find_last_not_of(blank_bytes);
  if (last == std::string_view::npos || std::string_view(".!?:").find(line[last]) != std::string_view::npos)
    return false;
  if (line.size() >= wrapped_line && is_lower(next)) return true;
  return line[last] == ',' &&
         std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(last), ' ') >= salutation;
}

/// A sentence of UAX #29 ends at every line break; those that only wrap a line are joined again.
void join_wrapped(std::string_view text, std::vector<Span>& sentences) {
  if (sentences.empty()) return;
  std::size_t kept = 0;
  for (std::size_t i = 1; i < sentences.size(); ++i) {
    const Span before = sentences[i - 1];
    if (wraps(slice(text, before), text[sentences[i].begin]))
      sentences[kept].end = sentences[i].end;
    else
      sentences[++kept] = sentences[i];
  }
  sentences.resize(kept + 1);
}

}  // namespace

void prepare(std::string_view text, Segmenter& segmenter, PreparedText& out) {
  out.original = text;
  make_match_form(text, out.form);
  // Counted in the match form, so that an invisible character inside a word does not make it two.
  out.words = segmenter.words(out.form.text, out.boundaries);
  if (out.form.offsets.is_identity()) {
    out.original_boundaries = out.boundaries;  // but for their case the two are the same
  } else {
    segmenter.words(text, out.original_boundaries);
  }
  // In lower case "Stop. Then go." has no end of a sentence, so they are found in the original.
  segmenter.sentences(text, out.sentences);
  join_wrapped(text, out.sentences);
  for (Span& sentence : out.sentences) sentence = out.form.offsets.from_original(sentence);
}

bool begins_sentence(const PreparedText& text, std::uint32_t at) {
  const auto after =
      std::upper_bound(text.sentences.begin(), text.sentences.end(), at,
                       [](std::uint32_t offset, const Span& sentence) { return offset < sentence.begin; });
  if (after == text.sentences.begin()) return false;
  const std::string_view before = slice(text.form.text, {std::prev(after)->begin, at});
  return before.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace rapport
