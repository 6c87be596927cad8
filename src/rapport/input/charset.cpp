#include "rapport/input/charset.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>

#include "rapport/input/decoder.h"

namespace rapport {
namespace {

constexpr std::size_t window_size = std::size_t{64} * 1024;

/// The value after `key`, with or without quotes.
std::string_view value_after(std::string_view text, std::string_view key) {
  const auto found = text.find(key);
  if (found == std::string_view::npos) return {};
  text.remove_prefix(found + key.size());
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n=\"'"), text.size()));
  return text.substr(0, text.find_first_of(" \t\r\n\"'?/>;"));
}

/// In lower case; empty if none is declared.
std::string declared_charset(std::string_view head) {
  std::string text(head.substr(0, 1024));
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; });
  const std::string_view lower = text;
  if (const auto xml = lower.find("<?xml"); xml != std::string_view::npos) {
    const auto declaration = lower.substr(xml, lower.find('>', xml) - xml);
    if (const auto value = value_after(declaration, "encoding"); !value.empty()) return std::string(value);
  }
  const auto meta = lower.find("<meta");
  return std::string(meta == std::string_view::npos ? "" : value_after(lower.substr(meta), "charset"));
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
  constexpr std::array<std::string_view, 5> others{"UTF-16", "UTF-32", "UTF-7", "ISO_2022", "HZ"};
  const std::string name = standard_name(charset);
  return std::ranges::none_of(others, [&](std::string_view other) { return name.starts_with(other); });
}

class Utf8Source final : public ByteSource {
 public:
  Utf8Source(std::unique_ptr<ByteSource> source, std::string name, std::string_view encoding)
      : source_(std::move(source)), name_(std::move(name)) {
    const std::string_view unicode = unicode_charset(source_);
    if (!unicode.empty()) {
      settle(unicode);
    } else if (is_charset(encoding)) {
      settle(encoding);
    } else if (declared_ = declared_charset(source_.peek(window_size)); is_charset(declared_)) {
      // What begins with a declaration in ASCII is no UTF-16.
      if (!extends_ascii(declared_)) settle(standard_name(declared_).starts_with("UTF") ? "UTF-8" : declared_);
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
    decoder_ = standard_name(charset) == "UTF-8" ? utf8_decoder() : charset_decoder(charset);
  }

  void decode_some() {
    text_.clear();
    handed_out_ = 0;
    std::string_view window = source_.peek(window_size);
    if (decoder_ == nullptr) {
      const auto foreign = std::ranges::find_if(window, [](char c) { return static_cast<signed char>(c) < 0; });
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
