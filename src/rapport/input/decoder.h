#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace rapport {

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

/// UTF-8, in which every byte that is none is read as windows-1252.
std::unique_ptr<Decoder> utf8_decoder();

/// Another charset by its name, or the superset of it that browsers read instead (windows-1252 for Latin-1). What is
/// not of the charset becomes U+FFFD. The name must be known (is_charset).
std::unique_ptr<Decoder> charset_decoder(std::string_view charset);

/// A file's name as valid UTF-8, to print and to store: a byte that is none is written as \xE9, as `ls -b` would. File
/// systems and archives promise no encoding of their names, while JSON is UTF-8.
std::string readable_name(std::string_view name);

/// Whether a text is UTF-8; it may end inside a character.
bool is_utf8(std::string_view bytes);

/// ICU's own name for a charset, by which two of its names can be told to mean one: "UTF-8" for "utf8", "US-ASCII" for
/// "ascii". Empty if no charset is called so.
std::string standard_name(std::string_view charset);

}  // namespace rapport
