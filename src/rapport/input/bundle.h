#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rapport/input/byte_source.h"

namespace rapport {

/// The last part of a path: "a.txt" of "d/a.txt".
inline std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

/// Files that make one export together: a folder, or the members of an archive. Member names are relative paths with
/// '/', sorted bytewise, so that a run does not depend on the order of a directory, and valid UTF-8 (readable_name).
class Bundle {
 public:
  virtual ~Bundle() = default;
  [[nodiscard]] virtual const std::vector<std::string>& names() const = 0;
  /// A fresh stream over the member's bytes, decompressed; null if there is no such member. Any number may be open.
  /// A member that cannot be opened is an empty stream that tells why in its problems().
  [[nodiscard]] virtual std::unique_ptr<ByteSource> open(std::string_view name) const = 0;
};

/// The files below a folder, at any depth. Hidden ones (".git", ".DS_Store") are left out and counted in a note;
/// a folder that cannot be listed, and what is neither file nor folder, is a problem each. Links to files are followed,
/// links to folders are not.
std::unique_ptr<Bundle> folder_bundle(const std::string& path, std::vector<Diagnostic>& problems);

/// Whether a file that begins like this (512 bytes tell) is a .zip or a .tar.
bool is_archive(std::string_view head);

/// The members of a .zip or .tar, also from a pipe. They are unpacked into a temporary file that has no name (in
/// $TMPDIR, else /tmp), so memory stays flat; the file goes when the last reader of it goes. A truncated or damaged
/// archive yields what stands before the damage; encrypted members, members beyond the first 1,000,000 and
/// decompression bombs are left out; a problem each. `name` stands in diagnostics.
std::unique_ptr<Bundle> archive_bundle(ByteSource& packed, const std::string& name, std::vector<Diagnostic>& problems);

}  // namespace rapport
