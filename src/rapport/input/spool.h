#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "rapport/input/byte_source.h"

namespace rapport {

/// A temporary file without a name, in $TMPDIR, else /tmp: it goes with its last user, however the program ends.
class Spool {
 public:
  /// InputError if no temporary file can be made.
  Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;
  ~Spool();

  [[nodiscard]] std::uint64_t size() const { return size_; }
  /// False when the disk is full.
  bool append(std::string_view bytes);
  /// How many bytes from offset `at` were put into `into`; 0 at the end.
  [[nodiscard]] std::size_t read(std::uint64_t at, std::span<char> into) const;

 private:
  int fd_ = -1;
  std::uint64_t size_ = 0;
};

struct Stretch {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

std::unique_ptr<ByteSource> spool_source(std::shared_ptr<const Spool> spool, Stretch stretch);

}  // namespace rapport
