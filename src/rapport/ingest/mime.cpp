#include "rapport/ingest/mime.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "rapport/ingest/ascii.h"
#include "rapport/input/byte_source.h"
#include "rapport/input/charset.h"

namespace rapport {

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

int hex_digit(char c) {
  if (ascii::is_digit(c)) return c - '0';
  const char low = ascii::lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (ascii::is_digit(c)) return c - '0' + 52;
  if (c == '+' || c == '-') return 62;
  return c == '/' || c == '_' ? 63 : -1;
}

struct EncodedWord {
  std::string bytes;
  std::string_view charset;
  std::size_t size;
};

/// The "=?charset?Q?text?=" at the front of `s`.
std::optional<EncodedWord> parse_word(std::string_view s) {
  constexpr std::size_t longest = 2000;  // RFC 2047 allows 75
  if (!s.starts_with("=?")) return {};
  s = s.substr(0, longest);
  const auto charset_end = s.find('?', 2);
  if (charset_end == s.npos || charset_end + 3 >= s.size() || s[charset_end + 2] != '?') return {};
  const auto end = s.find("?=", charset_end + 3);
  if (end == s.npos) return {};
  const auto charset = s.substr(2, charset_end - 2);
  const std::string_view inside = s.substr(charset_end + 3, end - charset_end - 3);
  const char encoding = ascii::lower(s[charset_end + 1]);
  if (encoding != 'q' && encoding != 'b') return {};
  std::string spaced(inside);
  std::replace(spaced.begin(), spaced.end(), '_', ' ');
  return EncodedWord{encoding == 'b' ? decode_base64(inside) : decode_quoted_printable(spaced),
                     charset.substr(0, charset.find('*')), end + 2};
}

/// Charsets that write other letters with ASCII bytes.
bool is_seven_bit_code(std::string_view charset) {
  return ascii::starts_with_fold(charset, "utf-7") || ascii::starts_with_fold(charset, "utf-16") ||
         ascii::starts_with_fold(charset, "hz") || ascii::starts_with_fold(charset, "iso-2022");
}

bool is_plain_ascii(std::string_view bytes) {
  constexpr char escape = 0x1B;
  return std::ranges::none_of(bytes, [](char c) { return static_cast<unsigned char>(c) >= 0x80 || c == escape; });
}

/// What the first line "--…" above a part's head says; empty if there is none.
std::string_view likely_boundary(std::string_view body) {
  constexpr std::string_view dashes = "--";
  while (!body.empty()) {
    const auto line = take_line(body);
    if (line.starts_with(dashes) && line.size() > dashes.size() && ascii::starts_with_fold(body, "content-"))
      return line.substr(dashes.size());
  }
  return {};
}

}  // namespace

MailHead::MailHead(std::string_view& mail) {
  constexpr std::size_t most_fields = 1000;
  while (!mail.empty()) {
    const auto line = take_line(mail);
    if (line.empty()) return;
    if (ascii::is_blank(line.front()) && !fields_.empty()) {
      fields_.back().second.append(" ").append(ascii::trim(line));
    } else if (const auto colon = line.find(':'); colon != line.npos && fields_.size() < most_fields) {
      fields_.emplace_back(ascii::lower(line.substr(0, colon)), ascii::trim(line.substr(colon + 1)));
    }
  }
}

std::string_view MailHead::value(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &std::pair<std::string, std::string>::first);
  return found == fields_.end() ? std::string_view{} : found->second;
}

std::string media_type(std::string_view value) { return ascii::lower(ascii::trim(value.substr(0, value.find(';')))); }

std::string parameter(std::string_view value, std::string_view name) {
  for (auto at = value.find(';'); at != value.npos; at = value.find(';', at + 1)) {
    const auto rest = ascii::trim(value.substr(at + 1));
    if (!ascii::starts_with_fold(rest, name) || !rest.substr(name.size()).starts_with('=')) continue;
    const auto found = rest.substr(name.size() + 1);
    if (found.starts_with('"')) return std::string(found.substr(1, found.find('"', 1) - 1));
    return std::string(ascii::trim(found.substr(0, found.find_first_of("; \t"))));
  }
  return {};
}

std::string decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int digit = base64_digit(c);
    if (digit < 0) continue;
    bits = bits << 6U | static_cast<std::uint32_t>(digit);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU);
  }
  return out;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out += text[i];
    } else if (i + 1 < text.size() && (text[i + 1] == '\n' || text[i + 1] == '\r')) {
      i += text.substr(i + 1).starts_with("\r\n") ? 2 : 1;
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  if (is_plain_ascii(bytes) && !is_seven_bit_code(charset)) return std::string(bytes);
  const bool known = !charset.empty() && !ascii::equals_fold(charset, "us-ascii") && is_charset(charset);
  const auto source = utf8_source(memory_source(bytes), "", known ? charset : std::string_view{});
  return read_all(*source, bytes.size() * 4 + 16);
}

std::string part_content(const MailHead& head, std::string_view body) {
  const std::string encoding = media_type(head.value("content-transfer-encoding"));
  const std::string charset = parameter(head.value("content-type"), "charset");
  if (encoding == "base64") return to_utf8(decode_base64(body), charset);
  if (encoding == "quoted-printable") return to_utf8(decode_quoted_printable(body), charset);
  return to_utf8(body, charset);
}

std::string decode_words(std::string_view raw) {
  const std::string utf8 = to_utf8(raw, {});
  const std::string_view value = utf8;
  std::string out;
  std::string run;           // the bytes of words that follow each other: mailers cut characters in two
  std::string_view charset;  // of the run
  std::string blanks;        // behind the run; between two words they belong to neither
  const auto end_run = [&] {
    if (!run.empty()) out += to_utf8(run, charset);
    out += blanks;
    run.clear();
    blanks.clear();
  };
  for (std::size_t at = 0; at < value.size();) {
    if (const auto word = parse_word(value.substr(at))) {
      blanks.clear();
      if (!ascii::equals_fold(word->charset, charset)) end_run();
      run += word->bytes;
      charset = word->charset;
      at += word->size;
    } else if (!run.empty() && ascii::is_blank(value[at])) {
      blanks += value[at++];
    } else {
      end_run();
      out += value[at++];
    }
  }
  end_run();
  return out;
}

std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  if (boundary.empty() || body.find("--" + std::string(boundary)) == body.npos) boundary = likely_boundary(body);
  const std::string mark = "--" + std::string(boundary);
  const char* begin = nullptr;
  while (!body.empty() && !boundary.empty()) {
    const char* here = body.data();
    const auto line = take_line(body);
    if (!line.starts_with(mark)) continue;
    const auto behind = ascii::trim(line.substr(mark.size()));
    if (!behind.empty() && behind != "--") continue;  // the mark of a part inside may begin like this one
    if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(here - begin));
    begin = body.data();
    if (!behind.empty()) return parts;
  }
  if (begin != nullptr) parts.emplace_back(begin, static_cast<std::size_t>(body.data() - begin));
  return parts;
}

}  // namespace rapport
