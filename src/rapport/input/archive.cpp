#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

#include "rapport/input/archive_reader.h"
#include "rapport/input/bundle.h"
#include "rapport/input/decompress.h"
#include "rapport/input/expansion.h"
#include "rapport/input/spool.h"

namespace rapport {
namespace {

class ArchiveBundle final : public Bundle {
 public:
  ArchiveBundle(std::string name, std::shared_ptr<const Spool> spool, const std::map<std::string, Stretch>& members)
      : name_(std::move(name)), spool_(std::move(spool)) {
    for (const auto& [member, stretch] : members) {
      names_.push_back(member);
      stretches_.push_back(stretch);
    }
  }

  [[nodiscard]] const std::vector<std::string>& names() const override { return names_; }

  [[nodiscard]] std::unique_ptr<ByteSource> open(std::string_view name) const override {
    const auto found = std::ranges::lower_bound(names_, name);
    if (found == names_.end() || *found != name) return nullptr;
    const Stretch stretch = stretches_[static_cast<std::size_t>(found - names_.begin())];
    return decompressed(spool_source(spool_, stretch), name_ + "!" + *found);
  }

 private:
  std::string name_;
  std::shared_ptr<const Spool> spool_;
  std::vector<std::string> names_;
  std::vector<Stretch> stretches_;  // of the spool, one a name
};

/// Copies the members of an archive into a spool.
class Unpacker {
 public:
  Unpacker(ByteSource& packed, std::string name, std::vector<Diagnostic>& problems)
      : packed_(packed), name_(std::move(name)), problems_(problems) {}

  std::unique_ptr<Bundle> run() {
    ArchiveReader reader(packed_, ArchiveReader::Kind::archive);
    while (auto member = reader.next()) {
      if (!take(reader, *member)) break;
    }
    if (!reader.damage().empty()) {
      problem(Diagnostic::Severity::warning, name_,
              "the archive is truncated or damaged (" + reader.damage() + "): what stands before the damage is read");
    }
    for (auto& d : packed_.problems()) problems_.push_back(std::move(d));
    return std::make_unique<ArchiveBundle>(std::move(name_), std::move(spool_), members_);
  }

 private:
  /// False when nothing more is to be read.
  bool take(ArchiveReader& reader, const ArchiveReader::Member& member) {
    constexpr std::size_t most_members = 1'000'000;
    const std::string full_name = name_ + "!" + member.name;
    const bool finder_notes = member.name.starts_with("__MACOSX/");
    if (member.folder || finder_notes) return true;
    if (member.encrypted) {
      problem(Diagnostic::Severity::error, full_name, "is encrypted: unpack it with its password first");
      return true;
    }
    if (members_.size() == most_members) {
      problem(Diagnostic::Severity::error, full_name, "is one of too many members: the rest is not read");
      return false;
    }
    return copy(reader, member.name, full_name);
  }

  bool copy(ArchiveReader& reader, const std::string& member, const std::string& full_name) {
    Stretch& stretch = members_[member];  // a tar may hold a member twice: the later one counts, as for tar itself
    stretch = {spool_->size(), spool_->size()};
    const std::uint64_t packed_before = reader.bytes_in();
    constexpr std::uint64_t harmless_member = std::uint64_t{32} << 20;
    std::array<char, std::size_t{64} * 1024> block{};
    while (const std::size_t got = reader.read(block)) {
      if (!spool_->append({block.data(), got})) {
        problem(Diagnostic::Severity::error, full_name,
                "does not fit into the folder for temporary files; name another one with TMPDIR");
        return false;
      }
      stretch.end = spool_->size();
      const bool whole_is_bomb = is_bomb(reader.bytes_in(), spool_->size());
      if (whole_is_bomb || is_bomb(reader.bytes_in() - packed_before, stretch.end - stretch.begin, harmless_member)) {
        problem(Diagnostic::Severity::error, full_name, bomb_message);
        return !whole_is_bomb;
      }
    }
    return true;
  }

  void problem(Diagnostic::Severity severity, std::string file, std::string message) {
    Diagnostic d;
    d.severity = severity;
    d.file = std::move(file);
    d.message = std::move(message);
    problems_.push_back(std::move(d));
  }

  ByteSource& packed_;
  std::string name_;
  std::vector<Diagnostic>& problems_;
  std::shared_ptr<Spool> spool_ = std::make_shared<Spool>();
  std::map<std::string, Stretch> members_;
};

/// By the checksum of the first header: libarchive itself takes any file that begins with NULs for an empty tar.
bool is_tar(std::string_view head) {
  constexpr std::size_t header_size = 512, checksum_at = 148, checksum_size = 8;
  if (head.size() < header_size || head.front() == '\0') return false;
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < header_size; ++i) {
    const bool in_checksum = i >= checksum_at && i < checksum_at + checksum_size;
    sum += in_checksum ? std::uint64_t{' '} : static_cast<unsigned char>(head[i]);
  }
  return std::strtoull(std::string(head.substr(checksum_at, checksum_size)).c_str(), nullptr, 8) == sum;
}

}  // namespace

bool is_archive(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") || is_tar(head);
}

std::unique_ptr<Bundle> archive_bundle(ByteSource& packed, const std::string& name, std::vector<Diagnostic>& problems) {
  return Unpacker(packed, name, problems).run();
}

}  // namespace rapport
