#include "rapport/input/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "rapport/input/decoder.h"

namespace rapport {
namespace {

Diagnostic failure(std::string_view name, int error, const char* what) {
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = readable_name(name);
  d.message = std::string(what) + ": " + std::strerror(error);
  return d;
}

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : rest_(bytes) {}

  std::size_t read(std::span<char> into) override {
    const std::size_t size = rest_.copy(into.data(), into.size());
    rest_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view rest_;
};

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(int fd, std::string name, bool owned) : fd_(fd), owned_(owned), name_(std::move(name)) {}
  DescriptorSource(const DescriptorSource&) = delete;
  DescriptorSource& operator=(const DescriptorSource&) = delete;
  ~DescriptorSource() override {
    if (owned_) ::close(fd_);
  }

  std::size_t read(std::span<char> into) override {
    ssize_t got = 0;
    do {
      got = ::read(fd_, into.data(), into.size());
    } while (got < 0 && errno == EINTR);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (problems_.empty()) problems_.push_back(failure(name_, errno, "cannot be read to its end"));
    return 0;
  }

  [[nodiscard]] std::vector<Diagnostic> problems() const override { return problems_; }

 private:
  int fd_;
  bool owned_;
  std::string name_;
  std::vector<Diagnostic> problems_;
};

class FailedSource final : public ByteSource {
 public:
  explicit FailedSource(std::vector<Diagnostic> problems) : problems_(std::move(problems)) {}
  std::size_t read(std::span<char>) override { return 0; }
  [[nodiscard]] std::vector<Diagnostic> problems() const override { return problems_; }

 private:
  std::vector<Diagnostic> problems_;
};

constexpr std::size_t block_size = std::size_t{64} * 1024;

class BorrowedSource final : public ByteSource {
 public:
  explicit BorrowedSource(ByteSource& source) : source_(source) {}
  std::size_t read(std::span<char> into) override { return source_.read(into); }
  [[nodiscard]] std::vector<Diagnostic> problems() const override { return source_.problems(); }

 private:
  ByteSource& source_;
};

}  // namespace

std::string_view PeekSource::peek(std::size_t least) {
  if (ahead_.size() - taken_ < least) {
    ahead_.erase(0, taken_);
    taken_ = 0;
  }
  while (ahead_.size() - taken_ < least) {
    const std::size_t had = ahead_.size();
    ahead_.resize(std::max(least, had + block_size));
    const std::size_t got = source_->read({ahead_.data() + had, ahead_.size() - had});
    ahead_.resize(had + got);
    if (got == 0) break;
  }
  return std::string_view(ahead_).substr(taken_);
}

std::size_t PeekSource::read(std::span<char> into) {
  if (taken_ == ahead_.size()) return source_->read(into);
  const std::size_t size = ahead_.copy(into.data(), into.size(), taken_);
  taken_ += size;
  return size;
}

std::unique_ptr<ByteSource> memory_source(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

std::unique_ptr<ByteSource> descriptor_source(int fd, std::string name) {
  return std::make_unique<DescriptorSource>(fd, std::move(name), false);
}

std::unique_ptr<ByteSource> file_source(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw InputError(failure(path, errno, "cannot be opened"));
  auto source = std::make_unique<DescriptorSource>(fd, path, true);
  struct stat status {};
  if (::fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) throw InputError(failure(path, EISDIR, "cannot be read"));
  return source;
}

std::unique_ptr<ByteSource> failed_source(std::vector<Diagnostic> problems) {
  return std::make_unique<FailedSource>(std::move(problems));
}

std::string read_all(ByteSource& source, std::size_t limit, bool* truncated) {
  std::string out;
  bool more = true;
  while (more && out.size() < limit) {
    const std::size_t had = out.size();
    out.resize(std::min(limit, had + std::max(block_size, had)));
    const std::size_t got = source.read({out.data() + had, out.size() - had});
    out.resize(had + got);
    more = got != 0;
  }
  if (truncated != nullptr) {
    char beyond = 0;
    *truncated = more && source.read({&beyond, 1}) != 0;
  }
  return out;
}

std::unique_ptr<ByteSource> borrowed_source(ByteSource& source) { return std::make_unique<BorrowedSource>(source); }

}  // namespace rapport
