#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace rapport {

/// Something a person should know about an input: what, where, and what to do.
struct Diagnostic {
  enum class Severity : std::uint8_t {
    note,     ///< repaired without loss (a reply attached to the post because its parent is missing)
    warning,  ///< something could not be kept as it was (a broken byte, a truncated end); the rest is intact
    error,    ///< a record or a file could not be read at all; the program ends with exit status 3
  };

  Severity severity = Severity::warning;
  std::string file;          ///< path as given, "<stdin>", or archive.zip!member; empty if it concerns no file
  std::uint64_t line = 0;    ///< 1-based; 0 = unknown
  std::uint64_t column = 0;  ///< 1-based, in bytes; 0 = unknown
  std::uint64_t byte = 0;    ///< 0-based offset in the decoded file, where lines mean nothing; 0 = unknown
  std::string record;        ///< id of the record in its source; empty = none
  std::string message;       ///< what is wrong; what to do instead
  std::string excerpt;       ///< the line itself, to print with a caret below; empty = none

  /// "file:line:column: message", with the parts that are known. One line, no line break at its end.
  [[nodiscard]] std::string to_string() const;
};

/// The only exception that the library throws for what a person can fix: a lexicon, an option, a file that is not
/// there. It carries everything that was found wrong, not only the first thing.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Diagnostic> found);
  explicit InputError(Diagnostic one) : InputError(std::vector{std::move(one)}) {}
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return found_; }

 private:
  std::vector<Diagnostic> found_;
};

}  // namespace rapport
