#include "rapport/input/decompress.h"

#include "rapport/input/archive_reader.h"
#include "rapport/input/expansion.h"

namespace rapport {
namespace {

/// zstd, bzip2 and xz.
class FilterSource final : public ByteSource {
 public:
  FilterSource(std::unique_ptr<PeekSource> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)), reader_(*packed_, ArchiveReader::Kind::compressed) {
    reader_.next();
    check();
  }

  std::size_t read(std::span<char> into) override {
    if (done_) return 0;
    const std::size_t got = reader_.read(into);
    bytes_out_ += got;
    if (got == 0) done_ = true;
    check();
    return got;
  }

  [[nodiscard]] std::vector<Diagnostic> problems() const override {
    auto all = packed_->problems();
    all.insert(all.end(), problems_.begin(), problems_.end());
    return all;
  }

 private:
  void check() {
    if (!reader_.damage().empty()) {
      stop(Diagnostic::Severity::warning, "the compressed file is truncated or damaged (" + reader_.damage() +
                                              "): what could be decompressed is read");
    } else if (is_bomb(reader_.bytes_in(), bytes_out_)) {
      stop(Diagnostic::Severity::error, bomb_message);
    }
  }

  void stop(Diagnostic::Severity severity, std::string message) {
    done_ = true;
    if (!problems_.empty()) return;
    Diagnostic d;
    d.severity = severity;
    d.file = name_;
    d.message = std::move(message);
    problems_.push_back(std::move(d));
  }

  std::unique_ptr<PeekSource> packed_;
  std::string name_;
  ArchiveReader reader_;
  std::uint64_t bytes_out_ = 0;
  bool done_ = false;
  std::vector<Diagnostic> problems_;
};

bool is_zstd(std::string_view head) {
  const bool skippable_frame =
      head.size() >= 4 && (head[0] & 0xF0) == 0x50 && head.substr(1).starts_with("\x2A\x4D\x18");
  return skippable_frame || head.starts_with("\x28\xB5\x2F\xFD");
}

bool is_bzip2_or_xz(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with("BZh") || head.starts_with("\xFD\x37zXZ\0"sv);
}

}  // namespace

std::unique_ptr<PeekSource> decompressed(std::unique_ptr<ByteSource> source, const std::string& name) {
  auto packed = std::make_unique<PeekSource>(std::move(source));
  const std::string_view head = packed->peek(6);
  std::unique_ptr<ByteSource> plain;
  if (head.starts_with("\x1f\x8b")) {
    plain = gzip_source(std::move(packed), name);
  } else if (is_zstd(head) || is_bzip2_or_xz(head)) {
    plain = std::make_unique<FilterSource>(std::move(packed), name);
  } else {
    return packed;
  }
  return std::make_unique<PeekSource>(std::move(plain));
}

}  // namespace rapport
