#include "rapport/input/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <new>

namespace rapport {
namespace {

std::string name_of(archive_entry* entry) {
  const char* raw = archive_entry_pathname(entry);
  if (raw == nullptr) raw = archive_entry_pathname_utf8(entry);
  std::string name = raw == nullptr ? "(no name)" : raw;
  while (name.starts_with("./")) name.erase(0, 2);
  return name;
}

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

std::optional<ArchiveReader::Member> ArchiveReader::next() {
  if (!damage_.empty()) return {};
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(handle_, &entry);
  if (status == ARCHIVE_EOF) return {};
  if (status < ARCHIVE_WARN) {
    note_damage();
    return {};
  }
  return Member{name_of(entry), archive_entry_filetype(entry) == AE_IFDIR, archive_entry_is_encrypted(entry) != 0};
}

std::size_t ArchiveReader::read(std::span<char> into) {
  if (!damage_.empty()) return 0;
  const la_ssize_t got = archive_read_data(handle_, into.data(), into.size());
  if (got < 0) note_damage();
  return got < 0 ? 0 : static_cast<std::size_t>(got);
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
