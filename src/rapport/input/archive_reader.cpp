#include "rapport/input/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <new>

#include "rapport/input/decoder.h"

namespace rapport {
namespace {

/// libarchive brings names into the charset of the thread's locale. In that of a program that never chose one, it has
/// none for names beyond ASCII, and members with such names could not be told apart.
class Utf8Names {
 public:
  Utf8Names() : before_(::uselocale(utf8())) {}
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;
  ~Utf8Names() { ::uselocale(before_); }

 private:
  /// Null, by which uselocale() changes nothing, where the system has no such locale.
  static locale_t utf8() {
    static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return locale;
  }

  locale_t before_;
};

}  // namespace

ArchiveReader::ArchiveReader(ByteSource& source, Kind kind) : source_(source), handle_(archive_read_new()) {
  if (handle_ == nullptr) throw std::bad_alloc();
  if (kind == Kind::compressed) {
    archive_read_support_filter_zstd(handle_);
    archive_read_support_filter_bzip2(handle_);
    archive_read_support_filter_xz(handle_);
    archive_read_support_format_raw(handle_);
  } else {
    archive_read_support_format_zip_streamable(handle_);
    archive_read_support_format_tar(handle_);
  }
  if (archive_read_open2(handle_, this, nullptr, feed, nullptr, nullptr) < ARCHIVE_WARN) note_damage();
}

ArchiveReader::~ArchiveReader() { archive_read_free(handle_); }

std::string ArchiveReader::name_of(archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) return "(no name " + std::to_string(++nameless_) + ")";
  std::string name = raw;
  while (name.starts_with("./")) name.erase(0, 2);
  return readable_name(name);
}

std::optional<ArchiveReader::Member> ArchiveReader::next() {
  block_ = {};
  if (!damage_.empty()) return {};
  const Utf8Names utf8_names;
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(handle_, &entry);
  if (status == ARCHIVE_EOF) return {};
  if (status < ARCHIVE_WARN) {
    note_damage();
    return {};
  }
  return Member{name_of(entry), archive_entry_filetype(entry) == AE_IFDIR, archive_entry_is_encrypted(entry) != 0};
}

// Block by block, because archive_read_data() keeps back what it has read before it meets damage.
std::size_t ArchiveReader::read(std::span<char> into) {
  while (block_.empty() && damage_.empty()) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    const int status = archive_read_data_block(handle_, &block, &size, &offset);
    if (status == ARCHIVE_EOF) return 0;
    if (status < ARCHIVE_WARN) note_damage();
    if (status >= ARCHIVE_WARN) block_ = {static_cast<const char*>(block), size};
  }
  const std::size_t size = block_.copy(into.data(), into.size());
  block_.remove_prefix(size);
  return size;
}

std::ptrdiff_t ArchiveReader::feed(archive*, void* self, const void** block) {
  auto& reader = *static_cast<ArchiveReader*>(self);
  const std::size_t size = reader.source_.read(reader.buffer_);
  reader.bytes_in_ += size;
  *block = reader.buffer_.data();
  return static_cast<std::ptrdiff_t>(size);
}

void ArchiveReader::note_damage() {
  const char* text = archive_error_string(handle_);
  damage_ = text == nullptr ? "of no known kind" : text;
}

}  // namespace rapport
