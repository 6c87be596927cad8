#define ZLIB_CONST
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "rapport/input/decompress.h"
#include "rapport/input/expansion.h"

namespace rapport {
namespace {

class GzipSource final : public ByteSource {
 public:
  GzipSource(std::unique_ptr<PeekSource> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)) {
    constexpr int gzip_window = 15 + 16;
    if (inflateInit2(&stream_, gzip_window) != Z_OK) throw std::bad_alloc();
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  ~GzipSource() override { inflateEnd(&stream_); }

  std::size_t read(std::span<char> into) override {
    std::size_t made = 0;
    while (made == 0 && !done_) made = inflate_some(into);
    bytes_out_ += made;
    if (!done_ && is_bomb(bytes_in_, bytes_out_)) {
      stop(Diagnostic::Severity::error, bomb_message);
    }
    return made;
  }

  [[nodiscard]] std::vector<Diagnostic> problems() const override {
    auto all = packed_->problems();
    all.insert(all.end(), problems_.begin(), problems_.end());
    return all;
  }

 private:
  std::size_t inflate_some(std::span<char> into) {
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const std::string_view in = packed_->peek(1).substr(0, most);
    if (in.empty()) {
      stop(Diagnostic::Severity::warning, "the compressed file is truncated: what it still holds is read");
      return 0;
    }
    stream_.next_in = reinterpret_cast<const Bytef*>(in.data());
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(into.data());
    stream_.avail_out = static_cast<uInt>(std::min(into.size(), most));
    const std::size_t room = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t used = in.size() - stream_.avail_in;
    packed_->skip(used);
    bytes_in_ += used;
    if (status == Z_STREAM_END) next_member();
    if (status != Z_STREAM_END && status != Z_OK && status != Z_BUF_ERROR) {
      stop(Diagnostic::Severity::warning, "the compressed file is damaged: what stands before the damage is read");
    }
    return room - stream_.avail_out;
  }

  /// Several .gz files may stand one after the other; some tools fill up the last block with NULs.
  void next_member() {
    const std::string_view rest = packed_->peek(2);
    if (rest.starts_with("\x1f\x8b")) {
      inflateReset(&stream_);
      return;
    }
    done_ = true;
    if (!rest.empty() && rest.front() != '\0') {
      stop(Diagnostic::Severity::warning, "bytes after the end of the compressed data are not read");
    }
  }

  void stop(Diagnostic::Severity severity, const char* message) {
    done_ = true;
    Diagnostic d;
    d.severity = severity;
    d.file = name_;
    d.message = message;
    problems_.push_back(std::move(d));
  }

  std::unique_ptr<PeekSource> packed_;
  std::string name_;
  z_stream stream_{};
  std::uint64_t bytes_in_ = 0;
  std::uint64_t bytes_out_ = 0;
  bool done_ = false;
  std::vector<Diagnostic> problems_;
};

}  // namespace

std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<PeekSource> packed, std::string name) {
  return std::make_unique<GzipSource>(std::move(packed), std::move(name));
}

}  // namespace rapport
