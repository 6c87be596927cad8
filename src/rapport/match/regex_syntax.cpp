#include "rapport/match/regex_syntax.h"

#include <algorithm>
#include <cctype>

#include "rapport/segment/utf8.h"

namespace rapport {
namespace {

using Kind = RegexNode::Kind;

void add_range(CharSet& set, char32_t first, char32_t last) {
  for (char32_t c = first; c <= last && c < 0x80; ++c) set.ascii.set(c);
  set.beyond |= last >= 0x80;
}

void add_matching(CharSet& set, int (*is)(int), bool expected) {
  for (int c = 0; c < 128; ++c) {
    if ((is(c) != 0) == expected) set.ascii.set(static_cast<std::size_t>(c));
  }
  set.beyond |= !expected;
}

int is_word(int c) { return std::isalnum(c) != 0 || c == '_' ? 1 : 0; }
int is_blank(int c) { return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v') ? 1 : 0; }

/// Adds what \d, \W and the like stand for; false if `letter` names no class.
bool add_class(CharSet& set, char letter) {
  const bool positive = std::islower(static_cast<unsigned char>(letter)) != 0;
  switch (std::tolower(static_cast<unsigned char>(letter))) {
    case 'd':
      return add_matching(set, std::isdigit, positive), true;
    case 'w':
      return add_matching(set, is_word, positive), true;
    case 's':
      return add_matching(set, is_blank, positive), true;
    default:
      return false;
  }
}

class Parser {
 public:
  explicit Parser(std::string_view regex) : regex_(regex) {}

  RegexNode parse() {
    RegexNode whole = alternatives();
    return at_ == regex_.size() ? whole : node(Kind::unknown);
  }

 private:
  static RegexNode node(Kind kind) {
    RegexNode made;
    made.kind = kind;
    return made;
  }

  [[nodiscard]] bool at_end() const { return at_ >= regex_.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : regex_[at_]; }
  bool take(std::string_view token) {
    const bool found = regex_.substr(at_, token.size()) == token;
    if (found) at_ += token.size();
    return found;
  }
  char32_t take_character() {
    const CodePoint c = decode_utf8(regex_, at_);
    at_ += c.bytes;
    return c.value;
  }

  RegexNode alternatives() {
    RegexNode either = node(Kind::alternate);
    do either.children.push_back(sequence());
    while (take("|"));
    return either.children.size() == 1 ? std::move(either.children[0]) : either;
  }

  RegexNode sequence() {
    RegexNode all = node(Kind::concatenate);
    while (!at_end() && peek() != '|' && peek() != ')') {
      RegexNode next = repeated(atom());
      if (!all.children.empty() && joins(all.children.back()) && joins(next)) {
        all.children.back().text += next.text;
      } else {
        all.children.push_back(std::move(next));
      }
    }
    return all.children.size() == 1 ? std::move(all.children[0]) : all;
  }

  static bool joins(const RegexNode& one) {
    return one.kind == Kind::literal && one.text != "-" && is_blank(static_cast<unsigned char>(one.text[0])) == 0;
  }

  RegexNode repeated(RegexNode child) {
    int min = 1;
    int max = 1;
    if (take("*")) {
      min = 0, max = RegexNode::kUnlimited;
    } else if (take("+")) {
      max = RegexNode::kUnlimited;
    } else if (take("?")) {
      min = 0;
    } else if (!bounds(min, max)) {
      return child;
    }
    take("?");  // a lazy one matches the same texts
    RegexNode made = node(Kind::repeat);
    made.min = min;
    made.max = max;
    made.children.push_back(std::move(child));
    return repeated(std::move(made));
  }

  bool bounds(int& min, int& max) {
    const std::size_t close = peek() == '{' ? regex_.find('}', at_) : std::string_view::npos;
    if (close == std::string_view::npos) return false;
    const std::string inside(regex_.substr(at_ + 1, close - at_ - 1));
    if (inside.empty() || inside.find_first_not_of("0123456789,") != std::string::npos || inside[0] == ',')
      return false;
    min = max = std::stoi(inside);
    if (const std::size_t comma = inside.find(','); comma != std::string::npos) {
      max = comma + 1 == inside.size() ? RegexNode::kUnlimited : std::stoi(inside.substr(comma + 1));
    }
    at_ = close + 1;
    return true;
  }

  RegexNode atom() {
    if (take("(")) return group();
    if (take("[")) return bracket();
    if (take("\\")) return escape();
    if (take("^")) return node(Kind::assertion);
    if (take("$")) return node(Kind::end);
    if (take(".")) {
      RegexNode any = node(Kind::char_class);
      add_range(any.set, 0, 0x80);
      return any;
    }
    return literal(take_character());
  }

  static RegexNode literal(char32_t c) {
    RegexNode made = node(Kind::literal);
    made.text = encode_utf8(c);
    return made;
  }

  RegexNode group() {
    // Only plain groups are read: a flag such as (?i) changes what the letters in it mean.
    const bool known = take("?:") || peek() != '?';
    if (!known) return at_ = regex_.size(), node(Kind::unknown);
    RegexNode inside = alternatives();
    take(")");
    return inside;
  }

  RegexNode escape() {
    const char letter = peek();
    RegexNode made = node(Kind::char_class);
    if (add_class(made.set, letter)) return ++at_, made;
    if (letter == 'p' || letter == 'P') return add_property(made.set), made;
    if (letter == 'b' || letter == 'B' || letter == 'A' || letter == 'z') return ++at_, node(Kind::assertion);
    if (const char control = control_character(letter); control != '\0') {
      return ++at_, literal(static_cast<unsigned char>(control));
    }
    if (take("x")) return literal(take_code());
    if (std::isalnum(static_cast<unsigned char>(letter)) != 0) return at_ = regex_.size(), node(Kind::unknown);
    return literal(take_character());
  }

  static char control_character(char letter) {
    switch (letter) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case 'f':
        return '\f';
      default:
        return '\0';
    }
  }

  /// The digits behind \x: two, or any number in braces.
  char32_t take_code() {
    const bool braces = take("{");
    const std::size_t close = braces ? regex_.find('}', at_) : at_ + 2;
    const std::string digits(regex_.substr(at_, close - at_));
    at_ = std::min(close + (braces ? 1 : 0), regex_.size());
    return static_cast<char32_t>(std::stoul(digits, nullptr, 16));
  }

  /// \pL, \p{Lu}, \p{Greek}, \PN, at its 'p': of the common ones the ASCII characters are told apart, all others are
  /// taken for every character, which is never too few.
  void add_property(CharSet& set) {
    const bool positive = peek() == 'p';
    ++at_;
    const bool braces = take("{");
    const std::size_t end = std::min(braces ? regex_.find('}', at_) : at_ + 1, regex_.size());
    const std::string_view name = regex_.substr(at_, end - at_);
    at_ = std::min(end + (braces ? 1 : 0), regex_.size());
    const auto is_member = positive ? members_of(name) : nullptr;
    if (is_member == nullptr) return add_range(set, 0, 0x80);
    add_matching(set, is_member, true);
    set.beyond = true;
  }

  static int (*members_of(std::string_view name))(int) {
    if (name == "L") return std::isalpha;
    if (name == "Lu") return std::isupper;
    if (name == "Ll") return std::islower;
    if (name == "N" || name == "Nd") return std::isdigit;
    return nullptr;
  }

  RegexNode bracket() {
    RegexNode made = node(Kind::char_class);
    const bool negated = take("^");
    bool first = true;
    while (!at_end() && (first || peek() != ']')) {
      first = false;
      if (!class_item(made.set)) return at_ = regex_.size(), node(Kind::unknown);
    }
    take("]");
    if (negated) {
      made.set.ascii.flip();
      made.set.beyond = true;
    }
    return made;
  }

  /// One character, range or class inside brackets; false for what is not read here.
  bool class_item(CharSet& set) {
    if (regex_.substr(at_, 2) == "[:") return false;
    if (regex_.substr(at_, 1) == "\\") {
      const char letter = at_ + 1 < regex_.size() ? regex_[at_ + 1] : '\0';
      if (add_class(set, letter)) return at_ += 2, true;
      if (letter == 'p' || letter == 'P') return ++at_, add_property(set), true;
    }
    char32_t first = 0;
    if (!class_character(first)) return false;
    char32_t last = first;
    if (peek() == '-' && at_ + 1 < regex_.size() && regex_[at_ + 1] != ']') {
      ++at_;
      if (!class_character(last)) return false;
    }
    return add_range(set, first, last), true;
  }

  /// One character inside brackets, perhaps escaped; false for what is not read here.
  bool class_character(char32_t& c) {
    if (!take("\\")) return c = take_character(), true;
    if (take("x")) return c = take_code(), true;
    const char control = control_character(peek());
    if (control == '\0' && std::isalnum(static_cast<unsigned char>(peek())) != 0) return false;
    c = take_character();
    if (control != '\0') c = static_cast<unsigned char>(control);
    return true;
  }

  std::string_view regex_;
  std::size_t at_ = 0;
};

}  // namespace

RegexNode parse_regex(std::string_view regex) { return Parser(regex).parse(); }

}  // namespace rapport
