#include "rapport/segment/sentence_segmenter.h"

#include <array>
#include <cstring>

#include "rapport/segment/bit_set.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t ascii_end = 0x80;

bool may_end_sentence(std::size_t c) { return c == '.' || c == '!' || c == '?' || c == '\n' || c == '\r'; }

}  // namespace

SentenceSegmenter::SentenceSegmenter(const ByteKernels& kernels)
    : kernels_(kernels), rules_(BreakRules::sentences()), inner_(inner_states()) {}

const SentenceSegmenter::Inner& SentenceSegmenter::inner_states() {
  static const Inner states(BreakRules::sentences());
  return states;
}

SentenceSegmenter::Inner::Inner(const BreakRules& rules)
    : behind(ascii_end, BreakRules::kStop), holds(rules.states(), false), sound(rules.readable() && find(rules)) {}

/// Closes {the state behind a letter} under the ASCII bytes that end no sentence, then makes sure of what skipping
/// rests on: in each of these states a sentence may go on, and the byte alone says which of them comes next.
bool SentenceSegmenter::Inner::find(const BreakRules& rules) {
  std::vector<BreakRules::State> found{rules.step(rules.start(), rules.category(U'a'))};
  holds[found[0]] = true;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (!rules.accepts(found[i])) return false;
    for (std::size_t c = 0; c < ascii_end; ++c) {
      if (may_end_sentence(c)) continue;
      const BreakRules::State next = rules.step(found[i], rules.category(static_cast<char32_t>(c)));
      if (next == BreakRules::kStop || (i > 0 && next != behind[c])) return false;
      behind[c] = next;
      if (!holds[next]) found.push_back(next);
      holds[next] = true;
    }
  }
  return true;
}

void SentenceSegmenter::find_stops(std::string_view text) {
  const std::size_t whole = text.size() / 64;
  stops_.resize(whole + 1);
  kernels_.sentence_stops(text.data(), whole, stops_.data());
  std::array<char, 64> tail{};
  std::memcpy(tail.data(), text.data() + 64 * whole, text.size() - 64 * whole);
  kernels_.sentence_stops(tail.data(), 1, stops_.data() + whole);
}

std::size_t SentenceSegmenter::sentence_end(std::string_view text, std::size_t begin) const {
  std::size_t end = begin + decode_utf8(text, begin).bytes;
  BreakRules::State state = rules_.start();
  for (std::size_t at = begin; at < text.size();) {
    if (inner_.holds[state]) {
      const std::size_t stop = next_bit(stops_, at, text.size());
      if (stop > at) state = inner_.behind[static_cast<unsigned char>(text[stop - 1])];
      end = at = stop;
      if (at == text.size()) break;
    }
    const CodePoint c = decode_utf8(text, at);
    state = rules_.step(state, rules_.category(c.value));
    if (state == BreakRules::kStop) return end;
    at += c.bytes;
    if (rules_.accepts(state)) end = at;
  }
  return rules_.accepts(rules_.step_end(state)) ? text.size() : end;
}

void SentenceSegmenter::sentences(std::string_view text, std::vector<Span>& out) {
  out.clear();
  find_stops(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = sentence_end(text, begin);
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    begin = end;
  }
}

}  // namespace rapport
