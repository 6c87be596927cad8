#pragma once
#include <memory>
#include <string>

#include "rapport/input/byte_source.h"

namespace rapport {

/// The bytes of a source, decompressed if they are gzip (any number of members), zstd (any number of frames), bzip2 or
/// xz, which their first bytes tell; else as they are. Streams in constant memory. `name` stands in diagnostics: what
/// is truncated or damaged yields what could be decompressed and a warning, and a decompression bomb is stopped with
/// an error (input/expansion.h).
std::unique_ptr<PeekSource> decompressed(std::unique_ptr<ByteSource> source, const std::string& name);

/// The same for gzip alone. libarchive, which does the others, throws away up to 64 KiB before a truncated end.
std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<PeekSource> packed, std::string name);

}  // namespace rapport
