#include "random_text.h"

#include <array>
#include <string_view>

#include "rapport/segment/utf8.h"

namespace rapport::test {
namespace {

using namespace std::string_view_literals;

// Characters that rules of UAX #29 name, and sequences of them that people type.
constexpr std::array pieces{"\u2019"sv,
                            "\u2018"sv,
                            "\u201C"sv,
                            "\u201D"sv,
                            "\u2014"sv,
                            "\u2026"sv,
                            "\u00A0"sv,
                            "\u00AD"sv,
                            "\u200B"sv,
                            "\u200D"sv,
                            "\uFE0F"sv,
                            "\u0301"sv,
                            "\u0308"sv,
                            "\u00E9"sv,
                            "\u00DF"sv,
                            "\u0130"sv,
                            "\uFB01"sv,
                            "\u00BD"sv,
                            "\u05D0"sv,
                            "\u05F4"sv,
                            "\u05D0\""sv,
                            "\u05D0'\u05D1"sv,
                            "\u0627"sv,
                            "\u0430"sv,
                            "\u0410"sv,
                            "\u03A3"sv,
                            "\u00B7"sv,
                            "\u2027"sv,
                            "\u060C"sv,
                            "\uFF0C"sv,
                            "\uFE13"sv,
                            "\uFF1A"sv,
                            "\u0660"sv,
                            "\uFF10"sv,
                            "\u203F"sv,
                            "\u3042"sv,
                            "\u30A2"sv,
                            "\u30FC"sv,
                            "\u4F60"sv,
                            "\u597D"sv,
                            "\uAC00"sv,
                            "\uD55C"sv,
                            "\u1100"sv,
                            "\u1161"sv,
                            "\u11A8"sv,
                            "\u0E2A\u0E27\u0E31\u0E2A"sv,
                            "\u0E14\u0E35"sv,
                            "\u1780\u17B6"sv,
                            "\u1019\u103C"sv,
                            "\u0EAA"sv,
                            "\U0001F525"sv,
                            "\U0001F44D\U0001F3FD"sv,
                            "\U0001F469\u200D\U0001F4BB"sv,
                            "\u2764\uFE0F"sv,
                            "1\uFE0F\u20E3"sv,
                            "\U0001F1E9"sv,
                            "\U0001F1EA"sv,
                            "\u2028"sv,
                            "\u0085"sv,
                            "\u3000"sv,
                            "\u3002"sv,
                            "\uFF01"sv,
                            "\u1680"sv,
                            "\u00B4"sv,
                            "\u02BC"sv,
                            "\u212B"sv,
                            "\uFF21"sv,
                            "\u0345"sv,
                            "\u0F71\u0F72"sv,
                            "\u093C"sv,
                            "\u0915"sv};
constexpr std::string_view ascii_letters = "abzAZ059  ''..,,;;::!?!?\"\"()-_@#$%&\n\r\t/*";
constexpr std::array words{"don't "sv, "Mr. "sv,   "3.50 "sv,    "e.g. "sv,  "U.S. A"sv,  "the "sv,  "I "sv,
                           "\r\n"sv,   ". The "sv, "! so "sv,    "?\" He"sv, "...and "sv, "1,000"sv, "x_1 "sv,
                           "  "sv,     "a'b"sv,    "buy now "sv, "\n\n"sv,   ".) "sv,     "a.b "sv};

}  // namespace

void RandomText::append_piece(std::string& text) {
  switch (below(8)) {
    case 0:
      text += pieces[below(pieces.size())];
      break;
    case 1: {
      // Any character: the first 0x3000 code points, where most scripts are, as often as all others.
      const char32_t c = below(2) == 0 ? below(0x3000) : below(0x110000);
      if (c < 0xD800 || c > 0xDFFF) text += encode_utf8(c);
      break;
    }
    case 2:
    case 3:
      text += words[below(words.size())];
      break;
    default:
      text += ascii_letters[below(ascii_letters.size())];
  }
}

std::string RandomText::next(std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) append_piece(text);
  return text;
}

}  // namespace rapport::test
