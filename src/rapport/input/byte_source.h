#pragma once
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
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

/// A source whose first bytes can be looked at before they are read.
class PeekSource final : public ByteSource {
 public:
  explicit PeekSource(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {}

  /// The next bytes without taking them: at least `least` of them unless the source ends before. Valid until the next
  /// call of another function.
  std::string_view peek(std::size_t least);
  /// Takes bytes that peek() has shown.
  void skip(std::size_t count) { taken_ += count; }

  std::size_t read(std::span<char> into) override;
  [[nodiscard]] std::vector<Diagnostic> problems() const override { return source_->problems(); }

 private:
  std::unique_ptr<ByteSource> source_;
  std::string ahead_;  // read from source_, and handed out up to taken_
  std::size_t taken_ = 0;
};

/// Reads a memory block; the block must outlive the source.
std::unique_ptr<ByteSource> memory_source(std::string_view bytes);

/// Reads an open file descriptor and does not close it. `name` stands in diagnostics.
std::unique_ptr<ByteSource> descriptor_source(int fd, std::string name);

/// Opens a file. InputError if it cannot be opened, or if it is a folder.
std::unique_ptr<ByteSource> file_source(const std::string& path);

/// Reads a source that belongs to somebody else and must outlive it.
std::unique_ptr<ByteSource> borrowed_source(ByteSource& source);

/// Ends at once, with these problems: for what could not be opened.
std::unique_ptr<ByteSource> failed_source(std::vector<Diagnostic> problems);

/// Everything that is left of `source`, at most `limit` bytes; `truncated` tells whether there was more.
std::string read_all(ByteSource& source, std::size_t limit, bool* truncated = nullptr);

}  // namespace rapport
