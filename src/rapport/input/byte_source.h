#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/model/diagnostic.h"

namespace rapport {

/// A stream of bytes, read once from its beginning to its end. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// Fills `into` from the front and returns how many bytes it wrote; 0 means the end (also after damage: what could
  /// be read was handed out before, and `problems()` says what was lost). `into` must not be empty.
  virtual std::size_t read(std::span<char> into) = 0;

  /// What went wrong so far (a truncated .gz, a read error), in order. Complete once `read` has returned 0.
  [[nodiscard]] virtual std::vector<Diagnostic> problems() const { return {}; }
};

/// Reads a memory block; the block must outlive the source.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// Reads an open file descriptor and does not close it. `name` stands in diagnostics.
std::unique_ptr<ByteSource> descriptor_source(int fd, std::string name);

/// Everything that is left of `source`, at most `limit` bytes; `truncated` tells whether there was more.
std::string read_all(ByteSource& source, std::size_t limit, bool* truncated = nullptr);

}  // namespace rapport
