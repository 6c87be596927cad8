#include "rapport/input/spool.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>

namespace rapport {
namespace {

class SpoolSource final : public ByteSource {
 public:
  SpoolSource(std::shared_ptr<const Spool> spool, Stretch stretch) : spool_(std::move(spool)), left_(stretch) {}

  std::size_t read(std::span<char> into) override {
    const std::size_t size = spool_->read(left_.begin, into.first(std::min(into.size(), left_.end - left_.begin)));
    left_.begin += size;
    return size;
  }

 private:
  std::shared_ptr<const Spool> spool_;
  Stretch left_;
};

}  // namespace

Spool::Spool() {
  const char* folder = std::getenv("TMPDIR");
  std::string path = std::string(folder == nullptr || *folder == '\0' ? "/tmp" : folder) + "/rapport-XXXXXX";
  fd_ = ::mkstemp(path.data());
  if (fd_ < 0) {
    Diagnostic d;
    d.severity = Diagnostic::Severity::error;
    d.file = path;
    d.message =
        std::string("no temporary file can be made: ") + std::strerror(errno) + "; name another folder with TMPDIR";
    throw InputError(std::move(d));
  }
  ::unlink(path.c_str());
}

Spool::~Spool() { ::close(fd_); }

bool Spool::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    size_ += static_cast<std::uint64_t>(put);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

std::size_t Spool::read(std::uint64_t at, std::span<char> into) const {
  ssize_t got = 0;
  do {
    got = ::pread(fd_, into.data(), into.size(), static_cast<off_t>(at));
  } while (got < 0 && errno == EINTR);
  return got < 0 ? 0 : static_cast<std::size_t>(got);
}

std::unique_ptr<ByteSource> spool_source(std::shared_ptr<const Spool> spool, Stretch stretch) {
  return std::make_unique<SpoolSource>(std::move(spool), stretch);
}

}  // namespace rapport
