#include "rapport/input/charset.h"

#include <doctest/doctest.h>

using namespace rapport;
using namespace std::string_literals;

static std::string utf8(const std::string& bytes, std::string_view encoding = {}, std::size_t expected_problems = 0) {
  const auto source = utf8_source(memory_source(bytes), "in", encoding);
  std::string text = read_all(*source, 1 << 24);
  CHECK(source->problems().size() == expected_problems);
  return text;
}

static std::string utf16(const std::u16string& text, bool big_endian) {
  std::string out;
  for (const char16_t unit : text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

TEST_CASE("UTF-8 comes through as it is, without its byte order mark") {
  CHECK(utf8("") == "");
  CHECK(utf8("caf\xC3\xA9 \xF0\x9F\x98\x80") == "café 😀");
  CHECK(utf8("\xEF\xBB\xBF"
             "caf\xC3\xA9") == "café");
}

TEST_CASE("UTF-16 is known by its mark and by its NULs") {
  CHECK(utf8("\xFF\xFE" + utf16(u"<?xml é 😀", false)) == "<?xml é 😀");
  CHECK(utf8("\xFE\xFF" + utf16(u"<?xml é", true)) == "<?xml é");
  CHECK(utf8(utf16(u"<?xml é", false)) == "<?xml é");
  CHECK(utf8(utf16(u"<?xml é", true)) == "<?xml é");
}

TEST_CASE("a declared charset is followed") {
  CHECK(utf8("<?xml version='1.0' encoding='ISO-8859-2'?><a>\xB1</a>").find("ą") != std::string::npos);
  CHECK(utf8("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>\x93q\x94</a>").find("“q”") != std::string::npos);
  CHECK(utf8("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a>\x93\xFA\x96{</a>").find("日本") != std::string::npos);
  CHECK(utf8("<html><meta charset=windows-1251>\xCF\xF0").find("Пр") != std::string::npos);
}

TEST_CASE("a charset is declared in any case and by any of its names") {
  CHECK(utf8("<HTML><META HTTP-EQUIV='Content-Type' CONTENT='text/html; CHARSET=KOI8-R'>\xF0\xD2").ends_with("Пр"));
  CHECK(utf8("<?xml version='1.0' encoding='latin1'?><a>\x93q\x94").ends_with("“q”"));
  CHECK(utf8("<meta charset='ascii'>\x93q\x94").ends_with("“q”"));
  CHECK(utf8("<?xml version='1.0' encoding='iso-2022-jp'?>\x1B$B4A\x1B(B").ends_with("漢"));
}

TEST_CASE("UTF-8 under a false declaration stays UTF-8, however late it begins") {
  const std::string head = "<?xml version='1.0' encoding='ISO-8859-1'?>" + std::string(100'000, 'a');
  CHECK(utf8(head + "caf\xC3\xA9 and so on").ends_with("café and so on"));
  CHECK(utf8(head + "caf\xE9 and so on").ends_with("café and so on"));
  CHECK(utf8("<?xml version='1.0' encoding='UTF-16'?>caf\xC3\xA9").ends_with("café"));
  CHECK(utf8("<?xml version='1.0' encoding='utf-16'?>caf\xE9 and so on", "", 1).ends_with("café and so on"));
  CHECK(utf8("<?xml version='1.0' encoding='no-such-charset'?>caf\xC3\xA9").ends_with("café"));
}

TEST_CASE("bytes that are no UTF-8 are windows-1252, and counted once") {
  CHECK(utf8("caf\xE9 \x93so\x94 caf\xC3\xA9", "", 1) == "café “so” café");
  CHECK(utf8("cut \xE2\x80", "", 1) == "cut â€");
  const auto source = utf8_source(memory_source("\x80\x80"), "blog.txt");
  read_all(*source, 100);
  CHECK(source->problems().at(0).message.starts_with("2 bytes"));
  CHECK(source->problems().at(0).file == "blog.txt");
}

TEST_CASE("the charset that the user names wins") {
  CHECK(utf8("\xCF\xF0", "windows-1251") == "Пр");
  CHECK(utf8("<?xml version='1.0' encoding='UTF-8'?>\xB1", "ISO-8859-2").ends_with("ą"));
  CHECK(utf8("a\xFF", "Shift_JIS", 1).starts_with("a"));
  CHECK(is_charset("latin1"));
  CHECK_FALSE(is_charset(""));
  CHECK_FALSE(is_charset("latin-nonsense"));
}

TEST_CASE("UTF-16 in either order of bytes is read where the user calls it UTF-16") {
  CHECK(utf8("\xFF\xFE" + utf16(u"café", false), "utf-16") == "café");
  CHECK(utf8("\xFE\xFF" + utf16(u"café", true), "utf-16") == "café");
  CHECK(utf8(utf16(u"name é", false), "utf-16") == "name é");
  CHECK(utf8(utf16(u"日本", true), "utf-16be") == "日本");
}

TEST_CASE("a character that straddles two blocks stays whole") {
  for (std::size_t before = 65'533; before <= 65'537; ++before) {
    const std::string text = std::string(before, 'a') + "😀" + std::string(70'000, 'b');
    CHECK(utf8(text) == text);
  }
  const std::string sjis = "<?xml encoding='Shift_JIS'?>" + std::string(65'508, 'a') + "\x93\xFA";
  CHECK(utf8(sjis).ends_with("a日"));
}
