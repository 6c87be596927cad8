#include "rapport/input/decoder.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "rapport/input/windows_1252.h"
#include "rapport/model/counted.h"

namespace rapport {
namespace {

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

/// Appends UTF-8 to `out` and hands each byte that is none to `broken`.
template <class Broken>
void copy_utf8(std::string_view bytes, std::string& out, Broken&& broken) {
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
      broken(static_cast<unsigned char>(bytes.front()));
    }
    bytes.remove_prefix(length);
  }
}

/// UTF-8 in which some bytes are none.
class Utf8Decoder final : public Decoder {
 public:
  std::size_t decode(std::string_view bytes, bool last, std::string& out) override {
    const std::size_t whole = last ? bytes.size() : whole_characters(bytes);
    if (simdjson::validate_utf8(bytes.data(), whole)) {
      out += bytes.substr(0, whole);
    } else {
      copy_utf8(bytes.substr(0, whole), out, [&](unsigned char byte) { append_windows_1252(byte, out); });
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
  void append_windows_1252(unsigned char byte, std::string& out) {
    const std::uint32_t c = from_windows_1252(byte);
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
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), false,
                     static_cast<UBool>(last ? 1 : 0), &error);
      out.append(buffer.data(), target);
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    return bytes.size();
  }

  [[nodiscard]] std::string repairs() const override {
    if (broken_ == 0) return {};
    return counted(broken_, "byte sequence that is", "byte sequences that are") + " not " + charset_ +
           ", replaced by U+FFFD (--encoding names another charset)";
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

/// The superset that browsers read where the narrower charset is declared; ICU's converter otherwise.
std::string as_browsers_read(std::string_view charset) {
  static constexpr std::array<std::pair<const char*, const char*>, 7> wider = {{{"ISO-8859-1", "windows-1252"},
                                                                                {"US-ASCII", "windows-1252"},
                                                                                {"ISO-8859-9", "windows-1254"},
                                                                                {"Shift_JIS", "windows-31j"},
                                                                                {"GB2312", "GB18030"},
                                                                                {"GBK", "GB18030"},
                                                                                {"EUC-KR", "windows-949"}}};
  const std::string name = standard_name(charset);
  const auto found = std::ranges::find_if(wider, [&](const auto& row) { return standard_name(row.first) == name; });
  return found == wider.end() ? std::string(charset) : found->second;
}

}  // namespace

std::unique_ptr<Decoder> utf8_decoder() { return std::make_unique<Utf8Decoder>(); }

std::unique_ptr<Decoder> charset_decoder(std::string_view charset) {
  return std::make_unique<IcuDecoder>(as_browsers_read(charset));
}

std::string readable_name(std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string out;
  copy_utf8(name, out, [&](unsigned char byte) { out.append("\\x").append({hex[byte >> 4U], hex[byte & 15U]}); });
  return out;
}

bool is_utf8(std::string_view bytes) { return simdjson::validate_utf8(bytes.data(), whole_characters(bytes)); }

std::string standard_name(std::string_view charset) {
  UErrorCode error = U_ZERO_ERROR;
  const char* const name = ucnv_getAlias(std::string(charset).c_str(), 0, &error);
  return name == nullptr ? "" : name;
}

}  // namespace rapport
