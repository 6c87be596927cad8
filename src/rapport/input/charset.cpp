#include "rapport/input/charset.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace rapport {
namespace {

constexpr std::size_t window_size = std::size_t{64} * 1024;

/// Turns stretches of bytes into UTF-8.
class Decoder {
 public:
  virtual ~Decoder() = default;
  /// Appends the text of `bytes` to `out` and returns how many bytes it took: all, or all but the beginning of a
  /// character that goes on after them. All where they are the `last`.
  virtual std::size_t decode(std::string_view bytes, bool last, std::string& out) = 0;
  /// What had to be repaired, for people; empty = nothing.
  [[nodiscard]] virtual std::string repairs() const = 0;
};

/// Characters of windows-1252 from 0x80 to 0x9F; above, a byte is its own code point.
constexpr std::array<std::uint16_t, 32> windows_1252 = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                        0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/// How long the UTF-8 character is that begins with this byte; 1 for a byte that begins none.
std::size_t character_length(char first) {
  const auto lead = static_cast<unsigned char>(first);
  return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
}

/// The size of `bytes` without the beginning of a character that goes on after them.
std::size_t whole_characters(std::string_view bytes) {
  std::size_t back = 1;
  while (back <= 3 && back < bytes.size() && U8_IS_TRAIL(bytes[bytes.size() - back])) ++back;
  if (back > bytes.size()) return bytes.size();
  return character_length(bytes[bytes.size() - back]) > back ? bytes.size() - back : bytes.size();
}

/// UTF-8 in which some bytes are none.
class Utf8Decoder final : public Decoder {
 public:
  std::size_t decode(std::string_view bytes, bool last, std::string& out) override {
    const std::size_t whole = last ? bytes.size() : whole_characters(bytes);
    if (simdjson::validate_utf8(bytes.data(), whole)) {
      out += bytes.substr(0, whole);
    } else {
      repair(bytes.substr(0, whole), out);
    }
    return whole;
  }

  [[nodiscard]] std::string repairs() const override {
    if (repaired_ == 0) return {};
    return std::to_string(repaired_) +
           (repaired_ == 1 ? " byte that is not UTF-8 was read as windows-1252"
                           : " bytes that are not UTF-8 were read as windows-1252") +
           " (--encoding names another charset)";
  }

 private:
  void repair(std::string_view bytes, std::string& out) {
    while (!bytes.empty()) {
      const auto foreign = std::ranges::find_if(bytes, [](char c) { return !U8_IS_SINGLE(c); });
      const auto ascii = static_cast<std::size_t>(foreign - bytes.begin());
      out += bytes.substr(0, ascii);
      bytes.remove_prefix(ascii);
      if (bytes.empty()) return;
      std::size_t length = character_length(bytes.front());
      if (length > 1 && length <= bytes.size() && simdjson::validate_utf8(bytes.data(), length)) {
        out += bytes.substr(0, length);
      } else {
        length = 1;
        append_windows_1252(static_cast<unsigned char>(bytes.front()), out);
      }
      bytes.remove_prefix(length);
    }
  }

  void append_windows_1252(unsigned char byte, std::string& out) {
    const std::uint32_t c = byte < 0xA0 ? windows_1252[byte - 0x80U] : byte;
    std::array<char, 4> buffer{};
    std::int32_t size = 0;
    U8_APPEND_UNSAFE(buffer.data(), size, c);
    out.append(buffer.data(), static_cast<std::size_t>(size));
    ++repaired_;
  }

  std::uint64_t repaired_ = 0;
};

class IcuDecoder final : public Decoder {
 public:
  explicit IcuDecoder(const std::string& charset) : charset_(charset) {
    UErrorCode error = U_ZERO_ERROR;
    from_.reset(ucnv_open(charset.c_str(), &error));
    to_.reset(ucnv_open("UTF-8", &error));
    ucnv_setToUCallBack(from_.get(), count, this, nullptr, nullptr, &error);
  }

  std::size_t decode(std::string_view bytes, bool last, std::string& out) override {
    const char* source = bytes.data();
    const char* const source_end = source + bytes.size();
    UErrorCode error = U_ZERO_ERROR;
    do {
      std::array<char, 4096> buffer{};
      char* target = buffer.data();
      error = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, buffer.data() + buffer.size(), &source, source_end, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), false, last, &error);
      out.append(buffer.data(), target);
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    return bytes.size();
  }

  [[nodiscard]] std::string repairs() const override {
    if (broken_ == 0) return {};
    return std::to_string(broken_) + " byte sequences that are not " + charset_ +
           " were replaced by U+FFFD (--encoding names another charset)";
  }

 private:
  static void count(const void* self, UConverterToUnicodeArgs* args, const char* bytes, std::int32_t length,
                    UConverterCallbackReason reason, UErrorCode* error) {
    if (reason <= UCNV_IRREGULAR) ++const_cast<IcuDecoder*>(static_cast<const IcuDecoder*>(self))->broken_;
    UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, bytes, length, reason, error);
  }

  struct Close {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  std::string charset_;
  std::unique_ptr<UConverter, Close> from_, to_;
  std::array<UChar, 4096> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  std::uint64_t broken_ = 0;
};

bool same_charset(std::string_view a, const char* b) { return ucnv_compareNames(std::string(a).c_str(), b) == 0; }

/// The superset that browsers read where the narrower charset is declared; ICU's converter otherwise.
std::string as_browsers_read(std::string_view charset) {
  static constexpr std::array<std::pair<const char*, const char*>, 7> wider = {{{"ISO-8859-1", "windows-1252"},
                                                                                {"US-ASCII", "windows-1252"},
                                                                                {"ISO-8859-9", "windows-1254"},
                                                                                {"Shift_JIS", "windows-31j"},
                                                                                {"GB2312", "GB18030"},
                                                                                {"GBK", "GB18030"},
                                                                                {"EUC-KR", "windows-949"}}};
  const auto found = std::ranges::find_if(wider, [&](const auto& row) { return same_charset(charset, row.first); });
  return found == wider.end() ? std::string(charset) : found->second;
}

/// The value after `key`, with or without quotes.
std::string_view value_after(std::string_view text, std::string_view key) {
  const auto found = text.find(key);
  if (found == std::string_view::npos) return {};
  text.remove_prefix(found + key.size());
  text.remove_prefix(std::min(text.find_first_not_of(" \t=\"'"), text.size()));
  return text.substr(0, text.find_first_of(" \t\"'?/>;"));
}

std::string_view declared_charset(std::string_view head) {
  head = head.substr(0, 1024);
  if (const auto xml = head.find("<?xml"); xml != std::string_view::npos) {
    const auto declaration = head.substr(xml, head.find('>', xml) - xml);
    if (const auto value = value_after(declaration, "encoding"); !value.empty()) return value;
  }
  if (const auto meta = head.find("<meta"); meta != std::string_view::npos)
    return value_after(head.substr(meta), "charset");
  return {};
}

struct Mark {
  std::string_view bytes;
  const char* charset;
};

/// By a byte order mark, which is cut off the source, or by the NULs between ASCII letters.
std::string_view unicode_charset(PeekSource& source) {
  using namespace std::string_view_literals;
  static constexpr std::array<Mark, 5> marks = {{{"\xEF\xBB\xBF"sv, "UTF-8"},
                                                 {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                                                 {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                                                 {"\xFF\xFE"sv, "UTF-16LE"},
                                                 {"\xFE\xFF"sv, "UTF-16BE"}}};
  const std::string_view head = source.peek(8);
  for (const auto& mark : marks) {
    if (!head.starts_with(mark.bytes)) continue;
    source.skip(mark.bytes.size());
    return mark.charset;
  }
  if (head.size() < 8) return {};
  const auto nul_at = [&](std::size_t i) { return head[i] == '\0'; };
  if (!nul_at(0) && nul_at(1) && !nul_at(2) && nul_at(3) && !nul_at(4) && nul_at(5)) return "UTF-16LE";
  if (nul_at(0) && !nul_at(1) && nul_at(2) && !nul_at(3) && nul_at(4) && !nul_at(5)) return "UTF-16BE";
  return {};
}

/// Whether text in that charset has ASCII bytes for ASCII letters and only for them, so that the choice can wait.
bool extends_ascii(std::string_view charset) {
  const std::string name(charset);
  return !name.starts_with("UTF-16") && !name.starts_with("UTF-32") && !name.starts_with("UTF-7") &&
         !name.starts_with("ISO-2022") && !name.starts_with("HZ");
}

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), whole_characters(bytes)); }

class Utf8Source final : public ByteSource {
 public:
  Utf8Source(std::unique_ptr<ByteSource> source, std::string name, std::string_view encoding)
      : source_(std::move(source)), name_(std::move(name)) {
    const std::string_view unicode = unicode_charset(source_);
    if (!encoding.empty() && is_charset(encoding)) {
      settle(encoding);
    } else if (!unicode.empty()) {
      settle(unicode);
    } else if (const auto declared = declared_charset(source_.peek(window_size)); is_charset(declared)) {
      declared_ = declared;
      if (!extends_ascii(declared_)) settle(declared_.starts_with("UTF") ? "UTF-8" : declared_);
    } else {
      settle("UTF-8");
    }
  }

  std::size_t read(std::span<char> into) override {
    while (handed_out_ == text_.size() && !done_) decode_some();
    const std::size_t size = text_.copy(into.data(), into.size(), handed_out_);
    handed_out_ += size;
    return size;
  }

  [[nodiscard]] std::vector<Diagnostic> problems() const override {
    auto all = source_.problems();
    const std::string repairs = decoder_ == nullptr ? "" : decoder_->repairs();
    if (repairs.empty()) return all;
    Diagnostic d;
    d.file = name_;
    d.message = repairs;
    all.push_back(std::move(d));
    return all;
  }

 private:
  void settle(std::string_view charset) {
    if (same_charset(charset, "UTF-8")) {
      decoder_ = std::make_unique<Utf8Decoder>();
    } else {
      decoder_ = std::make_unique<IcuDecoder>(as_browsers_read(charset));
    }
  }

  void decode_some() {
    text_.clear();
    handed_out_ = 0;
    std::string_view window = source_.peek(window_size);
    if (decoder_ == nullptr) {
      const auto foreign = std::ranges::find_if(window, [](char c) { return !U8_IS_SINGLE(c); });
      const auto ascii = static_cast<std::size_t>(foreign - window.begin());
      text_ = window.substr(0, ascii);
      source_.skip(ascii);
      done_ = window.empty();
      if (foreign != window.end()) settle(is_utf8(source_.peek(window_size)) ? "UTF-8" : declared_);
      return;
    }
    done_ = window.size() < window_size;
    source_.skip(decoder_->decode(window, done_, text_));
  }

  PeekSource source_;
  std::string name_;
  std::string declared_;              // asked only at the first byte that is not ASCII
  std::unique_ptr<Decoder> decoder_;  // null as long as all was ASCII
  std::string text_;
  std::size_t handed_out_ = 0;
  bool done_ = false;
};

}  // namespace

bool is_charset(std::string_view encoding) {
  if (encoding.empty()) return false;
  UErrorCode error = U_ZERO_ERROR;
  ucnv_close(ucnv_open(std::string(encoding).c_str(), &error));
  return U_SUCCESS(error);
}

std::unique_ptr<ByteSource> utf8_source(std::unique_ptr<ByteSource> source, std::string name,
                                        std::string_view encoding) {
  return std::make_unique<Utf8Source>(std::move(source), std::move(name), encoding);
}

}  // namespace rapport
