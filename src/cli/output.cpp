#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "rapport/model/diagnostic.h"

namespace rapport::cli {

Output::Output(const std::string& path) : path_(path.empty() || path == "-" ? "<stdout>" : path) {
  if (path_ == "<stdout>") return;
  fd_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  own_ = fd_ >= 0;
  if (own_) return;
  Diagnostic d;
  d.severity = Diagnostic::Severity::error;
  d.file = path;
  d.message = std::string("cannot be written: ") + std::strerror(errno) + "; name another file with --output";
  throw InputError(std::move(d));
}

Output::~Output() {
  if (own_) ::close(fd_);
}

bool Output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      if (errno != EPIPE) failure_ = path_ + ": " + std::strerror(errno);
      return false;
    }
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool Output::finish() {
  if (own_ && ::close(fd_) != 0 && failure_.empty()) failure_ = path_ + ": " + std::strerror(errno);
  own_ = false;
  return failure_.empty();
}

}  // namespace rapport::cli
