#include "rapport/match/first_tokens.h"

#include <algorithm>

#include "rapport/match/first_token_builder.h"
#include "rapport/match/regex_syntax.h"
#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

using Kind = RegexNode::Kind;
using Builders = std::vector<FirstTokenBuilder>;

constexpr std::size_t kMostSpelledOut = 6;  // a class with at most so many characters is taken one by one

/// A literal or a class as a class.
CharSet set_of(const RegexNode& node) {
  if (node.kind == Kind::char_class) return node.set;
  CharSet set;
  const auto first = static_cast<unsigned char>(node.text[0]);
  if (first < 0x80) set.ascii.set(first);
  set.beyond = first >= 0x80;
  return set;
}

std::uint8_t gaps_in(const CharSet& set) {
  static const std::bitset<128> blanks = parse_regex(R"(\s)").set.ascii;
  std::bitset<128> rest = set.ascii & ~blanks;
  rest.reset('-');
  if (set.beyond || rest.any()) return 0;
  const bool blank = (set.ascii & blanks).any();
  return static_cast<std::uint8_t>((blank ? kBlanks : 0) | (set.ascii.test('-') ? kHyphen : 0));
}

/// Follows all ways into a syntax tree at once: an alternative makes several of one.
class FirstTokenFinder {
 public:
  static Builders grow(const RegexNode& node, Builders in) {
    switch (node.kind) {
      case Kind::literal:
        if (!is_one_character(node)) return add_text(node.text, std::move(in));
        [[fallthrough]];
      case Kind::char_class:
        return grow_each(in,
                         [&](FirstTokenBuilder& one, Builders& out) { add_class(set_of(node), node.text, one, out); });
      case Kind::concatenate:
        for (const RegexNode& child : node.children) in = grow(child, std::move(in));
        return in;
      case Kind::alternate:
        return alternate(node, in);
      case Kind::repeat:
        return repeat(node, in);
      case Kind::assertion:
        return in;
      case Kind::unknown:
        break;
    }
    for (FirstTokenBuilder& one : in) one.stop();
    return in;
  }

 private:
  /// What `step` makes of each that is not done yet.
  template <class Step>
  static Builders grow_each(const Builders& in, Step step) {
    Builders out;
    for (FirstTokenBuilder one : in) {
      if (!one.done()) step(one, out);
    }
    return without_repetition(std::move(out));
  }

  /// Of all that stand between their two tokens one is enough.
  static Builders without_repetition(Builders all) {
    const auto between = [](const FirstTokenBuilder& one) { return one.between_tokens(); };
    const auto first = std::find_if(all.begin(), all.end(), between);
    if (first != all.end()) all.erase(std::remove_if(first + 1, all.end(), between), all.end());
    return all;
  }

  static Builders add_text(std::string_view text, Builders in) {
    for (FirstTokenBuilder& one : in) {
      for (std::size_t i = 0; i < text.size() && !one.done();) {
        const std::uint32_t bytes = decode_utf8(text, i).bytes;
        one.add_character(text.substr(i, bytes));
        i += bytes;
      }
    }
    return in;
  }

  /// One character of `set`; `literal` if that is a single one.
  static void add_class(const CharSet& set, std::string_view literal, const FirstTokenBuilder& one, Builders& out) {
    FirstTokenBuilder next = one;
    if (gaps_in(set) != 0) {
      next.add_gap();
    } else if (!literal.empty()) {
      next.add_character(literal);
    } else if (!set.beyond && set.ascii.count() <= kMostSpelledOut) {
      return spell_out(set, one, out);
    } else if (set.within(word_characters())) {
      next.add_word_characters(set.ascii);
    } else {
      next.stop();
    }
    out.push_back(std::move(next));
  }

  static void spell_out(const CharSet& set, const FirstTokenBuilder& one, Builders& out) {
    for (std::size_t c = 0; c < set.ascii.size(); ++c) {
      if (!set.ascii.test(c)) continue;
      CharSet single;
      single.ascii.set(c);
      add_class(single, std::string(1, static_cast<char>(c)), one, out);
    }
  }

  static Builders alternate(const RegexNode& node, const Builders& in) {
    Builders out;
    for (const RegexNode& child : node.children) {
      const Builders more = grow(child, in);
      out.insert(out.end(), more.begin(), more.end());
    }
    return without_repetition(std::move(out));
  }

  static Builders repeat(const RegexNode& node, const Builders& in) {
    const RegexNode& child = node.children[0];
    const bool one_character = is_one_character(child);
    if (one_character && gaps_of(child) != 0) return repeat_gap(node, in);
    if (one_character && set_of(child).within(word_characters()) && node.max != 1) return repeat_word(node, in);
    if (is_inner_point(node)) return repeat_inner_point(in);
    return repeat_any(node, in);
  }

  static Builders repeat_gap(const RegexNode& node, const Builders& in) {
    return grow_each(in, [&](const FirstTokenBuilder& one, Builders& out) {
      if (node.min == 0) out.push_back(one);
      out.push_back(one);
      out.back().add_gap();
    });
  }

  static Builders repeat_word(const RegexNode& node, const Builders& in) {
    return grow_each(in, [&](const FirstTokenBuilder& one, Builders& out) {
      // Inside a word none at all is as good as a word that does not go on.
      if (node.min == 0 && !one.inside_word()) out.push_back(one);
      out.push_back(one);
      out.back().add_word_characters(set_of(node.children[0]).ascii);
    });
  }

  /// (?:[.,][0-9]+)*: what stands inside a number, which stays one token (WB11, WB12).
  static bool is_inner_point(const RegexNode& node) {
    const RegexNode& child = node.children[0];
    if (node.min != 0 || child.kind != Kind::concatenate || child.children.size() != 2) return false;
    const RegexNode& point = child.children[0];
    const RegexNode& digits = child.children[1];
    static const CharSet points = parse_regex("[.,]").set;
    static const CharSet all_digits = parse_regex("[0-9]").set;
    return point.kind == Kind::char_class && point.set.within(points.ascii) && digits.kind == Kind::repeat &&
           digits.min > 0 && digits.children[0].kind == Kind::char_class &&
           digits.children[0].set.within(all_digits.ascii);
  }

  static Builders repeat_inner_point(const Builders& in) {
    return grow_each(in, [&](FirstTokenBuilder& one, Builders& out) {
      if (!one.inside_number()) one.stop();
      out.push_back(one);
    });
  }

  static Builders repeat_any(const RegexNode& node, const Builders& in) {
    if (node.max == 0) return in;
    Builders once = grow(node.children[0], in);
    if (node.max != 1) {
      for (FirstTokenBuilder& one : once) one.stop();
    }
    if (node.min == 0) once.insert(once.begin(), in.begin(), in.end());
    return without_repetition(std::move(once));
  }
};

}  // namespace

std::uint8_t gaps_of(const RegexNode& node) { return gaps_in(set_of(node)); }

bool is_one_character(const RegexNode& node) {
  return node.kind == Kind::char_class ||
         (node.kind == Kind::literal && decode_utf8(node.text, 0).bytes == node.text.size());
}

FirstTokens find_first_tokens(std::span<const RegexNode* const> parts) {
  FirstTokens found;
  Builders ways{FirstTokenBuilder(found)};
  for (const RegexNode* const part : parts) ways = FirstTokenFinder::grow(*part, std::move(ways));
  for (FirstTokenBuilder& one : ways) one.finish();
  return found;
}

}  // namespace rapport
