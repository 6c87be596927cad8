#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapport {

// The encodings of Internet mail (RFC 2045 to 2047, 5322), as far as text needs them. All of them take damaged input:
// what cannot be decoded stays as it is or is passed over.

/// The head of a mail or of one of its parts. Names are in lower case, folded lines are joined.
class MailHead {
 public:
  /// Takes the head off the front of `mail`, and the empty line below it.
  explicit MailHead(std::string_view& mail);

  /// The value of the first field of this name; empty if there is none.
  [[nodiscard]] std::string_view value(std::string_view name) const;

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// "text/plain; charset=utf-8" taken apart: what stands before the first ';' in lower case, and one parameter's value.
std::string media_type(std::string_view value);
std::string parameter(std::string_view value, std::string_view name);

std::string decode_base64(std::string_view text);
std::string decode_quoted_printable(std::string_view text);

/// Valid UTF-8 from bytes in a declared charset; an unknown one is guessed.
std::string to_utf8(std::string_view bytes, std::string_view charset);

/// The content of a part, whose head was taken off, without its transfer encoding, as UTF-8.
std::string part_content(const MailHead& head, std::string_view body);

/// A header value as UTF-8, with its "=?utf-8?Q?caf=C3=A9?=" words decoded.
std::string decode_words(std::string_view value);

/// The parts between the lines "--boundary". Where there is no such line, the first that looks like one counts.
std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary);

}  // namespace rapport
