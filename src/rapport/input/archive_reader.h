#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "rapport/input/byte_source.h"

struct archive;
struct archive_entry;

namespace rapport {

/// libarchive at work on one of our sources, which must outlive it.
class ArchiveReader {
 public:
  enum class Kind : std::uint8_t {
    compressed,  ///< zstd, bzip2, xz: one member without a name
    archive,     ///< zip or tar, not compressed as a whole
  };
  struct Member {
    std::string name;
    bool folder = false;
    bool encrypted = false;
  };

  ArchiveReader(ByteSource& source, Kind kind);
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;
  ~ArchiveReader();

  /// The next member; none at the end, and after damage.
  std::optional<Member> next();
  /// Bytes of the member; 0 at its end, and after damage.
  std::size_t read(std::span<char> into);

  /// Packed bytes taken from the source so far.
  [[nodiscard]] std::uint64_t bytes_in() const { return bytes_in_; }
  /// libarchive's word for what is wrong; empty = nothing so far. Nothing can be read after damage.
  [[nodiscard]] const std::string& damage() const { return damage_; }

 private:
  static std::ptrdiff_t feed(archive*, void* self, const void** block);
  /// Valid UTF-8 (decoder.h); "(no name 1)" … where the archive holds none that can be read.
  std::string name_of(archive_entry* entry);
  void note_damage();

  ByteSource& source_;
  archive* handle_;
  std::uint64_t bytes_in_ = 0;
  std::uint64_t nameless_ = 0;
  std::string damage_;
  std::string_view block_;  // of the member, not yet handed out
  std::array<char, std::size_t{64} * 1024> buffer_{};
};

}  // namespace rapport
